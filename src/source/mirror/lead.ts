import {
  ancestor,
  append,
  detach,
  detachWithHolder,
  type Element,
  element,
  isTag,
  named,
  replaceByBox,
  textOf,
} from '../tree.ts';
import { pictures } from './captions.ts';
import { squeeze } from './runs.ts';

/**
 * The mirror's script writes the title as the lead picture's alternative text, and one site a
 * broken apostrophe on both ends: neither describes the picture.
 */
export function cleanAlternatives(root: Element, title: string | undefined): void {
  for (const { attribs } of named(root, 'img')) {
    if (attribs.alt === undefined) continue;
    const said = attribs.alt.replace(/&?#0?39;?/g, '').trim();
    attribs.alt = title !== undefined && squeeze(said) === squeeze(title) ? '' : said;
  }
}

/** A picture above the text is a figure, with or without a caption. */
export function frameLead(root: Element): void {
  const lead = named(root, 'img')[0];
  if (!lead || ancestor(lead, 'figure', 'table') || !standsFirst(root, lead)) return;
  const link = ancestor(lead, 'a');
  const media = link && pictures(link).length === 1 ? link : lead;
  replaceByBox(media, element('figure'), [media]);
}

/** The rule between the picture above the text and the text belongs to the mirror's script. */
export function removeLeadRule(root: Element): void {
  const rule = root.children.find((child) => isTag(child) && child.name === 'hr');
  if (rule && isTag(rule) && standsFirst(root, rule) && rule.prev) detach(rule);
}

/**
 * Where the picture above the text comes again in it (same file, perhaps another size), the
 * second one goes, unless it says something else.
 */
export function removeRepeatedLead(root: Element): void {
  const [lead, ...others] = named(root, 'figure');
  if (!lead || !standsFirst(root, lead)) return;
  const key = pictureKey(pictures(lead)[0]);
  if (!key) return;
  for (const figure of others) if (isRepeat(figure, lead, key)) mergeInto(lead, figure);
  for (const picture of named(root, 'img')) {
    if (pictureKey(picture) === key && !ancestor(picture, 'figure')) detachWithHolder(picture);
  }
}

/** True when no text but captions comes before the element. */
function standsFirst(root: Element, node: Element): boolean {
  const before: string[] = [];
  const walk = (parent: Element): boolean =>
    parent.children.some((child) => {
      if (child === node) return true;
      if (isTag(child)) return child.name !== 'figcaption' && walk(child);
      before.push(textOf(child));
      return false;
    });
  walk(root);
  return squeeze(before.join('')) === '';
}

function isRepeat(figure: Element, lead: Element, key: string): boolean {
  const shown = pictures(figure);
  return shown.length === 1 && pictureKey(shown[0]) === key && lead !== figure;
}

function mergeInto(lead: Element, figure: Element): void {
  const [said] = named(lead, 'figcaption');
  const [again] = named(figure, 'figcaption');
  if (said && again && squeeze(textOf(said)) !== squeeze(textOf(again))) return;
  if (!said && again) append(lead, [again]);
  detach(figure);
}

/** File name without size suffix and extension: `…/id123-name-600x400.jpg` → `id123-name`. */
function pictureKey(picture: Element | undefined): string | undefined {
  const source = picture?.attribs.src ?? '';
  if (source.startsWith('data:')) return undefined;
  const name = source
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1);
  return name?.replace(/\.\w{2,5}$/, '').replace(/(?:-\d{2,4}x\d{2,4})+$/, '') || undefined;
}
