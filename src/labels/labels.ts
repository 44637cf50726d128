import { english } from './english.ts';
import { simplified } from './simplified.ts';
import { hongKong, taiwan, traditional } from './traditional.ts';
import { upright } from './upright.ts';

/**
 * Every word that wenji itself writes into a book. To add a language, add a file with its table
 * (the compiler asks for each entry) and name it in `tables` below.
 */
export interface Labels {
  // --- pages of a book
  contents: string;
  cover: string;
  titlePage: string;
  start: string;
  colophon: string;
  sources: string;
  leftOut: string;
  /** Why a source gave no article, in words for readers. */
  reasons: Record<Reason, string>;
  duplicates: string;
  missingPictures: string;
  indexByDate: string;
  indexByAuthor: string;
  indexByTag: string;
  undated: string;
  untitled: string;
  backToContents: string;
  original: string;
  missingPicture: string;
  /** Alternative text of a square that leads a telephone to an address. */
  qr: (address: string) => string;

  // --- sentences and facts
  /** Several facts in one line, as in a list of sources. */
  facts: (facts: string[]) => string;
  /** What is said of something: `The mill: example.org`. */
  told: (what: string, of: string) => string;
  bracketed: (text: string) => string;
  continued: (title: string, part: number) => string;
  coverAlt: (title: string) => string;
  volume: (number: number, total: number) => string;
  articles: (count: number) => string;
  period: (from: string, until: string) => string;
  by: (names: string[]) => string;
  /** Several names in one line. */
  names: (names: string[]) => string;
  /** Place of an article in a series. */
  part: (number: number, total?: number) => string;
  /** A day `YYYY-MM-DD` in words. */
  day: (iso: string) => string;
  /** A year and month `YYYY-MM` in words. */
  month: (iso: string) => string;
  bound: (articles: number, pictures: number) => string;
  /** First and last day, as `period` words them, in a sentence. */
  published: (period: string) => string;
  made: (day: string) => string;
  accessibility: (facts: AccessibilityFacts) => string;

  // --- titles of volumes and sections
  /** Theme of articles that no theme took. */
  rest: string;
  /** Volume of what came after the volumes of its period were finished. */
  supplement: string;
  /** The index volume and its chapters. */
  index: string;
  byDate: string;
  byTheme: string;
  byAuthor: string;
  byTag: string;
  /** A period `2021`, `2021-H1`, `2021-Q4`, `2021-12`, `2021-W05` in words. */
  periodName: (key: string) => string;
}

/** What the accessibility summary has to tell. */
export interface AccessibilityFacts {
  pictures: number;
  /** How the pictures are described: by the source, by captions, or some not at all. */
  described: 'all' | 'captions' | 'some';
}

/** Codes of messages that tell why a source was left out; `other` for the rest. */
export type Reason =
  | 'file-unreadable'
  | 'file-too-large'
  | 'unknown-encoding'
  | 'binary-file'
  | 'mhtml-unreadable'
  | 'unsupported-file'
  | 'article-too-complex'
  | 'other';

/** By BCP 47 code, or the beginning of one. */
const tables: Record<string, Labels> = {
  en: english,
  zh: simplified,
  'zh-Hans': simplified,
  'zh-Hant': traditional,
  'zh-TW': taiwan,
  'zh-HK': hongKong,
  'zh-MO': hongKong,
};

/**
 * The words for books in a language.
 * @param language BCP 47; the longest beginning that has a table counts, English where none has
 * @param script that an edition is in: a book in `zh-Hant` may be made for Taiwan or Hong Kong
 * @param vertical Chinese from top to bottom: numbers in characters
 */
export function labelsFor(language: string, script?: string, vertical = false): Labels {
  const labels = tableFor(language, script);
  return vertical && /^zh\b/i.test(language) ? upright(labels) : labels;
}

/** The language that `labelsFor` answers in: the one asked for, or English where it has no words. */
export function languageOfLabels(language: string): string {
  const isEnglish = /^en\b/i.test(language);
  return tableFor(language, undefined) === english && !isEnglish ? 'en' : language;
}

function tableFor(language: string, script: string | undefined): Labels {
  const code = script && /^zh\b/i.test(language) ? script : language;
  const [canonical = 'und'] = canonicalCodes(code);
  const parts = canonical.split('-');
  for (let length = parts.length; length > 0; length--) {
    const table = tables[parts.slice(0, length).join('-')];
    if (table) return table;
  }
  return english;
}

function canonicalCodes(code: string): string[] {
  try {
    return Intl.getCanonicalLocales(code);
  } catch {
    return [];
  }
}

/** Why a message says that a source was left out, in the words of a table. */
export function reasonIn(labels: Labels, code: string): string {
  return Object.hasOwn(labels.reasons, code)
    ? labels.reasons[code as Reason]
    : labels.reasons.other;
}
