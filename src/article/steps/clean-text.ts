import type { Page } from '../../source/page.ts';
import type { PageMetadata } from '../../types.ts';
import { type CleaningRecord, cleanLine, cleanRun } from '../clean/clean-run.ts';
import type { Cleaning } from '../clean/rules.ts';
import { elementsNamed } from '../pictures/elements.ts';
import type { StepContext } from '../step.ts';
import { textRuns } from '../text-run.ts';

/** Puts the text and the alternative texts of a page through the rules of cleaning. */
export function cleanText(
  { root }: Page,
  { cleaning, cleaned }: Pick<StepContext, 'cleaning' | 'cleaned'>,
): void {
  const element = root[0];
  if (!element) return;
  for (const run of textRuns(element)) cleanRun(run, cleaning, cleaned);
  for (const image of elementsNamed(root, 'img')) {
    const { alt } = image.attribs;
    if (alt) image.attribs.alt = cleanLine(alt, cleaning, cleaned);
  }
}

const LINES = [
  'title',
  'subtitle',
  'byline',
  'dateline',
  'site',
  'publisher',
  'summary',
] as const satisfies (keyof PageMetadata)[];
const LISTS = [
  'authors',
  'editors',
  'tags',
  'categories',
] as const satisfies (keyof PageMetadata)[];

/** Metadata that a reader sees, through the same rules: a tag with a hidden character is no other tag. */
export function cleanMetadata(
  metadata: PageMetadata,
  cleaning: Cleaning,
  cleaned: CleaningRecord,
): PageMetadata {
  const clean = { ...metadata };
  const line = (text: string) => cleanLine(text, cleaning, cleaned);
  for (const name of LINES) if (clean[name]) clean[name] = line(clean[name]);
  for (const name of LISTS) if (clean[name]) clean[name] = clean[name].map(line);
  return clean;
}
