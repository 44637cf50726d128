import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { namesPicture } from './addresses.ts';
import { type WrittenAddresses, writtenAddresses } from './attributes.ts';
import type { FoundAddresses } from './candidates.ts';
import { elementsNamed, nearestAround } from './elements.ts';
import { promisedSize } from './size.ts';
import { TWIN } from './synonyms.ts';

const WAITS =
  /(?:^|[\s_-])(?:lazy|lazyload|lazyloading|lozad|b-lazy|unveil|blur-?up|preload)(?:$|[\s_-])/i;
const LOADED = /(?:^|[\s_-])(?:lazy-?loaded|loaded|entered|is-loaded|b-loaded)(?:$|[\s_-])/i;

/**
 * Everything that an `img`, its `picture`, its noscript twin and the link around it say of
 * where the picture is.
 * @param repeated addresses in `src` of several images of the page: place-holders
 */
export function readImage(
  page: Page,
  image: Cheerio<Element>,
  repeated: Set<string>,
): FoundAddresses {
  const own = writtenAddresses(image.get(0)!);
  const others = [...sourcesOf(image), ...twinAddresses(page, image)];
  const offersMore = [own, ...others].some(
    (w) => w.sized.length + w.full.length + w.lazy.length > 0,
  );
  if (offersMore || others.length > 0) own.plain = own.plain.filter((a) => !repeated.has(a));
  return {
    written: [own, ...others],
    linked: linkedFile(image) ?? openedByScript(image),
    width: promisedSize(image).width,
    waiting: offersMore && isWaiting(image, own),
  };
}

function sourcesOf(image: Cheerio<Element>): WrittenAddresses[] {
  const picture = nearestAround(image.get(0)!, 'picture');
  if (!picture) return [];
  const isDark = ({ attribs }: Element) => /scheme\s?:\s?dark/i.test(attribs.media ?? '');
  const sources = elementsNamed(picture, 'source').filter((source) => !isDark(source));
  return sources.map((source) => {
    const written = writtenAddresses(source);
    const type = source.attribs.type ?? '';
    const narrow = narrowWidth(source.attribs.media ?? '');
    const wide = wideWidth(source.attribs.media ?? '');
    const sized = written.sized.map((c) => ({
      ...c,
      modern: c.modern || /webp|avif/i.test(type),
      ...(narrow ? { narrow: narrow * (c.density ?? 1) } : {}),
      ...(wide ? { wide } : {}),
    }));
    return { ...written, sized, lazy: [...written.lazy, ...written.plain], plain: [] };
  });
}

/** A source for small windows says nothing of how large the picture comes elsewhere. */
function narrowWidth(media: string): number | undefined {
  const width = /max-width\s?:\s?(\d{2,4})/i.exec(media)?.[1];
  return width && !/min-width/i.test(media) && Number(width) < 1000 ? Number(width) : undefined;
}

/** A source for windows from this width on is made for them; `img` promises the small one's. */
function wideWidth(media: string): number | undefined {
  const width = /min-width\s?:\s?(\d{3,4})/i.exec(media)?.[1];
  return width && !/max-width/i.test(media) ? Math.min(Number(width), 1000) : undefined;
}

function twinAddresses({ $ }: Page, image: Cheerio<Element>): WrittenAddresses[] {
  const markup = image.attr(TWIN);
  if (!markup) return [];
  const attributes = JSON.parse(markup) as Record<string, string>;
  return [writtenAddresses($('<img>').attr(attributes).get(0) as Element)];
}

/** A picture's address between quotes in the script of a click, as sites of 2000 open it. */
const OPENED_BY_SCRIPT = /["'(]([^"'()\s]{3,500}\.(?:jpe?g|png|gif|webp))["')]/i;

function openedByScript(image: Cheerio<Element>): string | undefined {
  const link = nearestAround(image.get(0)!, 'a')?.attribs ?? {};
  const scripts = [link.onclick, image.attr('onclick')];
  if (/^javascript:/i.test(link.href ?? '')) scripts.unshift(link.href);
  return scripts.map((s) => OPENED_BY_SCRIPT.exec((s ?? '').slice(0, 2000))?.[1]).find(Boolean);
}

/**
 * The picture file that a thumbnail opens. Pages about a picture end in `.jpg` too: those of
 * MediaWiki and of code hosts.
 */
function linkedFile(image: Cheerio<Element>): string | undefined {
  const link = nearestAround(image.get(0)!, 'a');
  const href = link?.attribs.href?.trim() ?? '';
  if (!link || !href) return undefined;
  const path = href.split(/[?#]/)[0]!;
  if (!/\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?)$/i.test(path)) return undefined;
  if (/\/wiki\/|\bFile:|\/blob\/|flickr\.com\/photos\//i.test(href)) return undefined;
  return namesPicture(path) && elementsNamed(link, 'img').length === 1 ? href : undefined;
}

/** A page saved before its scripts ran shows previews; their files lie beside it as if real. */
function isWaiting(image: Cheerio<Element>, own: WrittenAddresses): boolean {
  const classes = image.attr('class') ?? '';
  if (!WAITS.test(classes) || LOADED.test(classes)) return false;
  const shown = fileName(own.plain[0] ?? '');
  return ![...own.lazy, ...own.full, ...own.sized.map((c) => c.address)].some(
    (a) => fileName(a) === shown,
  );
}

function fileName(address: string): string {
  return address.split(/[?#]/)[0]!.split('/').at(-1)!;
}
