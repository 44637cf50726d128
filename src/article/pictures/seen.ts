import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { ancestorsOf } from './elements.ts';
import { type PromisedSize, promisedSize } from './size.ts';

/** What is known of an `img` before anything is fetched. */
export interface SeenPicture {
  image: Cheerio<Element>;
  /** Every address it was found under. */
  addresses: string[];
  size: PromisedSize;
  /** Its own classes and id. */
  classes: string;
  /** The three elements around it, innermost first. */
  around: Element[];
}

export const seenPicture = (image: Cheerio<Element>, addresses: string[]): SeenPicture => ({
  image,
  addresses,
  size: promisedSize(image),
  classes: `${image.attr('class') ?? ''} ${image.attr('id') ?? ''}`,
  around: [...ancestorsOf(image.get(0)!)].slice(0, 3),
});

/** Whether one of its addresses is of that form. */
export const hasAddress = ({ addresses }: SeenPicture, pattern: RegExp): boolean =>
  addresses.some((address) => pattern.test(address));

const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])/i;

/** The link around it, unless that leads to a picture. */
export function linkToPage({ around }: SeenPicture): Element | undefined {
  const link = around.find(({ name, attribs }) => name === 'a' && attribs.href);
  return link && !PICTURE_FILE.test(link.attribs.href!) ? link : undefined;
}
