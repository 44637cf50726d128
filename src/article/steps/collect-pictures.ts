import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { TooComplexError } from '../../source/parse.ts';
import { type AddressBase, isPreviewAddress, isSmallData } from '../pictures/addresses.ts';
import { altCaptions } from '../pictures/alt-caption.ts';
import { isLazilyFilled } from '../pictures/attributes.ts';
import { rankCandidates } from '../pictures/candidates.ts';
import { captionBeside, markCaptionMarkup } from '../pictures/captions.ts';
import { elementsNamed } from '../pictures/elements.ts';
import { emojiOf } from '../pictures/emoji.ts';
import { gatherPictures } from '../pictures/gather.ts';
import { kindOfPicture } from '../pictures/junk.ts';
import { readImage } from '../pictures/read-image.ts';
import { removeImage } from '../pictures/remove-image.ts';
import { dropRepeats } from '../pictures/repeats.ts';
import { assignRoles, INLINE, standsInText } from '../pictures/roles.ts';
import { promisedSize } from '../pictures/size.ts';
import { teasersOf } from '../pictures/teasers.ts';
import { honestWords } from '../pictures/words.ts';

/** Twenty times the most that we have seen in an article. */
const MOST_PICTURES = 2500;

/**
 * Finds every picture of the page wherever it hides and makes it one plain
 * `<img data-candidates='["best address", …]' data-role="lead|figure|inline" alt="…">`;
 * what is no picture of the article (trackers, spacers, share buttons, portraits of the
 * author) goes, an emoji becomes its character. Addresses are in the forms of
 * `Picture.candidates`. Width and height stay as hints in CSS pixels.
 * @throws TooComplexError when there are more pictures than any article has
 */
export function collectPictures(page: Page): void {
  if (elementsNamed(page.root, 'img').length > MOST_PICTURES) {
    throw new TooComplexError(`more than ${MOST_PICTURES} pictures`);
  }
  gatherPictures(page);
  const images = elementsNamed(page.root, 'img');
  const known = {
    repeated: repeatedSources(images),
    altCaption: altCaptions(page, images),
    isTeaser: teasersOf(page),
  };
  for (const image of images) {
    if (image.attribs['data-candidates'] === undefined) {
      collectImage(page, page.$(image), known);
    }
  }
  for (const picture of elementsNamed(page.root, 'picture')) {
    page.$(picture).replaceWith(page.$(picture).find('img'));
  }
  if (images.length > 0) markCaptionMarkup(page);
  dropRepeats(page);
  addCover(page);
  assignRoles(page);
}

/** The Markdown reader has looked its files up already: its `./place` starts from the root. */
function addressBase({ kind, base, metadata }: Page): AddressBase {
  const { url } = metadata;
  return kind === 'markdown' && base.startsWith('.')
    ? { base: './', url, placed: true }
    : { base, url };
}

interface KnownOfPage {
  repeated: Set<string>;
  altCaption: ReturnType<typeof altCaptions>;
  isTeaser: ReturnType<typeof teasersOf>;
}

function collectImage(page: Page, image: Cheerio<Element>, known: KnownOfPage): void {
  const found = readImage(page, image, known.repeated);
  const candidates = rankCandidates(found, addressBase(page));
  const shown = found.written.flatMap((w) => [...w.plain, ...w.lazy]);
  const kind = kindOfPicture(image, [...shown, ...candidates]);
  if (kind === 'emoji') image.replaceWith(textNode(page, emojiOf(image)));
  else if (kind === 'junk' || isPreview(image, candidates)) removeImage(image);
  else if (kind === 'picture' && known.isTeaser(image, shown)) removeImage(image);
  else {
    const caption = captionBeside(page, image, candidates) || known.altCaption(image, candidates);
    if (found.linked) image.closest('a').replaceWith(image);
    rewrite(page, image, { candidates, caption }, kind === 'formula' || standsInText(image));
  }
}

/** Nothing but a place-holder, or a blurred preview lying under the picture itself (Gatsby, Medium). */
function isPreview(image: Cheerio<Element>, candidates: string[]): boolean {
  const isTiny = candidates.every(isPreviewAddress);
  if (isTiny && image.siblings('img').get().some(isLazilyFilled)) return true;
  if (!candidates.every(isSmallData)) return false;
  return candidates.length === 0 || image.attr('aria-hidden') === 'true';
}

function rewrite(
  page: Page,
  image: Cheerio<Element>,
  { candidates, caption }: { candidates: string[]; caption: string },
  inline: boolean,
): void {
  const { width, height } = promisedSize(image);
  const title = image.attr('title')?.trim();
  image.get(0)!.attribs = {
    alt: honestWords(image.attr('alt') ?? '', candidates, page.metadata.title ?? ''),
    'data-candidates': JSON.stringify(candidates),
    ...(inline ? { 'data-role': INLINE } : {}),
    ...(title ? { title } : {}),
    ...(caption ? { 'data-caption': caption } : {}),
    ...(width ? { width: String(width) } : {}),
    ...(height ? { height: String(height) } : {}),
  };
}

function textNode({ $ }: Page, text: string) {
  return $('<span>').text(text).contents();
}

/** A `src` that several images share stands for what a script would have put there. */
function repeatedSources(images: Element[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { attribs } of images) {
    const source = attribs.src;
    if (source && seen.has(source)) repeated.add(source);
    if (source) seen.add(source);
  }
  return repeated;
}

const SITE_PICTURE =
  /logo|favicon|touch-icon|default|profile|partner|placeholder|avatar|(?:^|[/_-])ogp?[-_.]|_ogp|og[-_]?(?:image|share)\.|share[-_]?(?:image|card)?\./i;

/** The picture that the page shows in link previews, where the text has none at all. */
function addCover(page: Page): void {
  const { $, root, metadata } = page;
  if (!metadata.cover || SITE_PICTURE.test(metadata.cover)) return;
  const isShown = ({ attribs }: Element) =>
    attribs['data-candidates'] !== undefined && attribs['data-role'] !== INLINE;
  if (elementsNamed(root, 'img').some(isShown)) return;
  const written = { sized: [], full: [], lazy: [], plain: [metadata.cover], elsewhere: [] };
  const candidates = rankCandidates({ written: [written], waiting: false }, addressBase(page));
  if (candidates.length === 0) return;
  const image = $('<img>').attr({ alt: '', 'data-candidates': JSON.stringify(candidates) });
  root.prepend($('<figure>').append(image));
}
