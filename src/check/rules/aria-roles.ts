import { words } from './words.ts';

/** Roles of WAI-ARIA 1.2 and DPUB-ARIA 1.1 that an element without one of its own may take. */
export const ariaRoles = words(`
  alert alertdialog application article banner button cell columnheader complementary
  contentinfo definition dialog directory doc-abstract doc-acknowledgments doc-afterword doc-
  appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon
  doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes doc-
  epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-
  glossref doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagelist doc-part
  doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc document feed
  figure form grid gridcell group heading img link list listbox listitem log main marquee math
  menu menubar menuitem navigation none note option presentation progressbar radiogroup region
  row rowgroup rowheader search searchbox separator status tab table tablist tabpanel term
  textbox timer toolbar tooltip tree treegrid treeitem`);

/**
 * Element → the only roles it may take (ARIA in HTML, https://www.w3.org/TR/html-aria/, as
 * EPUBCheck 5.3 has it); '' for none at all. Pictures and embedded things are left out: what they
 * may be depends on their other attributes.
 */
const byElement: Record<string, string> = {
  'rp style script template caption colgroup col picture source track param map label datalist meter legend':
    '',
  article: 'application article document feed main none presentation region',
  aside: `
  complementary doc-dedication doc-example doc-footnote doc-glossary doc-pullquote doc-tip feed
  none note presentation region search`,
  dd: 'definition',
  figcaption: 'group none presentation',
  footer: 'contentinfo doc-footnote group none presentation',
  header: 'banner doc-footnote group none presentation',
  main: 'main',
  nav: `
  doc-index doc-pagelist doc-toc menu menubar navigation none presentation tablist`,
  section: `
  alert alertdialog application banner complementary contentinfo dialog doc-abstract doc-
  acknowledgments doc-afterword doc-appendix doc-bibliography doc-chapter doc-colophon doc-
  conclusion doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph doc-epilogue doc-
  errata doc-example doc-foreword doc-glossary doc-index doc-introduction doc-notice doc-
  pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc document feed group
  log main marquee navigation none note presentation region search status tabpanel`,
  'h1 h2 h3 h4 h5 h6': 'doc-subtitle heading none presentation tab',
  a: `
  button doc-backlink doc-biblioref doc-glossref doc-noteref link menuitem option tab treeitem`,
  dt: 'listitem term',
  hr: 'doc-pagebreak none presentation separator',
  'br wbr': 'none presentation',
  'ol ul menu': `
  directory group list listbox menu menubar none presentation radiogroup tablist toolbar tree`,
  li: `
  doc-biblioentry doc-endnote listitem menuitem none option presentation separator tab treeitem`,
  dl: 'group list none presentation',
  search: 'form group none presentation region search',
  'audio video': 'application',
  iframe: 'application document img none presentation',
  'details optgroup': 'group',
  summary: 'button',
  dialog: 'alertdialog',
  form: 'form none presentation search',
  input: 'searchbox textbox',
  button: 'button link menuitem option tab',
  select: 'listbox menu',
  option: 'option',
  textarea: 'textbox',
  progress: 'progressbar',
  fieldset: 'group none presentation radiogroup',
};

const allowed = new Map(
  Object.entries(byElement).flatMap(([names, roles]) =>
    [...words(names)].map((name) => [name, words(roles)] as const),
  ),
);

/** The roles that an element may take. */
export function rolesOf(name: string): ReadonlySet<string> {
  return allowed.get(name) ?? ariaRoles;
}
