import { namespaces } from '../../epub/vocabulary.ts';
import { type Book, contentDocuments } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { childElements, textOfElement, type XmlDocument, type XmlElement } from '../xml.ts';
import { rolesOf } from './aria-roles.ts';
import {
  blocks,
  globalAttributes,
  htmlElements,
  notInside,
  onlyIn,
  phrasing,
  requiredAttributes,
} from './html-model.ts';
import { ariaFault, attributeValues, valuesOnElement } from './html-values.ts';
import { checkOldContent } from './old-content.ts';

/** XHTML content documents: their frame, and every element by HTML's content model. */
export function checkContent(book: Book): Finding[] {
  const isThree = book.package?.version.startsWith('3') ?? false;
  return contentDocuments(book).flatMap(({ path, document }) => [
    ...frameFindings(path, document),
    ...(isThree
      ? [...headFindings(path, document), ...modelFindings(path, document)]
      : checkOldContent(path, document)),
  ]);
}

function frameFindings(path: string, { root }: XmlDocument): Finding[] {
  if (!root) return [];
  if (root.name !== 'html' || root.space !== namespaces.xhtml) {
    return [finding('book-not-xhtml', path, { found: root.name }, root.line)];
  }
  const [head, body, ...rest] = childElements(root);
  if (head?.name === 'head' && body?.name === 'body' && rest.length === 0) return [];
  return [finding('book-html-frame', path, {}, root.line)];
}

