import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { mergedCandidates } from './candidates.ts';
import { pictureKey } from './larger.ts';
import { picturesInOrder } from './order.ts';
import { removeImage } from './remove-image.ts';

/**
 * The same picture in two sizes is one picture: directly after itself, or in the lead or a row
 * of pictures and again in the text. The one with the caption stays; it takes over the other's candidates.
 */
export function dropRepeats(page: Page): void {
  let lead: Shown | undefined;
  let before: Shown | undefined;
  const inRow = new Map<string, Shown>();
  for (const { image, textBefore, textSince } of picturesInOrder(page)) {
    const shown = { image: page.$(image), key: keyOf(image) };
    if (!shown.key) continue;
    const last = textSince === 0 ? before : undefined;
    const twin = [last, lead].find((s) => s?.key === shown.key) ?? inRow.get(shown.key);
    if (twin) {
      const kept = keepOne(twin, shown);
      if (twin === lead) lead = kept;
      if (inRow.has(shown.key)) inRow.set(shown.key, kept);
      before = kept;
      continue;
    }
    if (last) for (const one of [last, shown]) inRow.set(one.key, one);
    if (textBefore < 80 && !lead) lead = shown;
    before = shown;
  }
}

interface Shown {
  image: Cheerio<Element>;
  key: string;
}

function keepOne(first: Shown, second: Shown): Shown {
  const secondHasMore = captionOf(second.image) && !captionOf(first.image);
  const [kept, dropped] = secondHasMore ? [second, first] : [first, second];
  const candidates = mergedCandidates(candidatesOf(kept.image), candidatesOf(dropped.image));
  kept.image.attr('data-candidates', JSON.stringify(candidates));
  if (!kept.image.attr('alt')) kept.image.attr('alt', dropped.image.attr('alt') ?? '');
  const figure = dropped.image.closest('figure');
  const repeatsCaption = captionOf(dropped.image) === captionOf(kept.image);
  if (repeatsCaption && figure.find('img').length === 1) figure.find('figcaption').remove();
  removeImage(dropped.image);
  return kept;
}

function captionOf(image: Cheerio<Element>): string {
  return image.closest('figure').find('figcaption').text().trim();
}

function candidatesOf(image: Cheerio<Element>): string[] {
  return JSON.parse(image.attr('data-candidates') ?? '[]') as string[];
}

/** Only the best address counts: a place-holder that slipped through is shared by many. */
function keyOf(image: Element): string {
  const best = (JSON.parse(image.attribs['data-candidates'] ?? '[]') as string[])[0];
  return best ? pictureKey(best) : '';
}
