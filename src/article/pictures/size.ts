import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';

const IN_STYLE = {
  width: /(?:^|[;\s])width\s{0,3}:\s{0,3}(\d{1,5})(?:\.\d{1,5})?px/i,
  height: /(?:^|[;\s])height\s{0,3}:\s{0,3}(\d{1,5})(?:\.\d{1,5})?px/i,
};

/** In CSS pixels. */
export interface PromisedSize {
  width?: number;
  height?: number;
}

/** Promised size, by attribute or style. */
export function promisedSize(image: Cheerio<Element>): PromisedSize {
  const { attribs } = image.get(0)!;
  const size = (name: 'width' | 'height') => {
    const value = /^\s*(\d{1,5})(?:\.\d{1,5})?(?:px)?\s*$/.exec(attribs[name] ?? '')?.[1];
    const number = value ?? IN_STYLE[name].exec(attribs.style ?? '')?.[1];
    return number === undefined ? undefined : Number(number);
  };
  const [width, height] = [size('width'), size('height')];
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

/** Whether no side is promised to be longer than that; true where nothing is promised. */
export const isAtMost = ({ width, height }: PromisedSize, pixels: number): boolean =>
  (width ?? 0) <= pixels && (height ?? 0) <= pixels;

/** Whether a promise is made, and none of it is longer than that. */
export const isKnownSmall = (size: PromisedSize, pixels: number): boolean =>
  isAtMost(size, pixels) && (size.width !== undefined || size.height !== undefined);
