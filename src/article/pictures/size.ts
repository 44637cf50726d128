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

const WRITTEN_SIZES = [
  /(?<![\dx])(\d{2,4})x(\d{2,4})(?![\dx])/,
  /[/,_](?:w|width)[_=](\d{2,4})(?=[,/_&]|$)/,
  /[?&;](?:w|width)=(\d{2,4})(?=[&;]|$)/,
  /\/[iw](\d{2,4})\//,
];

/** The size in CSS pixels that sites and image services write into an address, if any. */
export function sizeInAddress(address: string): PromisedSize {
  if (address.startsWith('data:')) return {};
  for (const pattern of WRITTEN_SIZES) {
    const [, width, height] = pattern.exec(address) ?? [];
    if (width) return { width: Number(width), ...(height ? { height: Number(height) } : {}) };
  }
  return {};
}

/** Whether no side is promised to be longer than that; true where nothing is promised. */
export const isAtMost = ({ width, height }: PromisedSize, pixels: number): boolean =>
  (width ?? 0) <= pixels && (height ?? 0) <= pixels;

/** Whether a promise is made, and none of it is longer than that. */
export const isKnownSmall = (size: PromisedSize, pixels: number): boolean =>
  isAtMost(size, pixels) && (size.width !== undefined || size.height !== undefined);
