import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Message, PageMetadata, SourceKind } from '../types.ts';
import type { Tree } from './parse.ts';

/**
 * What every reader yields: the article alone as ordinary HTML, and its metadata as printed.
 */
export interface Page {
  kind: SourceKind;
  place: string;
  $: Tree;
  /** The element whose children are the article's content. */
  root: Cheerio<Element>;
  metadata: PageMetadata;
  /** Resolves relative addresses: the article's web address, or its folder as `./folder/`. */
  base: string;
  messages: Message[];
}

/** A file that holds no article: passed over with its reason, which is not an error. */
export interface NoArticle {
  noArticle: Message;
}

/** The file should hold an article, but it cannot be had: the message says why. */
export class Rejected extends Error {
  override name = 'Rejected';
  readonly wenjiMessage: Message;

  constructor(wenjiMessage: Message, options?: ErrorOptions) {
    super(wenjiMessage.code, options);
    this.wenjiMessage = wenjiMessage;
  }
}
