import { v5 } from 'uuid';
import { labelsFor } from '../labels/labels.ts';

/** Longest file name that every common file system takes, with room for edition and extension. */
const MAX_NAME_BYTES = 200;
const SUFFIX_ROOM = 40;

/** Names of Windows devices: no file may be called so, whatever its extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Characters that some file system or shell refuses, and those that are not seen. */
const REFUSED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}"*/:<>?\\|!&%#$'`~;^]/gu;

/** Namespace of wenji's identifiers: a version 5 UUID of its name in the DNS namespace. */
const NAMESPACE = v5('wenji', v5.DNS);

/**
 * The identifier of a volume: the same for ever for the same shelf and key.
 * @returns `urn:uuid:` with a version 5 UUID
 */
export const identifierOf = (shelfKey: string, volumeKey: string): string =>
  `urn:uuid:${v5(JSON.stringify([shelfKey, volumeKey]), NAMESPACE)}`;

export interface TitleParts {
  theme: string;
  number: number;
  total: number;
  period?: string | undefined;
  first?: string | undefined;
  last?: string | undefined;
  language: string;
  /** What tells volumes of one period apart, or ''. */
  supplement?: string;
}

/**
 * The title of a volume: by a pattern with place-holders, else the theme with what tells its
 * volumes apart.
 */
export function titleOf(parts: TitleParts, pattern: string | undefined): string {
  const period = parts.period ? labelsFor(parts.language).periodName(parts.period) : '';
  if (pattern === undefined) return defaultTitle(parts, period);
  const values: Record<string, string> = {
    theme: parts.theme,
    number: String(parts.number),
    total: String(parts.total),
    period,
    first: parts.first ?? '',
    last: parts.last ?? '',
  };
  return pattern
    .replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
    .replace(/\s{2,}/g, ' ')
    .trim();
}

function defaultTitle(
  { theme, number, total, supplement = '' }: TitleParts,
  period: string,
): string {
  if (period) return `${theme} ${period} ${supplement}`.trimEnd();
  return total > 1 || number > 1 ? `${theme} ${number}` : theme;
}

/**
 * A file name without extension: NFC, no character that a system refuses, no reserved name, at
 * most 160 bytes, so that an edition's mark and the extension fit.
 * @param tail what tells the volume apart; never cut
 */
export function fileNameOf(title: string, tail = ''): string {
  const clean = cleanName(title);
  const end = cleanName(tail);
  const room = MAX_NAME_BYTES - SUFFIX_ROOM - (end ? Buffer.byteLength(end) + 1 : 0);
  const start = trimEdges(cutToBytes(clean, room)) || 'wenji';
  const name = end ? `${start} ${end}` : start;
  return DEVICE.test(name) ? `_${name}` : name;
}

const cleanName = (text: string) =>
  trimEdges(text.toWellFormed().normalize('NFC').replace(REFUSED, ' ').replace(/\s+/gu, ' '));

/** No dots, blanks or dashes at the ends: hidden files, options, and names Windows cuts. */
const trimEdges = (text: string) =>
  text
    .replace(/^[\s.-]+/u, '')
    .trimEnd()
    .replace(/\.{1,300}$/u, '')
    .trimEnd();

/** Cuts on a character's border, never within one. */
export function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let length = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('und').segment(text)) {
    length += Buffer.byteLength(segment);
    if (length > bytes) break;
    kept += segment;
  }
  return kept;
}

/** What two names must not share: file systems differ in case and composition. */
export const caseKey = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');

/** Gives names that are not taken yet: the second of a kind gets `-2`. */
export class NameRegister {
  private readonly taken = new Set<string>();

  /** Marks a name as given. */
  reserve(name: string): void {
    this.taken.add(caseKey(name));
  }

  claim(name: string): string {
    let candidate = name;
    for (let number = 2; this.taken.has(caseKey(candidate)); number++) {
      candidate = `${name}-${number}`;
    }
    this.reserve(candidate);
    return candidate;
  }
}
