import type { Element } from 'domhandler';
import { namesPicture } from './addresses.ts';
import { FULL_SIZE, LAZY, SRCSETS } from './attribute-names.ts';
import { parseSrcset, type SrcsetCandidate } from './srcset.ts';

/** Addresses as an element writes them, by how good they promise to be. */
export interface WrittenAddresses {
  sized: SizedAddress[];
  full: string[];
  lazy: string[];
  plain: string[];
  /** Found in attributes that are in no table. */
  elsewhere: string[];
}

export interface SizedAddress extends SrcsetCandidate {
  /** WebP or AVIF, which must be decoded and encoded again. */
  modern: boolean;
  /** Made for windows up to this width in CSS pixels (`media="(max-width: 480px)"`). */
  narrow?: number;
  /** Made for windows from this width on (`media="(min-width: 980px)"`). */
  wide?: number;
}

const DATA_ATTRIBUTES = new Set(
  [...FULL_SIZE, ...LAZY, ...SRCSETS].filter((name) => name.startsWith('data-')),
);

/** Whether a script would fill the element with the picture that its attributes name. */
export function isLazilyFilled({ attribs }: Element): boolean {
  for (const name in attribs) if (DATA_ATTRIBUTES.has(name)) return true;
  return false;
}

/** Reads every address out of an `img`, `source` or lazily filled element. */
export function writtenAddresses(element: Element): WrittenAddresses {
  const attributes = element.attribs;
  const values = (names: string[]) =>
    names.flatMap((name) =>
      attributes[name] ? [withoutUrl(fillTemplate(attributes[name], attributes))] : [],
    );
  return {
    sized: SRCSETS.flatMap((name) => sizedAddresses(attributes[name] ?? '', attributes)),
    full: [
      ...values(FULL_SIZE).filter(isAddress),
      ...listedAddresses(attributes['data-interchange'] ?? '').slice(-1),
    ],
    lazy: values(LAZY).filter(isAddress),
    plain: values(['src', 'href', 'xlink:href']).filter(isAddress),
    elsewhere: addressesElsewhere(attributes),
  };
}

function sizedAddresses(value: string, attributes: Record<string, string>): SizedAddress[] {
  const type = attributes.type ?? '';
  return parseSrcset(value).map((candidate) => ({
    ...candidate,
    ...narrowByName(candidate),
    modern: /webp|avif/i.test(type) || /\.(?:webp|avif)(?:$|\?)|fm=webp/i.test(candidate.address),
  }));
}

/** `/540w/` and `w_540` tell the width where the list does not. */
function narrowByName({ address, width, density }: SrcsetCandidate): { narrow?: number } {
  if (width || density) return {};
  const match = /[/_,?&](?:(\d{2,3})w|w[_=](\d{2,3}))(?=[/_,&.]|$)/.exec(address);
  return match ? { narrow: Number(match[1] ?? match[2]) } : {};
}

/** Background attributes may hold what a style sheet would: `url("…")`. */
export function withoutUrl(value: string): string {
  if (!value.startsWith('url(')) return value;
  return value.slice(4, value.lastIndexOf(')')).replace(/^["']|["']$/g, '');
}

/** lazysizes and the BBC write `{width}` for a number that a script fills in. */
function fillTemplate(value: string, attributes: Record<string, string>): string {
  if (!/\{(?:width|size|w)\}/.test(value)) return value;
  const offered = [...(attributes['data-widths'] ?? '').matchAll(/\d{2,4}/g)].map(Number);
  const fitting = offered.sort((a, b) => a - b).find((width) => width >= 1448) ?? offered.at(-1);
  return value.replace(/\{(?:width|size|w)\}/g, String(fitting ?? 1080));
}

/** Only a script knows what stands for `${formatId}`, `{{name}}` or `{quality}`. */
const UNFILLED = /\$\{|\{\{|\{\w{1,20}\}/;

/** Boolean and numeric values (`data-lazy="true"`, `data-image="12"`) are no addresses. */
function isAddress(value: string): boolean {
  return (
    /[./]/.test(value) &&
    !UNFILLED.test(value) &&
    !/^\s{0,9}[{[]/.test(value) &&
    !/^\d{0,5}(?:\.\d{1,5})?$/.test(value)
  );
}

const KNOWN = new Set([...FULL_SIZE, ...LAZY, ...SRCSETS, 'src', 'href', 'alt', 'title', 'style']);
const ADDRESS_INSIDE =
  /https?:(?:\\?\/){2}[^\s"'<>()]{4,500}?\.(?:jpe?g|png|webp|gif)(?:\?[^\s"'<>()]{0,200})?(?=["'\s&]|$)/gi;

/** Other attributes that hold a picture's address, plainly or in JSON. */
function addressesElsewhere(attributes: Record<string, string>): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (/^on[a-z]/.test(name)) return [];
    if (KNOWN.has(name) || value.length > 20_000) return [];
    const found = (value.match(ADDRESS_INSIDE) ?? []).map((a) => a.replaceAll('\\/', '/'));
    if (found.length > 0) return found;
    // Lists by width run from small to large.
    if (/^\s{0,9}[{[]/.test(value)) return listedAddresses(value).reverse();
    const isBare = /^[^\s{}"]{3,500}$/.test(value) && namesPicture(value) && value.includes('/');
    return isBare ? [value] : [];
  });
}

/** Relative addresses in JSON or in the lists of Foundation's interchange. */
function listedAddresses(value: string): string[] {
  return value
    .split(/["'[\]{},\s]/)
    .map((part) => part.replaceAll('\\/', '/'))
    .filter((part) => part.length < 500 && part.includes('/') && namesPicture(part));
}
