import { namespaces } from '../../epub/vocabulary.ts';
import { type Finding, finding } from '../finding.ts';
import { childElements, type XmlDocument, type XmlElement } from '../xml.ts';
import { type OldElement, oldBlocks, oldElements, oldInline } from './old-model.ts';

/** Content documents of EPUB 2: XHTML 1.1, which is stricter than HTML (OPS 2.0.1 §2.2). */
export function checkOldContent(path: string, { elements }: XmlDocument): Finding[] {
  return elements.flatMap((element) => {
    const { name, space, line, parent } = element;
    if (space !== namespaces.xhtml) return strangerFindings(path, element);
    // An applet brings children and attributes of its own.
    if (name === 'applet' || parent?.name === 'applet') return [];
    const rule = oldElements.get(name);
    if (!rule) return [finding('book-element-unknown', path, { name }, line)];
    return [
      ...placeFindings(path, element),
      ...textFindings(path, element, rule),
      ...attributeFindings(path, element, rule),
    ];
  });
}

/** SVG may stand in the text; MathML came with EPUB 3. */
function strangerFindings(path: string, { name, space, line, parent }: XmlElement): Finding[] {
  const isMath = space === 'http://www.w3.org/1998/Math/MathML';
  return isMath && parent?.space === namespaces.xhtml
    ? [finding('book-foreign-element', path, { name }, line)]
    : [];
}

function placeFindings(path: string, element: XmlElement): Finding[] {
  const { name, parent, line } = element;
  const holder = parent?.space === namespaces.xhtml ? oldElements.get(parent.name) : undefined;
  if (!parent || !holder) return [];
  const misplaced = (inside: string) => [
    finding('book-element-misplaced', path, { name, inside }, line),
  ];
  if (name === 'a' && isInLink(parent)) return misplaced('a');
  const { holds } = holder;
  if (holds === 'any') return [];
  if (typeof holds !== 'string') return holds.has(name) ? [] : misplaced(parent.name);
  const fits =
    (holds !== 'block' && oldInline.has(name)) || (holds !== 'inline' && oldBlocks.has(name));
  return fits ? [] : misplaced(parent.name);
}

const isInLink = (element: XmlElement | undefined): boolean =>
  element !== undefined && (element.name === 'a' || isInLink(element.parent));

function textFindings(path: string, element: XmlElement, { holds }: OldElement): Finding[] {
  const { name, children, line } = element;
  if (holds === 'inline' || holds === 'flow' || holds === 'any') return [];
  const wrong = (what: string) => [finding('book-children', path, { name, what }, line)];
  if (children.some((child) => typeof child === 'string' && child.trim() !== ''))
    return wrong('text stands in it, outside any paragraph');
  const mustHold = /^(?:ol|ul|dl|tr|thead|tbody|tfoot)$/.test(name);
  return mustHold && childElements(element).length === 0 ? wrong('it is empty') : [];
}

const values: Record<string, RegExp> = {
  id: /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u,
  dir: /^(?:ltr|rtl)$/,
  colspan: /^\d+$/,
  rowspan: /^\d+$/,
  lang: /^(?:[a-z]{1,8}(?:-[a-z0-9]{1,8})*)?$/i,
  'xml:lang': /^(?:[a-z]{1,8}(?:-[a-z0-9]{1,8})*)?$/i,
};

function attributeFindings(path: string, element: XmlElement, rule: OldElement): Finding[] {
  const { name, attributes, line } = element;
  const missing = [...rule.required].filter((attribute) => !attributes.has(attribute));
  const findings = missing.map((attribute) =>
    finding('book-attribute-missing', path, { attribute, name }, line),
  );
  for (const [attribute, value] of attributes) {
    const isOpen = attribute.includes(':') || /^(?:xmlns|on[a-z]+)$/.test(attribute);
    if (!isOpen && !rule.attributes.has(attribute))
      findings.push(finding('book-attribute-unknown', path, { attribute, name }, line));
    else if (values[attribute] && !values[attribute].test(value.trim()))
      findings.push(
        finding('book-attribute-value', path, { attribute, name, value: value.slice(0, 60) }, line),
      );
  }
  return findings;
}
