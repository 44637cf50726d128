/**
 * The values that pass from stage to stage: source → article → volume → publication → epub.
 * No code lives here. Every value is plain data that survives structured cloning, because
 * articles are made in worker threads and plans are saved as JSON.
 */

/* ---------------------------------------------------------------- messages */

export type Severity = 'error' | 'warning' | 'info';

/**
 * A problem (or a fact worth telling) as a value. `src/messages.ts` makes the sentence.
 * `place` is where it happened, as a person would write it: `folder/file.md:12`, a setting's
 * name, a volume's file name, or '' for the run as a whole.
 */
export interface Message {
  code: MessageCode;
  severity: Severity;
  place: string;
  args: Record<string, string | number>;
}

/** Every code is declared, with its sentence, in `src/messages.ts`. */
export type MessageCode = string;

/* ---------------------------------------------------------------- markup */

/**
 * Article text as a tree of our own allow-listed XHTML vocabulary (`article/vocabulary.ts`).
 * Strings are unescaped text. Attributes are unescaped too. Valid as EPUB 3.3 content by
 * construction once serialised by `article/xhtml.ts`.
 */
export type MarkupNode = string | MarkupElement;

export interface MarkupElement {
  name: string;
  attributes: Record<string, string>;
  children: MarkupNode[];
}

/* ---------------------------------------------------------------- source */

export type SourceKind = 'mirror' | 'markdown' | 'html' | 'mhtml' | 'text';

/** A file that may hold an article: found, not yet read. */
export interface SourceFile {
  /** Absolute folder that the user named; nothing outside it is ever read for this file. */
  root: string;
  /** Path below `root`, POSIX separators: the article's `place` in messages and identifiers. */
  place: string;
  /** Size in bytes and modification time (ms): the scan cache's key, never part of a book. */
  size: number;
  modified: number;
  /** Position in natural source order (the mirror's index file where there is one). */
  order: number;
  /** What the file's name promises; the reader may find otherwise (a mirror page is `.md`). */
  kind: SourceKind;
  /** The mirror channel or the folder the file lies in, with its display name. */
  channel?: Channel;
  /** Title given by an index file (`indexes/CHANNEL.csv`), for pages that have none. */
  indexTitle?: string;
}

export interface Channel {
  id: string;
  title: string;
}

/**
 * What a reader found out about an article beside its text, before normalising.
 * Dates are as printed; `article/metadata.ts` turns them into ISO.
 */
export interface PageMetadata {
  title?: string;
  subtitle?: string;
  /** Who, as printed: "大纪元记者X综合报导". */
  byline?: string;
  /** One name each, where the source names people rather than printing a line. */
  authors?: string[];
  editors?: string[];
  /** Place and day as printed at the head: "大纪元2021年12月16日讯". */
  dateline?: string;
  /** As printed or as in front matter; any form `article/dates.ts` understands. */
  published?: string;
  modified?: string;
  language?: string;
  site?: string;
  publisher?: string;
  /** Canonical address of the original. */
  url?: string;
  tags?: string[];
  categories?: string[];
  summary?: string;
  /** Address of the lead picture, used where the text has none. */
  cover?: string;
  draft?: boolean;
  slug?: string;
  series?: SeriesPlace;
  rights?: string;
  /** Remaining front matter, strings only, for `field` rules of themes. */
  fields?: Record<string, string | string[]>;
}

export interface SeriesPlace {
  title: string;
  number?: number;
  total?: number;
}

/* ---------------------------------------------------------------- article */

/** One article, normalised. Knows nothing of volumes, books or zip. */
export interface Article {
  /** Stable and unique in a shelf: derived from `place` and root name, never from the clock. */
  id: string;
  place: string;
  kind: SourceKind;
  order: number;
  title: string;
  subtitle?: string;
  byline?: string;
  authors: string[];
  editors: string[];
  dateline?: string;
  /** ISO date `YYYY-MM-DD` or date-time with zone; absent when unknown. */
  published?: string;
  modified?: string;
  /** BCP 47: `zh-Hans`, `zh-Hant`, `en` …; `und` when unknown. */
  language: string;
  /** Region of Chinese text that the source declares, where the text does not speak against it. */
  script?: Script;
  site?: string;
  publisher?: string;
  url?: string;
  channel?: Channel;
  tags: string[];
  categories: string[];
  summary?: string;
  slug?: string;
  series?: SeriesPlace;
  rights?: string;
  fields: Record<string, string | string[]>;
  /** Block-level vocabulary markup, without the title (the book adds `h1`); headings from h2. */
  body: MarkupNode[];
  /** Pictures of the body, by index: `<img data-picture="0" alt="…"/>`. */
  pictures: Picture[];
  messages: Message[];
}

