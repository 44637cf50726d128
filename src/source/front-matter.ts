import { parse as parseToml } from 'smol-toml';
import { isMap, parseDocument } from 'yaml';
import { message } from '../messages.ts';
import type { Message } from '../types.ts';

/** Strings, lists of strings, or groups of them: all that front matter may hold for us. */
export type FrontValue = string | string[] | { [key: string]: FrontValue };
export type FrontData = Record<string, FrontValue>;

export interface FrontMatter {
  /** Without prototype: a key may be called `__proto__`. */
  data: FrontData;
  body: string;
  /** Lines before the body, to tell a line of the file from one of the body. */
  lines: number;
  messages: Message[];
}

/** Above this a block costs seconds to parse: 100,000 YAML keys take two minutes. */
const MAX_BLOCK = 64 * 1024;
const MAX_DEPTH = 4;
const MAX_ITEMS = 1000;

interface Block {
  format: 'yaml' | 'toml' | 'json';
  source: string;
  body: string;
  lines: number;
}

/**
 * Splits front matter from text. The block is data only: no tag is resolved, no alias followed,
 * no code run (`---js` is text). A block that cannot be read costs its keys, not the article.
 * @param text a whole file, line ends `\n`
 */
export function splitFrontMatter(text: string, place: string): FrontMatter {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const block = fencedBlock(clean) ?? jsonBlock(clean) ?? unopenedBlock(clean);
  if (!block) return headerLines(clean) ?? titleBlock(clean) ?? noFrontMatter(clean);
  const { body, lines } = block;
  if (block.source.length > MAX_BLOCK) {
    return { data: empty(), body, lines, messages: [message('front-matter-too-large', place)] };
  }
  try {
    const data = parseBlock(block);
    return data ? { data, body, lines, messages: [] } : noFrontMatter(clean);
  } catch (error) {
    const problem = message('front-matter-unreadable', `${place}:${lineOf(error)}`, {
      detail: detailOf(error),
    });
    return { data: plainLines(block.source), body, lines, messages: [problem] };
  }
}

function noFrontMatter(body: string): FrontMatter {
  return { data: empty(), body, lines: 0, messages: [] };
}

function empty(): FrontData {
  return Object.create(null) as FrontData;
}

const FENCES: Record<string, Block['format']> = { '---': 'yaml', '+++': 'toml', ';;;': 'json' };

function fencedBlock(text: string): Block | undefined {
  const opening = text.slice(0, 3);
  const format = FENCES[opening];
  const first = text.indexOf('\n');
  if (!format || first < 0 || text.slice(3, first).trim() !== '') return undefined;
  for (let start = first + 1, lines = 2; start < text.length; lines++) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end).trimEnd();
    if (line === opening || (format === 'yaml' && line === '...')) {
      const source = text.slice(first + 1, start);
      return { format, source, body: end < 0 ? '' : text.slice(end + 1), lines };
    }
    if (end < 0) break;
    start = end + 1;
  }
  return undefined;
}

