/**
 * The XHTML that an article may consist of: one table, everything else is taken apart or left
 * out. What `rebuild/` makes by these rules is valid EPUB 3.3 content by construction
 * (EPUB 3.3 §6.1 takes HTML's content models, https://html.spec.whatwg.org/#content-models).
 */

export type ContentModel =
  /** Paragraphs and other blocks. */
  | 'flow'
  /** Text and inline elements only. */
  | 'phrasing'
  /** Nothing. */
  | 'void'
  /** Exactly the children that name it as their parent. */
  | 'items';

export interface ElementRule {
  kind: 'block' | 'phrasing' | 'structural';
  content: ContentModel;
  /** Allowed beside the global attributes. */
  attributes?: readonly string[];
  /** For structural elements: where they may stand. */
  parents?: readonly string[];
}

export const globalAttributes: readonly string[] = ['id', 'class', 'lang', 'dir'];

const block = (content: ContentModel, ...attributes: string[]): ElementRule => ({
  kind: 'block',
  content,
  attributes,
});
const phrasing = (...attributes: string[]): ElementRule => ({
  kind: 'phrasing',
  content: 'phrasing',
  attributes,
});
const empty = (...attributes: string[]): ElementRule => ({
  kind: 'phrasing',
  content: 'void',
  attributes,
});
const part = (parents: string[], content: ContentModel, ...attributes: string[]): ElementRule => ({
  kind: 'structural',
  content,
  attributes,
  parents,
});
const rowGroups = ['thead', 'tbody', 'tfoot'];

export const vocabulary: Readonly<Record<string, ElementRule>> = {
  p: block('phrasing'),
  h2: block('phrasing'),
  h3: block('phrasing'),
  h4: block('phrasing'),
  h5: block('phrasing'),
  h6: block('phrasing'),
  pre: block('phrasing'),
  hr: block('void'),
  blockquote: block('flow'),
  aside: block('flow'),
  div: block('flow'),
  figure: block('flow'),
  ul: block('items'),
  ol: block('items', 'start', 'type', 'reversed'),
  dl: block('items'),
  table: block('items'),

  li: part(['ul', 'ol'], 'flow', 'value'),
  dt: part(['dl'], 'phrasing'),
  dd: part(['dl'], 'flow'),
  figcaption: part(['figure'], 'flow'),
  caption: part(['table'], 'phrasing'),
  thead: part(['table'], 'items'),
  tbody: part(['table'], 'items'),
  tfoot: part(['table'], 'items'),
  tr: part(rowGroups, 'items'),
  th: part(['tr'], 'flow', 'colspan', 'rowspan', 'scope'),
  td: part(['tr'], 'flow', 'colspan', 'rowspan'),
  rt: part(['ruby'], 'phrasing'),

  a: phrasing('href'),
  abbr: phrasing('title'),
  b: phrasing(),
  bdi: phrasing(),
  bdo: phrasing(),
  cite: phrasing(),
  code: phrasing(),
  del: phrasing(),
  dfn: phrasing(),
  em: phrasing(),
  i: phrasing(),
  ins: phrasing(),
  kbd: phrasing(),
  mark: phrasing(),
  q: phrasing(),
  ruby: phrasing(),
  s: phrasing(),
  samp: phrasing(),
  small: phrasing(),
  span: phrasing(),
  strong: phrasing(),
  sub: phrasing(),
  sup: phrasing(),
  u: phrasing(),
  var: phrasing(),
  br: empty(),
  wbr: empty(),
  img: empty('alt', 'data-picture'),
};

/** The closed list of classes; style sheets and the publication stage know no others. */
export const classes: ReadonlySet<string> = new Set([
  'verse',
  'question',
  'answer',
  'note',
  'embed',
  'gallery',
  'credit',
  'inline',
  'noteref',
  'footnote',
  'backlink',
  'callout',
  'task',
  'math',
  'separator',
]);

/** Elements of other days and their successors. */
export const renamed: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  dir: 'ul',
  image: 'img',
  listing: 'pre',
  menu: 'ul',
  plaintext: 'pre',
  strike: 's',
  tt: 'code',
  xmp: 'pre',
};

/** Taken out with all they hold: they act, load or ask, and hold no prose. */
export const removed: ReadonlySet<string> = new Set([
  ...['script', 'style', 'template', 'head', 'title', 'meta', 'link', 'base', 'basefont'],
  ...['input', 'button', 'select', 'option', 'optgroup', 'datalist', 'textarea', 'keygen'],
  ...['progress', 'meter', 'output', 'canvas', 'svg', 'map', 'area', 'frameset', 'frame'],
  ...['iframe', 'video', 'audio', 'object', 'embed', 'applet'],
  ...['noframes', 'noembed', 'bgsound', 'param', 'source', 'track', 'portal', 'noscript'],
]);

/** Not in the vocabulary, yet a browser starts a new line for them; all else runs on. */
export const boxes: ReadonlySet<string> = new Set([
  ...['address', 'article', 'body', 'center', 'details', 'dialog', 'fieldset', 'footer'],
  ...['form', 'header', 'hgroup', 'html', 'legend', 'main', 'marquee', 'nav', 'search'],
  ...['section', 'summary', 'slot'],
]);

/** Whether `name` is a heading of any level. */
export const isHeading = (name: string): boolean => /^h[1-6]$/.test(name);