/** A picture as the article refers to it: where it may be had, best first. */
export interface Picture {
  /**
   * Addresses to try in order: absolute http(s) URL, `data:` URL, or `file:` relative to the
   * source root as `./path` (decoded, POSIX). The first that yields a picture is used.
   */
  candidates: string[];
  /** Alt text where the source has an honest one, else ''. Never a file name or the title. */
  alt: string;
  /** Plain text of the caption, without the credit, for reports and place-holders. */
  caption?: string;
  credit?: string;
  role: 'lead' | 'figure' | 'inline';
  /** Width and height promised by the page, in CSS pixels; a hint only. */
  width?: number;
  height?: number;
}

/**
 * What stays in memory of an article while the shelf is planned: everything but the text.
 * Also what the scan cache keeps between runs.
 */
export interface ArticleRecord
  extends Omit<Article, 'body' | 'pictures' | 'messages' | 'byline' | 'dateline'> {
  /** Folder part of `place`. */
  folder: string;
  /** Bytes of the serialised body. */
  bytes: number;
  /** Letters and ideographs of the body text. */
  characters: number;
  pictureCount: number;
  /** SHA-256 (hex, 32 chars) of the script-folded text: equal text, equal value. */
  textHash: string;
  /** Smallest shingle hashes of the script-folded text (base64), for near duplicates. */
  sketch: string;
  /**
   * Most telling terms with weights, at most 32; empty unless asked for (`--by auto`, `init`).
   * One string, a term a line (`article/terms.ts` reads it): lists of pairs would take most of
   * the memory of a large shelf.
   */
  terms: string;
  /** Names of the text patterns of the theme rules that the text matched. */
  textMatches: string[];
  /** Links to other articles: absolute URLs and `article:` places. */
  links: string[];
}

/** A source file that gave no article, with the reason (a code of `messages.ts`). */
export interface Rejection {
  place: string;
  message: Message;
}

/* ---------------------------------------------------------------- volume */

/** The plan of a shelf: pure data, printable, storable, buildable. */
export interface ShelfPlan {
  /** What made the themes: `folder`, `tag` … `rules`. */
  by?: string;
  /** Key of the shelf: identifiers derive from it. */
  shelf?: string;
  volumes: VolumePlan[];
  /** Articles left out of a theme because it has another copy. */
  duplicates: DuplicateGroup[];
  /** Every group of copies that was found, whether or not themes share them. */
  copies?: DuplicateGroup[];
  /** Articles that no theme took. */
  unassigned: string[];
  /** Why an article landed where it did: article id → reasons. */
  reasons: Record<string, PlacementReason[]>;
}

export interface PlacementReason {
  volume: string;
  /** A code with arguments, made into a sentence like a message. */
  rule: string;
  detail: string;
}

export interface DuplicateGroup {
  kept: string;
  dropped: string[];
  /** `same-text`, `same-address`, `near-text`, `other-script` … */
  because: string;
}

export interface Theme {
  /** Stable key: identifiers and file names derive from it. */
  key: string;
  title: string;
}

export interface VolumePlan {
  /** Stable key within the shelf, e.g. `theme-key/3` or `theme-key/2021-Q4`. */
  key: string;
  theme: Theme;
  /** 1-based within the theme, and how many there are. */
  number: number;
  total: number;
  /** `2021`, `2021-Q4`, `2021-12` … when split by period. */
  period?: string;
  title: string;
  /** Without extension, NFC, at most 200 bytes with any edition suffix. */
  fileName: string;
  /** `urn:uuid:` version 5 of (shelf, key): the same volume keeps it for ever. */
  identifier: string;
  language: string;
  sections: VolumeSection[];
  /** First and last day, ISO, where known. */
  from?: string;
  until?: string;
  /** Estimated bytes of the finished book. */
  estimatedBytes: number;
  /** Copies left out in favour of articles of this volume, for its colophon. */
  duplicates?: DuplicateGroup[];
}

export interface VolumeSection {
  title: string;
  /** Article ids in reading order. */
  articles: string[];
}

/* ---------------------------------------------------------------- edition */

export type Script = 'zh-Hans' | 'zh-Hant' | 'zh-TW' | 'zh-HK';

