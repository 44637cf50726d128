import type { Element } from 'domhandler';
import { classes, globalAttributes, vocabulary } from '../vocabulary.ts';

/** Handed on by the picture step, read again by `gather-pictures.ts`. */
const pictureAttributes = ['data-candidates', 'data-role', 'data-caption', 'width', 'height'];

/** The attributes that an element keeps, each with a value that is valid for it. */
export function attributesFor(element: Element, name: string): Record<string, string> {
  const kept: Record<string, string> = {};
  const allowed = vocabulary[name]?.attributes ?? [];
  for (const attribute of [...globalAttributes, ...allowed]) {
    const value = element.attribs[attribute];
    const valid = value === undefined ? undefined : checks[attribute]!(value, name);
    if (valid !== undefined) kept[attribute] = valid;
  }
  if (name === 'bdo' && !kept.dir) kept.dir = 'ltr';
  if (name === 'img') keepPicture(element, kept);
  return kept;
}

function keepPicture({ attribs }: Element, kept: Record<string, string>): void {
  kept.alt ??= '';
  for (const name of pictureAttributes) if (attribs[name]) kept[name] = attribs[name];
}

const wholeNumber = (value: string) =>
  /^-?\d{1,6}$/.test(value.trim()) ? value.trim() : undefined;

/** A cell spans at least two, at most 1,000 columns (HTML §4.9.11). */
function span(value: string): string | undefined {
  const number = Number.parseInt(value, 10);
  return number > 1 ? String(Math.min(number, 1000)) : undefined;
}

function knownClasses(value: string, name: string): string | undefined {
  const known = value.split(/[ \t\n\r\f]+/).filter((one) => classes.has(one));
  if (name === 'code' || name === 'pre') known.push(...languageClass(value));
  return known.length > 0 ? [...new Set(known)].join(' ') : undefined;
}

/** `language-ts` is how HTML names a programming language (HTML §4.5.15). */
function languageClass(value: string): string[] {
  const found = /(?:^|\s)(?:language|lang)-([A-Za-z0-9_+#-]{1,30})/.exec(value);
  return found ? [`language-${found[1]!.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}`] : [];
}

function languageTag(value: string): string | undefined {
  const tag = value.trim().replaceAll('_', '-');
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/.test(tag) ? tag : undefined;
}

const oneOf = (allowed: string[]) => (value: string) =>
  allowed.includes(value.trim()) ? value.trim() : undefined;

const checks: Record<string, (value: string, name: string) => string | undefined> = {
  id: (value) => value || undefined,
  class: knownClasses,
  lang: languageTag,
  dir: oneOf(['ltr', 'rtl']),
  href: (value) => value,
  title: (value) => value.trim() || undefined,
  alt: (value) => value.replace(/\s+/g, ' ').trim(),
  'data-picture': wholeNumber,
  start: wholeNumber,
  value: wholeNumber,
  type: oneOf(['1', 'a', 'A', 'i', 'I']),
  reversed: () => 'reversed',
  colspan: span,
  rowspan: span,
  scope: oneOf(['row', 'col', 'rowgroup', 'colgroup']),
};
