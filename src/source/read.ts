import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { message } from '../messages.ts';
import type { SourceFile } from '../types.ts';
import { decode } from './charset.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readMhtml } from './mhtml.ts';
import { looksLikeMirrorPage, readMirrorPage } from './mirror.ts';
import { type NoArticle, type Page, Rejected } from './page.ts';
import type { PlaceIndex } from './place-index.ts';
import { readText } from './text.ts';
import { isInside } from './walk.ts';

export interface ReadOptions {
  /** The user's word on the encoding of files that do not tell. */
  encoding?: string;
  /** What else lies below the root, for links and pictures given by name. */
  siblings?: PlaceIndex;
  /** Read drafts too. */
  drafts?: boolean;
}

/** The file may have grown since it was listed; this much more than listed is still read. */
const GROWTH = 1024 * 1024;

/**
 * Reads a source file's bytes, only if it is still a regular file inside its root: checked on
 * the open descriptor, since the name may have become a link or a pipe meanwhile.
 * Synchronous: a worker has nothing else to do, and five waits for each of 100,000 files add up.
 * @throws Rejected `link-outside`, `not-a-file`, `file-too-large`, `empty-file`, `file-unreadable`
 */
export function openSource(file: SourceFile): Uint8Array {
  let descriptor: number | undefined;
  try {
    const real = realpathSync.native(join(file.root, file.place));
    if (!isInside(realRoot(file.root), real)) reject('link-outside', file);
    descriptor = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const bytes = new Uint8Array(checkedSize(descriptor, file));
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } catch (error) {
    if (error instanceof Rejected) throw error;
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Rejected(message('file-unreadable', file.place, { detail }), { cause: error });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Where each root really is: asked once, not for every file below it. */
const realRoots = new Map<string, string>();

function realRoot(root: string): string {
  const real = realRoots.get(root) ?? realpathSync.native(root);
  realRoots.set(root, real);
  return real;
}

function checkedSize(descriptor: number, file: SourceFile): number {
  const found = fstatSync(descriptor);
  if (!found.isFile()) reject('not-a-file', file);
  if (found.size === 0) reject('empty-file', file);
  const most = file.size + GROWTH;
  if (found.size > most) reject('file-too-large', file, { bytes: found.size, most });
  return found.size;
}

function reject(code: string, file: SourceFile, args: Record<string, number> = {}): never {
  throw new Rejected(message(code, file.place, args));
}

/**
 * Bytes → page, by what the file is rather than what it is called: a mirror's pages are `.md`.
 * @throws Rejected where the article must be left out
 */
export function readPage(
  file: SourceFile,
  bytes: Uint8Array,
  options: ReadOptions,
): Page | NoArticle {
  if (file.kind === 'mhtml') return readMhtml(file, bytes);
  const { text, messages } = decode(bytes, { place: file.place, hint: options.encoding });
  const page = readDecoded(file, text, options);
  if (!('noArticle' in page)) page.messages.unshift(...messages);
  return page;
}

function readDecoded(file: SourceFile, text: string, options: ReadOptions): Page | NoArticle {
  if (file.kind === 'html') return readHtml(file, text);
  if (file.kind === 'text') return readText(file, text);
  if (looksLikeMirrorPage(text)) return readMirrorPage(file, text);
  return readMarkdown(file, text, options);
}
