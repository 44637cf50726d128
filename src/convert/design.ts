import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../messages.ts';
import { makeCover, ownCover } from '../publication/cover/make.ts';
import type { Cover, IndexKind, Shelf } from '../publication/input.ts';
import type { Readings } from '../publication/readings/readings.ts';
import { builtInStyles, loadStyle, type StyleSheet } from '../publication/styles.ts';
import { SettingsError } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { EncodedPicture, Message, Script, VolumePlan } from '../types.ts';

/** How the books of a run look, read once before any work is done. */
export interface Design extends StyleSheet {
  indexes: IndexKind[];
  qr: boolean;
  /** What a user's own CSS may lead to. */
  messages: Message[];
  /** Readings over Chinese characters, where they are wanted. */
  readings?: Readings;
  /** Makes the cover of a volume, or prints the user's own. */
  cover: (order: CoverOrder) => Promise<Cover>;
}

export interface CoverOrder {
  volume: VolumePlan;
  shelf: Shelf;
  pictures: EncodedPicture[];
  script?: Script;
  grey: boolean;
}

/**
 * Reads the style sheet and the user's own cover.
 * @param folder where relative paths in the settings start from
 * @throws SettingsError when either cannot be read, or the CSS is faulty: the run must not start
 */
export async function designOf({ book, text }: Settings, folder: string): Promise<Design> {
  const isBuiltIn = (builtInStyles as readonly string[]).includes(book.style);
  const style = isBuiltIn ? book.style : path.resolve(folder, book.style);
  const { system, over } = text.ruby;
  const sheet = await loadStyle(style, book.css, system && over === 'all').catch((error: Error) => {
    const detail = error.message;
    const names = builtInStyles.join(', ');
    throw new SettingsError([message('style-unreadable', style, { detail, names })]);
  });
  const messages = await messagesOf(isBuiltIn ? undefined : style, book.css);
  return {
    ...sheet,
    messages,
    indexes: book.indexes,
    qr: book.qr,
    ...(system ? { readings: { system, over } } : {}),
    cover: await coversOf(book.cover, folder),
  };
}

/** Looks at CSS that is not ours, and only then loads what reads it. */
async function messagesOf(file: string | undefined, additions: string): Promise<Message[]> {
  if (!file && !additions) return [];
  const { ownStyleMessages } = await import('./own-style.ts');
  const messages = [
    ...(file ? ownStyleMessages(await readFile(file, 'utf8'), file) : []),
    ...ownStyleMessages(additions, 'book.css'),
  ];
  const faults = messages.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new SettingsError(faults);
  return messages;
}

async function coversOf(own: string | undefined, folder: string): Promise<Design['cover']> {
  if (!own) return makeCover;
  const file = path.resolve(folder, own);
  const colour = await ownCover(file).catch((error: Error) => {
    throw new SettingsError([message('cover-unreadable', file, { detail: error.message })]);
  });
  return async ({ grey }) => (grey ? ownCover(file, grey) : colour);
}
