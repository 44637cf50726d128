import { classesOf, detach, type Element, elementsBelow, textOf } from '../tree.ts';
import { squeeze, tidy } from './runs.ts';

export interface TitleBlock {
  column?: string;
  subtitle?: string;
  byline?: string;
}

/** A line under the title that is this short names the author. */
const NAME_LENGTH = 5;

/**
 * Takes the title that some pages print again above their text, with the column's name over it
 * and the author's or a subtitle under it.
 */
export function takeTitleBlock(root: Element, title: string | undefined): TitleBlock {
  const block: TitleBlock = {};
  for (const line of elementsBelow(root)) {
    const classes = classesOf(line);
    if (/^h[1-6]$/.test(line.name)) takeRepeatedTitle(root, line, title);
    else if (classes.includes('toptitle')) block.column = take(line);
    else if (classes.includes('subtitle')) takeSubtitle(line, block);
  }
  return block;
}

/** Only a heading that opens the text repeats the title; a later one may be a section's. */
function takeRepeatedTitle(root: Element, heading: Element, title: string | undefined): void {
  if (!title || squeeze(textOf(heading)) !== squeeze(title)) return;
  const before = textBefore(root, heading);
  if (before !== undefined && squeeze(before).length <= 60) detach(heading);
}

function takeSubtitle(line: Element, block: TitleBlock): void {
  const printed = take(line);
  if (printed.length <= NAME_LENGTH) block.byline = printed;
  else block.subtitle = printed;
}

function take(line: Element): string {
  detach(line);
  return tidy(textOf(line));
}

function textBefore(root: Element, heading: Element): string | undefined {
  let text = '';
  const walk = (node: Element): boolean =>
    node.children.some((child) => {
      if (child === heading) return true;
      if (child.type === 'tag') return child.name !== 'figcaption' && walk(child as Element);
      text += textOf(child);
      return false;
    });
  return walk(root) ? text : undefined;
}