/** One way of printing the shelf: a script and a target device. */
export interface Edition {
  /** '' for the plain edition, else marks file names: `zh-Hant`, `kobo`, `zh-Hant-kobo`. */
  suffix: string;
  script?: Script;
  target: TargetProfile;
}

/** What a reading device or application needs (EPUB practice, `publication/targets.ts`). */
export interface TargetProfile {
  name: string;
  pictures: PicturePreset;
  /** `zh-Hans` → code written as dc:language. */
  languageCode: (language: string) => string;
  coverPage: boolean;
  contentsDepth: 1 | 2 | 3;
  kepub: boolean;
  maxDocumentBytes: number;
  maxVolumeBytes: number;
}

/* ---------------------------------------------------------------- resource */

export interface PicturePreset {
  name: string;
  /** Box in pixels that a picture must fit; never scaled up. */
  width: number;
  height: number;
  grey: boolean;
}

/** A picture ready for the book: encoded bytes on disk in the picture store. */
export interface EncodedPicture {
  /** SHA-256 of the encoded bytes, hex: the resource's name derives from it. */
  sha256: string;
  path: string;
  mediaType: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  bytes: number;
  /** Bytes of the original as fetched. */
  bytesIn: number;
}

/** What became of one picture reference. */
export type PictureOutcome =
  | { kind: 'embedded'; picture: EncodedPicture; address: string }
  | { kind: 'missing'; address: string; reason: MessageCode; detail: string }
  | { kind: 'dropped'; address: string; reason: MessageCode };

/* ---------------------------------------------------------------- publication */

/** A finished volume in the words of EPUB 3.3, before bytes are written. */
export interface Publication {
  metadata: PublicationMetadata;
  /** Content documents in reading order. */
  spine: ContentDocument[];
  /** Everything else: pictures, style sheets, fonts. */
  resources: Resource[];
  contents: ContentsEntry[];
  landmarks: Landmark[];
  pageProgression: 'ltr' | 'rtl';
  coverImage?: string;
  /** Kobo's own form: bodies wrapped in the columns that its reader turns. */
  kepub?: boolean;
}

export interface PublicationMetadata {
  identifier: string;
  title: string;
  subtitle?: string;
  fileAs?: string;
  /** dc:language: exactly one. */
  language: string;
  creators: Contributor[];
  contributors: Contributor[];
  publisher?: string;
  description?: string;
  subjects: string[];
  sources: string[];
  rights?: string;
  /** Day of the newest article, `YYYY-MM-DD`. */
  date?: string;
  /** `YYYY-MM-DDThh:mm:ssZ`, from the sources, never from the clock. */
  modified: string;
  series?: { identifier: string; title: string; position: number };
  accessibility: AccessibilityMetadata;
}

export interface Contributor {
  name: string;
  fileAs?: string;
  /** MARC relator code: `aut`, `edt`, `trl`. */
  role: string;
}

export interface AccessibilityMetadata {
  accessModes: string[];
  accessModesSufficient: string[];
  features: string[];
  hazards: string[];
  summary: string;
}

export interface ContentDocument {
  /** Manifest id and file name within the book's content folder: `[a-z0-9._-]`. */
  id: string;
  href: string;
  title: string;
  language: string;
  /** epub:type of the body's section: `cover`, `titlepage`, `toc`, `part`, `chapter` … */
  type: string;
  body: MarkupNode[];
  /** Source place, for reports. */
  place?: string;
}

export interface Resource {
  id: string;
  href: string;
  mediaType: string;
  content: { kind: 'bytes'; bytes: Uint8Array } | { kind: 'file'; path: string; bytes: number };
}

export interface ContentsEntry {
  title: string;
  href: string;
  language?: string;
  children: ContentsEntry[];
}

export interface Landmark {
  type: 'cover' | 'titlepage' | 'toc' | 'bodymatter' | 'backmatter' | 'colophon';
  title: string;
  href: string;
  /** Of the title, where it is not the book's. */
  language?: string;
}

/* ---------------------------------------------------------------- report */

export interface Report {
  articles: { found: number; bound: number; duplicate: number; rejected: number };
  pictures: {
    referenced: number;
    embedded: number;
    missing: number;
    bytesIn: number;
    bytesOut: number;
  };
  /** Rule of the clean-up of text → places that it changed. */
  cleaning: Record<string, number>;
  volumes: PublishedVolume[];
  messages: { code: string; severity: Severity; place: string; text: string }[];
}

export interface PublishedVolume {
  file: string;
  title: string;
  identifier: string;
  language: string;
  articles: number;
  pictures: number;
  bytes: number;
  sha256: string;
}
