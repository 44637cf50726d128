import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { message } from '../messages.ts';
import type { Message } from '../types.ts';
import { naturalness } from './charset-score.ts';
import {
  controlsIn,
  hasBinaryHead,
  looksBinary,
  utf7Inside,
  wideEncodingOf,
} from './charset-signs.ts';
import { Rejected } from './page.ts';

const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export interface Decoded {
  text: string;
  /** Name in the WHATWG Encoding Standard, lower case. */
  encoding: string;
  messages: Message[];
}

export interface DecodeOptions {
  /** The file, for messages. */
  place: string;
  /** What the user said (`--encoding`): taken wherever the bytes are not plainly Unicode. */
  hint?: string | undefined;
  /** What came with the bytes, such as the charset of a MIME part. */
  declared?: string | undefined;
}

/** One character in so many may be damaged before we call the encoding unknown. */
const TOLERATED_DAMAGE = 1 / 1000;
/** Below this, what was decoded is more likely the wrong encoding than odd text. */
const LEAST_NATURALNESS = 0.22;
/** Tried for every file that is not Unicode, since statistics alone fail on short texts. */
const EAST_ASIAN = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];

/**
 * Bytes → text, with line ends as `\n` and no byte order mark.
 *
 * The order: byte order mark, UTF-16 or UTF-32 by its zero bytes, strict UTF-8, UTF-8 with a
 * little damage, the user's word, what the file declares, and last a comparison of all that
 * decodes without a fault. A wrong declaration loses to text that reads better.
 *
 * @throws Rejected `unknown-encoding` or `binary-file`, so that a book never holds mojibake
 */
export function decode(bytes: Uint8Array, options: DecodeOptions): Decoded {
  const found = decodeUnicode(bytes, options) ?? decodeLegacy(bytes, options);
  return found.text.includes('\r') ? { ...found, text: found.text.replace(/\r\n?/g, '\n') } : found;
}

function decodeUnicode(bytes: Uint8Array, { place }: DecodeOptions): Decoded | undefined {
  if (hasBinaryHead(bytes)) throw new Rejected(message('binary-file', place));
  const controls = controlsIn(bytes);
  const wide = wideEncodingOf(bytes, controls);
  if (wide === 'utf-32') throw unknown(place, 'UTF-32');
  if (wide) return decodeWide(bytes, wide, place);
  if (looksBinary(bytes, controls)) throw new Rejected(message('binary-file', place));
  if (!isUtf8(bytes)) return decodeDamagedUtf8(bytes, place);
  const strict = new TextDecoder('utf-8').decode(bytes);
  if (strict.includes('\x1b') && /\x1b\$[@B]/.test(strict))
    return plain(tryDecode(bytes, 'iso-2022-jp'), 'iso-2022-jp');
  if (utf7Inside(strict)) throw unknown(place, 'UTF-7');
  return plain(strict, 'utf-8');
}

function decodeWide(bytes: Uint8Array, encoding: string, place: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const damaged = count(text, '\ufffd');
  if (damaged > tolerated(text)) throw unknown(place, encoding);
  return { text, encoding, messages: damaged ? [damageWarning(place, encoding, damaged)] : [] };
}

/** A bad byte or a cut last character does not make a file less UTF-8. */
function decodeDamagedUtf8(bytes: Uint8Array, place: string): Decoded | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = count(text, '\ufffd');
  const sound = (text.match(/[\x80-\ufffc]/g) ?? []).length;
  if (damaged > tolerated(text) || sound < damaged * 20) return undefined;
  return { text, encoding: 'utf-8', messages: [damageWarning(place, 'UTF-8', damaged)] };
}

function decodeLegacy(bytes: Uint8Array, { place, hint, declared }: DecodeOptions): Decoded {
  const asTold = hint && plain(tryDecode(bytes, hint), whatwgName(hint) ?? hint);
  if (asTold) return asTold;
  const named = [declared, declaredInside(bytes)].flatMap((name) => whatwgName(name) ?? []);
  const guessed = guesses(bytes);
  const candidates = new Set([...named, ...EAST_ASIAN, ...guessed.keys()]);
  let best: { score: number; decoded: Decoded } | undefined;
  for (const encoding of candidates) {
    const text = tryDecode(bytes, encoding);
    if (text === undefined) continue;
    const trust = (named.includes(encoding) ? 0.2 : 0) + (guessed.get(encoding) ?? 0) / 300;
    const score = naturalness(text) + trust - kanaOutOfPlace(text, encoding);
    if (!best || score > best.score) best = { score, decoded: { text, encoding, messages: [] } };
  }
  if (!best || best.score < LEAST_NATURALNESS) {
    throw unknown(place, [...named, 'none that fits'][0]!);
  }
  return best.decoded;
}

/** The Chinese and Korean sets have kana too, at the same bytes as EUC-JP; nobody uses them. */
function kanaOutOfPlace(text: string, encoding: string): number {
  if (!['gb18030', 'big5', 'euc-kr'].includes(encoding)) return 0;
  const kana = (text.slice(0, 5000).match(/[\u3041-\u30f6]/g) ?? []).length;
  return kana * 4 > text.replace(/[\x00-\x7f]/g, '').length ? 0.3 : 0;
}

/** chardet's candidates, each with its confidence (0 to 100). */
function guesses(bytes: Uint8Array): Map<string, number> {
  const sample = bytes.subarray(0, 200_000);
  const names = chardet.analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = whatwgName(name);
    return encoding && !encoding.startsWith('utf-') ? [[encoding, confidence] as const] : [];
  });
  return new Map([...names].reverse());
}

/** The encoding named by an XML declaration or a `<meta>` in the first 4 kB. */
function declaredInside(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const xml = /^\s*<\?xml[^>]{0,200}encoding=["']([\w.:-]{1,40})["']/i.exec(head);
  const meta = /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head);
  return (xml ?? meta)?.[1];
}

/** GB2312 and GBK are read as their superset, so that rare ideographs survive. */
function whatwgName(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const { encoding } = new TextDecoder(label.trim().replace(/^big5-hkscs$/i, 'big5'));
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  const encoding = whatwgName(label);
  if (!encoding) return undefined;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'windows-1252' ? mapWindows1252(text) : text;
  } catch {
    return undefined;
  }
}

/** Node 20 decodes windows-1252 as Latin-1, leaving 0x80 to 0x9F as control characters. */
function mapWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80]!);
}

function plain(text: string | undefined, encoding: string): Decoded | undefined {
  return text === undefined ? undefined : { text, encoding, messages: [] };
}

function tolerated(text: string): number {
  return Math.max(1, Math.floor(text.length * TOLERATED_DAMAGE));
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function damageWarning(place: string, encoding: string, damaged: number): Message {
  return message('bytes-damaged', place, { encoding, count: damaged });
}

function unknown(place: string, detail: string): Rejected {
  return new Rejected(message('unknown-encoding', place, { detail }));
}
