import { SaxesParser } from 'saxes';
import { readPlainXml } from './plain-xml.ts';

/** An element with the namespace of its name and the line it begins on. */
export interface XmlElement {
  /** Local name; HTML's are compared as written, for XHTML is case-sensitive. */
  name: string;
  space: string;
  /** By qualified name as written: `href`, `xml:lang`, `epub:type`. */
  attributes: Map<string, string>;
  children: XmlNode[];
  parent?: XmlElement;
  line: number;
}

export type XmlNode = XmlElement | string;

export interface XmlDocument {
  root?: XmlElement;
  /** Every element in document order: rules look through them many times. */
  elements: XmlElement[];
  doctype?: string;
  /** Encoding that the XML declaration names. */
  encoding?: string;
  /** The first thing that makes it no XML. */
  fault?: { line: number; detail: string };
}

/** Shared by the many elements without attributes. */
const none = new Map<string, string>();

/** Deeper than any text; keeps walks by recursion safe. */
const MOST_DEPTH = 400;

/**
 * Reads XML into a tree. Never throws: a fault ends the tree where it stands.
 * @param text the decoded document
 */
export function readXml(text: string): XmlDocument {
  return readPlainXml(text) ?? parseXml(text);
}

/** The same by a full parser, whatever the text. */
export function parseXml(text: string): XmlDocument {
  const document: XmlDocument = { elements: [] };
  const parser = new SaxesParser({ xmlns: true });
  let current: XmlElement | undefined;
  let depth = 0;
  const fail = (detail: string) => {
    document.fault ??= { line: parser.line, detail };
  };
  parser.on('error', (error) => {
    const detail = error.message.replace(/^\d+:\d+: /, '');
    if (!isEntityOfDoctype(detail, document.doctype)) fail(detail);
  });
  parser.on('doctype', (doctype) => {
    document.doctype = doctype.trim();
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding) document.encoding = encoding;
  });
  parser.on('opentag', (tag) => {
    let attributes = none;
    for (const { name, value } of Object.values(tag.attributes)) {
      if (attributes === none) attributes = new Map();
      attributes.set(name, value);
    }
    const element: XmlElement = {
      name: tag.local,
      space: tag.uri,
      attributes,
      children: [],
      line: parser.line,
      ...(current ? { parent: current } : {}),
    };
    depth += 1;
    if (depth > MOST_DEPTH) fail(`elements are nested more than ${MOST_DEPTH} deep`);
    else {
      current?.children.push(element);
      document.root ??= element;
      document.elements.push(element);
      current = element;
    }
  });
  parser.on('closetag', () => {
    if (depth <= MOST_DEPTH) current = current?.parent;
    depth -= 1;
  });
  parser.on('text', (value) => current?.children.push(value));
  parser.on('cdata', (value) => current?.children.push(value));
  parser.write(text).close();
  return document;
}

/** XHTML 1.1 (EPUB 2) declares HTML's entities in its DTD, which no reader loads here. */
function isEntityOfDoctype(detail: string, doctype: string | undefined): boolean {
  return detail.startsWith('undefined entity') && /PUBLIC|<!ENTITY/.test(doctype ?? '');
}

/** The element and everything below it, in document order. */
export function elementsOf(root: XmlElement | undefined): XmlElement[] {
  const found: XmlElement[] = [];
  const open = root ? [root] : [];
  for (let element = open.pop(); element; element = open.pop()) {
    found.push(element);
    for (const child of element.children.toReversed()) {
      if (typeof child !== 'string') open.push(child);
    }
  }
  return found;
}

export function childElements(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** All text below, with the alternative text of pictures. */
export function textOfElement(element: XmlElement): string {
  const parts = element.children.map((child) =>
    typeof child === 'string' ? child : textOfElement(child),
  );
  return parts.join('') + (element.name === 'img' ? (element.attributes.get('alt') ?? '') : '');
}
