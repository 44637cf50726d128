import type { Labels } from '../labels/labels.ts';
import type {
  Article,
  ArticleRecord,
  Edition,
  Message,
  PictureOutcome,
  ShelfPlan,
  VolumePlan,
} from '../types.ts';
import type { ShelfLinks } from './links.ts';
import type { Annotator, Readings } from './readings/readings.ts';

/** The collection that a volume belongs to. */
export interface Shelf {
  /** Stable for ever: the identifier of a series derives from it. */
  key: string;
  title: string;
  publisher?: string;
  rights?: string;
}

/** A finished cover picture (`publication/cover/`). */
export interface Cover {
  bytes: Uint8Array;
  mediaType: 'image/jpeg' | 'image/png';
}

export type IndexKind = 'date' | 'author' | 'tag';

/** Everything a publication is made of. */
export interface AssembleInput {
  volume: VolumePlan;
  /** The volume's articles in any order; those the plan does not name are passed over. */
  articles: Article[];
  /** Article id → what became of each picture, by index of `Article.pictures`. */
  outcomes: ReadonlyMap<string, PictureOutcome[]>;
  edition: Edition;
  shelf: Shelf;
  /** The whole style sheet (`publication/styles.ts`). */
  css: string;
  cover?: Cover;
  /** With the plan and the records, duplicates are told. */
  plan?: ShelfPlan;
  records?: ReadonlyMap<string, ArticleRecord>;
  /** What links to articles beside the volume's own lead to. */
  links?: ShelfLinks;
  /** Sources that gave no article, for the colophon. */
  leftOut?: Message[];
  /** Indexes to print after the articles. */
  indexes?: IndexKind[];
  /** Print QR codes under what plays elsewhere. */
  qr?: boolean;
  /** Vertical text: pages go from right to left. */
  vertical?: boolean;
  /** Readings to print over Chinese characters. */
  readings?: Readings;
}

/** What the pages of one volume share while it is assembled. */
export interface VolumeContext extends AssembleInput {
  labels: Labels;
  /** The book's language. */
  language: string;
  /** Language of what wenji itself writes: English where it has no words in the book's. */
  wording: string;
  /** The volume's sections with their articles, in reading order. */
  sections: BoundSection[];
  /** Puts the readings that are wanted over an article's text. */
  annotate: Annotator;
  /** Article id → href of its first document. */
  hrefs: ReadonlyMap<string, string>;
}

export interface BoundSection {
  title: string;
  /** Href and manifest id of the part page, where the volume has several sections. */
  href: string;
  id: string;
  articles: Article[];
}
