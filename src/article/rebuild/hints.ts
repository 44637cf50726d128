import type { Element } from 'domhandler';

/**
 * What the source says about a block's looks and purpose, kept on the rebuilt block as
 * `data-hints` until the recognising steps have read it.
 */
export type Hint = 'center' | 'caption' | 'small' | 'verse' | 'note' | 'credit';

const purposes: [Hint, RegExp][] = [
  [
    'caption',
    /caption|imgtxt|img-?desc|photo-?(?:desc|text|info)|pic-?(?:desc|text|info)|cutline/i,
  ],
  ['credit', /credit|copyright|photographer/i],
  ['verse', /\b(?:verse|poem|poetry|stanza)\b/i],
  ['note', /\b(?:editors?-?note|admonition|callout|notice|alert)\b/i],
];

const CENTRED = /aligncenter|textcenter|(?:^|[\s_-])(?:center|centered)(?:\s|$)/;

/** The hints of an element, after those it stands in. */
export function hintsOf(element: Element, outer: string): string {
  const { class: className, style, align, itemprop } = element.attribs;
  if (element.name !== 'center' && !className && !style && !align && !itemprop) return outer;
  const hints = new Set(outer ? outer.split(' ') : []);
  const isCentred = element.name === 'center' || align?.toLowerCase() === 'center';
  if (isCentred || /text-align:\s*center/i.test(style ?? '')) hints.add('center');
  if (CENTRED.test(className ?? '')) hints.add('center');
  for (const [hint, pattern] of purposes) {
    if (pattern.test(className ?? '') || pattern.test(itemprop ?? '')) hints.add(hint);
  }
  return [...hints].join(' ');
}