function headFindings(path: string, { root, doctype }: XmlDocument): Finding[] {
  const findings: Finding[] = [];
  const head = childElements(root, 'head')[0];
  const [title, second] = childElements(head, 'title');
  if (head && !title) findings.push(finding('book-title-missing', path, {}, head.line));
  else if (title && (second || !textOfElement(title).trim())) {
    findings.push(finding('book-title-empty', path, {}, title.line));
  }
  if (doctype && (/PUBLIC/.test(doctype) || /SYSTEM\s+["'](?!about:legacy-compat)/.test(doctype))) {
    findings.push(finding('book-doctype', path, { found: doctype.slice(0, 80) }));
  }
  if (doctype && /<!ENTITY[^>]+(?:SYSTEM|PUBLIC)/.test(doctype)) {
    findings.push(finding('book-external-entity', path));
  }
  const charsets = childElements(head, 'meta').filter(({ attributes }) =>
    attributes.has('charset'),
  );
  if (charsets[1])
    findings.push(
      finding(
        'book-children',
        path,
        { name: 'head', what: 'it has two charsets' },
        charsets[1].line,
      ),
    );
  for (const meta of childElements(head, 'meta')) {
    const charset = meta.attributes.get('charset') ?? charsetOf(meta.attributes.get('content'));
    if (charset && charset.toLowerCase() !== 'utf-8') {
      findings.push(finding('book-charset', path, { found: charset }, meta.line));
    }
  }
  return findings;
}

const charsetOf = (content = '') => /^text\/html;\s*charset=(\S+)$/i.exec(content)?.[1];

function modelFindings(path: string, { elements, root }: XmlDocument): Finding[] {
  const findings: Finding[] = [];
  const maps = new Set<string>();
  const prefixes = (root?.attributes.get('epub:prefix') ?? '').split(/\s+/);
  for (const element of elements) {
    if (element.space !== namespaces.xhtml) {
      if (isStray(element)) {
        findings.push(finding('book-foreign-element', path, { name: element.name }, element.line));
      }
      continue;
    }
    const rule = htmlElements.get(element.name);
    if (!rule) {
      findings.push(finding('book-element-unknown', path, { name: element.name }, element.line));
      continue;
    }
    findings.push(...placeFindings(path, element), ...childFindings(path, element));
    findings.push(...attributeFindings(path, element, rule.attributes));
    findings.push(...prefixFindings(path, element, prefixes));
    const map = element.name === 'map' ? element.attributes.get('name') : undefined;
    if (map !== undefined && maps.has(map))
      findings.push(finding('book-id-twice', path, { id: map }, element.line));
    if (map !== undefined) maps.add(map);
  }
  return findings;
}

/** Prefixes of `epub:type` that need no declaration (EPUB 3.3 §D.1.5). */
const knownPrefixes = /^(?:a11y|dcterms|epubsc|marc|media|msv|onix|prism|rendition|schema|xsd)$/;

function prefixFindings(path: string, element: XmlElement, declared: string[]): Finding[] {
  const types = element.attributes.get('epub:type')?.split(/\s+/) ?? [];
  return types.flatMap((type) => {
    const [prefix, name] = type.split(':');
    return name === undefined || knownPrefixes.test(prefix!) || declared.includes(`${prefix}:`)
      ? []
      : [finding('book-prefix-unknown', path, { prefix: prefix! }, element.line)];
  });
}

/** SVG and MathML bring their own rules; any other vocabulary is not allowed in the text. */
const foreign = new Set([
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/1998/Math/MathML',
  namespaces.epub,
  'http://www.w3.org/2001/10/synthesis',
]);

const isStray = ({ space, parent }: XmlElement) =>
  !foreign.has(space) && (!parent || parent.space === namespaces.xhtml);

/** Elements that some other element must not hold at any depth. */
const keptOut = new Set(Object.values(notInside).flatMap((names) => [...names]));

function placeFindings(path: string, element: XmlElement): Finding[] {
  const { name, parent, line } = element;
  if (!parent || parent.space !== namespaces.xhtml) return [];
  const misplaced = (inside: string) => [
    finding('book-element-misplaced', path, { name, inside }, line),
  ];
  const only = onlyIn[name];
  if (only && !only.has(parent.name) && !isWrapped(parent, only)) return misplaced(parent.name);
  if (name === 'area' && !isInside(element, /^(?:map|template)$/)) return misplaced(parent.name);
  const isKeptOut = keptOut.has(name);
  for (let above: XmlElement | undefined = parent; above && isKeptOut; above = above.parent) {
    if (notInside[above.name]?.has(name) && above.space === namespaces.xhtml) {
      if (name === 'a' || name !== 'input' || element.attributes.get('type') !== 'hidden') {
        return misplaced(above.name);
      }
    }
  }
  if (only) return [];
  const holds = modelOf(parent);
  if (holds === undefined) return [];
  if (typeof holds !== 'string') return holds.has(name) ? [] : misplaced(parent.name);
  if (holds === 'empty' || holds === 'text') return misplaced(parent.name);
  if (name === 'meta' || name === 'link') {
    return element.attributes.has('itemprop') ||
      element.attributes.has('property') ||
      (name === 'link' && element.attributes.has('rel'))
      ? []
      : misplaced(parent.name);
  }
  const isAllowed =
    phrasing.has(name) ||
    (holds === 'flow' && blocks.has(name)) ||
    (holds === 'headed' && /^h[1-6]$|^hgroup$/.test(name));
  return isAllowed ? [] : misplaced(parent.name);
}

function isInside({ parent }: XmlElement, names: RegExp): boolean {
  return parent !== undefined && (names.test(parent.name) || isInside(parent, names));
}

/** `div` may group `dt` and `dd`; `template` and `object` pass their content on. */
const isWrapped = (parent: XmlElement, only: ReadonlySet<string>): boolean =>
  parent.name === 'template' && only.size > 0;

/** What an element holds; a transparent one holds what its parent holds. */
function modelOf(
  element: XmlElement,
): 'flow' | 'phrasing' | 'headed' | 'text' | 'empty' | ReadonlySet<string> | undefined {
  const holds = htmlElements.get(element.name)?.holds;
  if (element.name === 'div' && element.parent?.name === 'dl') return groupOfTerms;
  if (element.name === 'noscript' && element.parent?.name === 'head') return undefined;
  if (element.name === 'template') return undefined;
  if (holds !== 'transparent') return holds;
  const above =
    element.parent && element.parent.space === namespaces.xhtml ? modelOf(element.parent) : 'flow';
  return typeof above === 'string' ? above : 'flow';
}

const groupOfTerms: ReadonlySet<string> = new Set(['dt', 'dd', 'script', 'template']);

/** Order and number of children, and text where none may stand. */
function childFindings(path: string, element: XmlElement): Finding[] {
  const { name, line } = element;
  const rule = modelOf(element);
  const children = childElements(element).filter(
    (child) => child.name !== 'script' && child.name !== 'template',
  );
  const names = children.map((child) => child.name);
  const findings: Finding[] = [];
  const wrong = (what: string) =>
    findings.push(finding('book-children', path, { name, what }, line));
  const hasText = element.children.some(
    (child) => typeof child === 'string' && child.trim() !== '',
  );
  if (hasText && (rule === 'empty' || (rule && typeof rule !== 'string')))
    wrong('text stands in it');
  if (name === 'figure') {
    const at = names.indexOf('figcaption');
    if (at !== names.lastIndexOf('figcaption')) wrong('it has two captions');
    else if (at > 0 && at < names.length - 1) wrong('its caption is neither first nor last');
  }
  if (name === 'table') {
    if (names.indexOf('caption') > 0) wrong('its caption is not first');
    if (names.filter((child) => child === 'thead').length > 1) wrong('it has two heads');
    if (names.includes('tr') && names.includes('tbody')) wrong('rows stand beside a tbody');
    if (
      names.includes('thead') &&
      names.indexOf('thead') > firstOf(names, ['tbody', 'tr', 'tfoot'])
    ) {
      wrong('its head comes after its rows');
    }
  }
  if (name === 'dl' && names[0] === 'dd') wrong('it begins with dd');
  if (name === 'dl' && names.at(-1) === 'dt') wrong('it ends with dt');
  if (name === 'dl' && names.includes('div') && names.some((child) => child !== 'div')) {
    wrong('div stands beside dt and dd');
  }
  if (name === 'details' && names[0] !== 'summary') wrong('it does not begin with summary');
  if (name === 'ruby' && !names.some((child) => child === 'rt' || child === 'rtc'))
    wrong('it has no rt');
  if (name === 'ruby' && names.filter((child) => child === 'rp').length % 2 === 1)
    wrong('its rp are not in pairs');
  if (name === 'colgroup' && names.includes('col') && element.attributes.has('span'))
    wrong('it has a span and columns (col)');
  if (name === 'picture' && names.filter((child) => child === 'img').length !== 1)
    wrong('it has no img');
  if (name === 'hgroup' && names.filter((child) => /^h[1-6]$/.test(child)).length === 0)
    wrong('it has no heading');
  return findings;
}

function firstOf(names: string[], wanted: string[]): number {
  const at = names.findIndex((name) => wanted.includes(name));
  return at === -1 ? names.length : at;
}

const openAttribute =
  /^(?:data-[^A-Z]+|aria-[a-z]+|on[a-z]+|xml:(?:lang|space|base)|epub:(?:type|prefix)|ssml:(?:ph|alphabet)|xmlns:.+|its:.+)$/;

function attributeFindings(path: string, element: XmlElement, own: ReadonlySet<string>): Finding[] {
  const { name, attributes, line } = element;
  const findings: Finding[] = [];
  for (const [attribute, value] of attributes) {
    if (!own.has(attribute) && !globalAttributes.has(attribute) && !openAttribute.test(attribute)) {
      findings.push(finding('book-attribute-unknown', path, { attribute, name }, line));
      continue;
    }
    const aria = attribute.startsWith('aria-')
      ? ariaFault(attribute, value, name, attributes.has('role'))
      : undefined;
    if (aria === 'unknown') {
      findings.push(finding('book-attribute-unknown', path, { attribute, name }, line));
      continue;
    }
    const shape = valuesOnElement[`${name}/${attribute}`] ?? attributeValues[attribute];
    const isWrong =
      aria === 'value' ||
      (/^(?:ins|del)$/.test(name) &&
        attribute === 'datetime' &&
        !/^\d{4,}-\d\d-\d\d/.test(value)) ||
      (shape && !shape.test(value.trim())) ||
      (attribute === 'role' && !rolesAreAllowed(element, value)) ||
      (attribute === 'epub:type' && value.trim() === '') ||
      (attribute === 'datetime' && !isDateTime(value.trim())) ||
      (/^(?:xml:)?lang$/.test(attribute) && !languageShape.test(value));
    if (isWrong)
      findings.push(
        finding('book-attribute-value', path, { attribute, name, value: value.slice(0, 60) }, line),
      );
  }
  for (const required of requiredAttributes[name] ?? []) {
    if (!attributes.has(required)) {
      findings.push(finding('book-attribute-missing', path, { attribute: required, name }, line));
    }
  }
  if (name === 'meta') findings.push(...metaFindings(path, element));
  const [lang, xmlLang] = [attributes.get('lang'), attributes.get('xml:lang')];
  if (lang !== undefined && xmlLang !== undefined && lang.toLowerCase() !== xmlLang.toLowerCase()) {
    findings.push(finding('book-lang-differs', path, { lang, xmlLang }, line));
  }
  return findings;
}

/** A `meta` says what it is about, and what of it. */
function metaFindings(path: string, { name, attributes, line }: XmlElement): Finding[] {
  const missing = (attribute: string) => [
    finding('book-attribute-missing', path, { attribute, name }, line),
  ];
  if (attributes.has('charset') || attributes.has('itemprop')) return [];
  const isAbout = ['name', 'http-equiv', 'property'].some((one) => attributes.has(one));
  if (!isAbout) return missing('name');
  return attributes.has('content') ? [] : missing('content');
}

/** A link without address is no link, and may take what any phrase may. */
function rolesAreAllowed({ name, attributes }: XmlElement, value: string): boolean {
  const allowed = rolesOf(name === 'a' && !attributes.has('href') ? 'span' : name);
  return value
    .trim()
    .split(/\s+/)
    .every((role) => allowed.has(role));
}

/** Dates, times and durations of HTML (https://html.spec.whatwg.org/#dates-and-times). */
function isDateTime(value: string): boolean {
  const [, month = '01', day = '01', hour = '00', minute = '00'] =
    /^\d{4,}(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/.exec(
      value,
    ) ?? [];
  if (Number(month) > 12 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59)
    return false;
  return /^(?:\d{4,}(?:-\d\d(?:-\d\d(?:[T ].*)?)?)?|\d{4,}-W\d\d|\d\d-\d\d|\d\d:\d\d.*|[+-]\d\d:?\d\d|Z|P[\dT].*|(?:\d+(?:\.\d+)?\s*[wdhms]\s*)+)$/i.test(
    value,
  );
}

/** What XML Schema calls a language: all that the schemas of EPUB ask of an attribute. */
const languageShape = /^(?:|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/i;

/** Well-formed by BCP 47, or empty for unknown. */
export const isLanguage = (value: string) =>
  value === '' ||
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8}|[ix])(?:-[a-z0-9]{1,8})*$/i.test(value.trim());