/** Hexo lets the opening mark be left out: keys from the first line, closed by `---`. */
function unopenedBlock(text: string): Block | undefined {
  if (!/^(?:title|date|layout|tags?|categor(?:y|ies)):(?:[ \t]|\n)/.test(text)) return undefined;
  const head = text.slice(0, MAX_BLOCK);
  const end = /\n---[ \t]{0,9}(?:\n|$)/.exec(head);
  if (!end) return undefined;
  const source = head.slice(0, end.index + 1);
  // Every line is a key, an item, or the rest of one: anything else is an article's own text.
  if (source.split('\n').some((line) => !/^(?:$|[ \t#-]|[\w-]{1,40}:)/.test(line)))
    return undefined;
  const body = text.slice(end.index + end[0].length);
  return { format: 'yaml', source, body, lines: source.split('\n').length };
}

/** Hugo's JSON: an object that opens the file and closes alone on a line. */
function jsonBlock(text: string): Block | undefined {
  if (!/^\{\s{0,10}\n\s{0,40}"/.test(text)) return undefined;
  const end = text.indexOf('\n}');
  if (end < 0 || !/^\s*(?:\n|$)/.test(text.slice(end + 2, end + 200))) return undefined;
  const source = text.slice(0, end + 2);
  const body = text.slice(end + 2);
  return { format: 'json', source, body, lines: source.split('\n').length - 1 };
}

/** @returns undefined where the block is no set of keys: a rule, some text, another rule */
function parseBlock({ format, source }: Block): FrontData | undefined {
  if (format === 'toml') return plainValues(parseToml(source), 0);
  if (format === 'json') {
    const object = source.trimStart().startsWith('{') ? source : `{${source}}`;
    return plainValues(JSON.parse(object), 0);
  }
  const document = parseDocument(source.replaceAll('\t', '  '), {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'error',
  });
  if (document.errors[0]) {
    if (!/^[\w -]{1,40}:/m.test(source)) return undefined;
    throw document.errors[0];
  }
  if (document.contents === null) return empty();
  if (!isMap(document.contents)) return undefined;
  return plainValues(document.toJS({ maxAliasCount: 0 }), 0);
}

/** Rebuilds parsed data as plain strings, whatever the parser made of them. */
function plainValues(value: unknown, depth: number): FrontData {
  const data = empty();
  if (typeof value !== 'object' || value === null) return data;
  for (const [key, item] of Object.entries(value).slice(0, MAX_ITEMS)) {
    const plain = plainValue(item, depth);
    if (plain !== undefined) data[key] = plain;
  }
  return data;
}

function plainValue(value: unknown, depth: number): FrontValue | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).flatMap(listItem);
  if (typeof value === 'object' && value && depth < MAX_DEPTH) return plainValues(value, depth + 1);
  return undefined;
}

/** In a list of people or tags written as groups, the name is what counts. */
function listItem(item: unknown): string[] {
  const plain = plainValue(item, MAX_DEPTH - 1);
  if (typeof plain === 'string') return plain ? [plain] : [];
  if (Array.isArray(plain)) return plain;
  const named = plain?.name ?? plain?.title ?? plain?.label;
  return typeof named === 'string' ? [named] : [];
}

/** What a person meant by `title: One: Two`, which YAML refuses. */
function plainLines(source: string): FrontData {
  const data = empty();
  for (const line of source.split('\n')) {
    const pair = /^([A-Za-z_][\w-]{0,40})\s?[:=]\s(.+)/.exec(line);
    if (!pair || /^[[{&*|>!]/.test(pair[2]!)) continue;
    data[pair[1]!] = pair[2]!.trim().replace(/^(["'])(.*)\1$/, '$2');
  }
  return data;
}

const HEADER_LINE = /^([A-Za-z][\w -]{0,30}):[ \t]+(\S.{0,2000})$/;
const HEADER_KEY =
  /^(?:title|date|author|authors|tags|category|categories|slug|summary|language|modified|status|keywords|subtitle|description)$/i;

/** Header lines of Pelican and MultiMarkdown: `Title: …` first, then a blank line. */
function headerLines(text: string): FrontMatter | undefined {
  const end = text.search(/\n[ \t]{0,20}\n/);
  const head = text.slice(0, end < 0 ? 0 : end);
  if (!head || head.length > MAX_BLOCK) return undefined;
  const pairs = head.split('\n').map((line) => HEADER_LINE.exec(line));
  const data = empty();
  for (const pair of pairs) {
    if (!pair || !HEADER_KEY.test(pair[1]!)) return undefined;
    data[pair[1]!.toLowerCase()] = pair[2]!.trim();
  }
  // One such line may well be how a text begins ("Summary: …").
  if (!data.title || pairs.length < 2) return undefined;
  return { data, body: text.slice(end + 1), lines: pairs.length, messages: [] };
}

/** Pandoc's title block: `% title`, `% authors`, `% date`. */
function titleBlock(text: string): FrontMatter | undefined {
  const lines = text.slice(0, 4000).split('\n', 3);
  const count = lines.findIndex((line) => !line.startsWith('% '));
  const used = count < 0 ? lines.length : count;
  if (used === 0) return undefined;
  const [title, authors, date] = lines.slice(0, used).map((line) => line.slice(2).trim());
  const data = empty();
  if (title) data.title = title;
  if (authors) data.authors = authors.split(';').map((name) => name.trim());
  if (date) data.date = date;
  const body = text.split('\n').slice(used).join('\n');
  return { data, body, lines: used, messages: [] };
}

/** Line of the file: the parsers count from the block's first line, which is the second. */
function lineOf(error: unknown): number {
  const { linePos, line } = error as { linePos?: { line: number }[]; line?: number };
  return (linePos?.[0]?.line ?? line ?? 0) + 1;
}

function detailOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .split('\n', 1)[0]!
    .replace(/ at line \d+, column \d+:?$/, '')
    .slice(0, 200);
}
