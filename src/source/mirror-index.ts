import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a mirror's own index files tell: channels' names, pages' order and titles. */
export interface MirrorIndex {
  /** By channel id, the folder below `pages/`. */
  channels: Map<string, { title: string; order: number }>;
  /** By `channel/ID`, the page's place below `pages/` without its extension. */
  pages: Map<string, { title: string; order: number }>;
}

const MAX_INDEX_BYTES = 64 * 1024 * 1024;

/**
 * Reads `scripts/index.csv`, `indexes/CHANNEL.csv` and `indexes/CHANNEL/N.md` below a mirror's
 * root. Rows that cannot be read are passed over: an index only adds names and order.
 * @returns undefined when the folder holds no index
 */
export async function readMirrorIndex(root: string): Promise<MirrorIndex | undefined> {
  const index: MirrorIndex = { channels: new Map(), pages: new Map() };
  const table = await textOf(join(root, 'scripts', 'index.csv'));
  for (const [id, title] of rowsOf(table ?? '')) addChannel(index, id, title);
  const entries = await namesIn(join(root, 'indexes'));
  for (const name of entries) await readChannel(index, join(root, 'indexes'), name);
  return index.channels.size > 0 || index.pages.size > 0 ? index : undefined;
}

async function readChannel(index: MirrorIndex, folder: string, name: string): Promise<void> {
  if (name.endsWith('.csv')) {
    const text = await textOf(join(folder, name));
    for (const [id, title] of rowsOf(text ?? '')) addPage(index, name.slice(0, -4), id, title);
    return;
  }
  const lists = (await namesIn(join(folder, name))).filter((list) => list.endsWith('.md'));
  for (const list of lists) {
    const text = await textOf(join(folder, name, list));
    for (const [channel, id, title] of linksOf(text ?? '')) addPage(index, channel, id, title);
  }
}

function addChannel(index: MirrorIndex, id: string, title: string): void {
  if (!index.channels.has(id)) index.channels.set(id, { title, order: index.channels.size });
}

/** A page listed twice keeps its first place; a title wins over none. */
function addPage(index: MirrorIndex, channel: string, id: string, title: string): void {
  const key = `${channel}/${id}`;
  const known = index.pages.get(key);
  if (!known) index.pages.set(key, { title, order: index.pages.size });
  else if (!known.title) known.title = title;
}

/** `id,title` lines: the title runs to the end of the line, commas and all, or is quoted. */
function rowsOf(text: string): [id: string, title: string][] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line): [string, string] => {
      const comma = line.indexOf(',');
      return [unquoted(line.slice(0, comma)), unquoted(line.slice(comma + 1))];
    })
    .filter(([id]) => /^[\w.-]{1,200}$/.test(id));
}

/** Quotes count only around the whole field: a title may begin with a quotation. */
function unquoted(field: string): string {
  const trimmed = field.trim();
  const quoted = /^"((?:[^"]|"")*)"$/.exec(trimmed)?.[1];
  return (quoted?.replaceAll('""', '"') ?? trimmed).trim();
}

const PAGE_LINK =
  /\[([^\n]{1,400}?)\]\((?:[^()\s]{0,200}\/)?pages\/([^/()\s]+)\/([^/()\s]+)\.md[^()\s]*\)/g;

function linksOf(text: string): [channel: string, id: string, title: string][] {
  return [...text.matchAll(PAGE_LINK)].map((link) => [link[2]!, link[3]!, link[1]!.trim()]);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.sort(byNumberThenName);
  } catch {
    return [];
  }
}

function byNumberThenName(a: string, b: string): number {
  const difference = Number.parseInt(a, 10) - Number.parseInt(b, 10);
  if (difference) return difference;
  return a < b ? -1 : Number(a > b);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(path);
    return bytes.length > MAX_INDEX_BYTES ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}
