import type { Cheerio } from 'cheerio';
import { type Element, isTag } from 'domhandler';
import type { Tree } from '../parse.ts';
import { isOwn } from './boilerplate.ts';
import { linkDensity, measure, runningProse } from './measure.ts';

/** Share of the container's text that the box must hold for the rest to be given up. */
const LEAST_PART = 0.5;
/** Share of links from which the rest is teasers and lists; text without links may be a part. */
const LEAST_LINKED = 0.2;
/** Weight of running text that makes an article: about 70 ideographs. */
const LEAST_PROSE = 200;
const LONGEST_CAPTION = 600;
/** Running text of the kept blocks that the box holds: the library now and then adds a stray one. */
const NEARLY_ALL = 0.95;
/** What holds one article and no more. */
const ARTICLE = 'article, [role=article], .article, .post, .hentry, .h-entry, .story, .entry';

/**
 * The box within a container that holds the blocks which the readability library kept, where the
 * rest is of another kind: teasers, lists, a column beside the text.
 * @returns undefined where nothing speaks for a smaller box, or boxes beside it look like parts
 * of one article
 */
export function boxOfKept(
  $: Tree,
  kept: Element[],
  root: Cheerio<Element>,
): Cheerio<Element> | undefined {
  const running = runningProse(root.get(0)!);
  const box = smallestAround(kept, running);
  if (!box || box === root.get(0)) return undefined;
  const prose = running.get(box)!;
  if (prose < LEAST_PROSE || prose === running.get(root.get(0)!)) return undefined;
  const [all, inside] = [measure(root.get(0)!), measure(box)];
  const rest = { prose: all.prose - inside.prose, linked: all.linked - inside.linked };
  if (inside.prose < all.prose * LEAST_PART || linkDensity(rest) < LEAST_LINKED) return undefined;
  // Text above the box is its beginning, and notes below it are its own.
  const [before, after] = beside($, box, root);
  const isBeginning = (element: Element) => running.get(element)! > 0 && !isPicture($, element);
  if (before.some(isBeginning) || after.some(isOwn)) return undefined;
  return isOneOfParts($, box, root, running) ? undefined : $(box);
}

/** A picture with its caption: what leads the text is found apart. */
const isPicture = ($: Tree, element: Element): boolean =>
  $(element).find('img').length > 0 && measure(element).prose < LONGEST_CAPTION;

/** The largest elements before and behind a box in its root. */
function beside($: Tree, box: Element, root: Cheerio<Element>): [Element[], Element[]] {
  const around = [box, ...$(box).parentsUntil(root).get()] as Element[];
  return [
    around.flatMap((element) => $(element).prevAll().get()),
    around.flatMap((element) => $(element).nextAll().get()),
  ];
}

/** Share of a container's running text up to which a box with many links is beside the point. */
const SMALL_PART = 0.15;

/** The elements of a container outside of boxes of teasers. */
export function blocksBesideTeasers(root: Element): Element[] {
  const running = runningProse(root);
  const isTeasers = (element: Element) =>
    running.get(element)! <= running.get(root)! * SMALL_PART &&
    linkDensity(measure(element)) >= LEAST_LINKED;
  const found: Element[] = [];
  const visit = (element: Element): void => {
    const children = element.children.filter((child) => isTag(child) && running.get(child)! > 0);
    for (const child of children as Element[]) {
      if (isTeasers(child)) continue;
      found.push(child);
      visit(child);
    }
  };
  visit(root);
  return found;
}

/**
 * Whether boxes of the same kind stand beside it, or beside one around it, with text as well: an
 * article in several boxes. Beyond what holds one article there are others, or comments.
 */
export function isOneOfParts(
  $: Tree,
  box: Element,
  root: Cheerio<Element>,
  running: Map<Element, number>,
): boolean {
  const around = [box, ...$(box).parentsUntil(root).get()] as Element[];
  const article = around.findIndex((element) => $(element).is(ARTICLE));
  return (article < 0 ? around : around.slice(0, article)).some((element) =>
    $(element)
      .siblings()
      .get()
      .some((other) => running.get(other)! > 0 && isOneKind(element, other)),
  );
}

/** Of one class; without any, boxes with ids of their own are of two kinds. */
function isOneKind(one: Element, other: Element): boolean {
  if (one.name !== other.name || one.attribs.class !== other.attribs.class) return false;
  return one.attribs.class !== undefined || !(one.attribs.id && other.attribs.id);
}

/** The smallest element with nearly all running text of the blocks. */
function smallestAround(blocks: Element[], running: Map<Element, number>): Element | undefined {
  const all = new Set(blocks.filter((block) => running.get(block)));
  const innermost = [...all].filter(({ children }) => !children.some((c) => all.has(c as Element)));
  const weights = new Map<Element, number>();
  for (const block of innermost) {
    for (let at: Element | null = block; at && running.has(at); at = at.parent as Element | null) {
      weights.set(at, (weights.get(at) ?? 0) + running.get(block)!);
    }
  }
  const total = Math.max(0, ...weights.values());
  const enough = [...weights].filter(([, weight]) => weight >= total * NEARLY_ALL);
  return enough.map(([element]) => element).sort((a, b) => running.get(a)! - running.get(b)!)[0];
}
