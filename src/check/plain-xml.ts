import type { XmlDocument, XmlElement } from './xml.ts';

/** Characters that XML 1.0 does not allow, or that a parser turns into others (§2.2, §2.11). */
const unusual = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|\]\]>/u;

const prologue =
  /(?:<\?xml version="1\.0" encoding="([Uu][Tt][Ff]-8)"\?>[ \t\n]*)?(?:<!DOCTYPE (html)>[ \t\n]*)?/y;
const name = '[A-Za-z_][\\w.-]*';
const qualified = `(?:(${name}):)?(${name})`;
const attribute = ` (?:${name}:)?${name}="[^"<\\t\\n]*"`;
const token = new RegExp(`<(/?)${qualified}((?:${attribute})*)(/?)>|([^<]+)`, 'y');
const attributeParts = / ([^=]+)="([^"]*)"/g;
const reference = /&(?:(amp|lt|gt|quot|apos);)?/g;
const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Namespaces that belong to XML itself: nobody declares them (Namespaces in XML 1.0, §3). */
const ownSpaces = ['http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'];
const outermost: Spaces = new Map([['xml', ownSpaces[0]!]]);
/** Deeper trees are for the parser that says what is wrong with them. */
const MOST_DEPTH = 400;

/** Shared by the many elements without attributes. */
const none = new Map<string, string>();

/** Prefix → namespace. */
type Spaces = ReadonlyMap<string, string>;

/** Thrown, never shown: the text is more than plain, or faulty. */
class NotPlain extends Error {}

/**
 * Reads the XML that book makers write: elements, double-quoted attributes, text and the five
 * references of XML; four times as fast as a full parser.
 * @returns the tree that `readXml` gives, or undefined where the text has anything else in it or
 *   any fault: a full parser must read it then
 */
export function readPlainXml(text: string): XmlDocument | undefined {
  if (unusual.test(text)) return undefined;
  try {
    return new PlainReader(text).read();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class PlainReader {
  readonly #text: string;
  readonly #document: XmlDocument = { elements: [] };
  /** Open elements with their names as written and the namespaces in force. */
  readonly #open: { element: XmlElement; written: string; spaces: Spaces }[] = [];
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  read(): XmlDocument {
    prologue.lastIndex = 0;
    const [head = '', encoding, doctype] = prologue.exec(this.#text)!;
    if (encoding) this.#document.encoding = encoding;
    if (doctype) this.#document.doctype = doctype;
    this.#countLines(head);
    token.lastIndex = head.length;
    while (token.lastIndex < this.#text.length) {
      const match = token.exec(this.#text);
      if (!match) throw new NotPlain();
      const [, slash, prefix, local, attributes, empty, words] = match;
      if (words !== undefined) this.#takeText(words);
      else if (slash) this.#close(prefix, local!, attributes! + empty!);
      else this.#start(prefix, local!, attributes!, empty === '/');
    }
    if (this.#open.length > 0 || !this.#document.root) throw new NotPlain();
    return this.#document;
  }

  #takeText(words: string): void {
    const parent = this.#open.at(-1);
    if (parent) parent.element.children.push(decoded(words));
    else if (/[^ \t\n]/.test(words)) throw new NotPlain();
    this.#countLines(words);
  }

  #countLines(words: string): void {
    for (let at = words.indexOf('\n'); at >= 0; at = words.indexOf('\n', at + 1)) this.#line += 1;
  }

  #start(prefix: string | undefined, local: string, written: string, isEmpty: boolean): void {
    const above = this.#open.at(-1);
    if (this.#open.length === MOST_DEPTH || (!above && this.#document.root)) throw new NotPlain();
    const attributes = written ? attributesIn(written) : none;
    const spaces = spacesWith(above?.spaces ?? outermost, attributes);
    const element: XmlElement = {
      name: local,
      space: spaceOf(prefix, spaces),
      attributes,
      children: [],
      line: this.#line,
      ...(above ? { parent: above.element } : {}),
    };
    above?.element.children.push(element);
    this.#document.root ??= element;
    this.#document.elements.push(element);
    if (!isEmpty) this.#open.push({ element, written: nameOf(prefix, local), spaces });
  }

  #close(prefix: string | undefined, local: string, rest: string): void {
    if (rest || this.#open.pop()?.written !== nameOf(prefix, local)) throw new NotPlain();
  }
}

const nameOf = (prefix: string | undefined, local: string) =>
  prefix ? `${prefix}:${local}` : local;

function attributesIn(written: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, key, value] of written.matchAll(attributeParts)) {
    if (attributes.has(key!)) throw new NotPlain();
    attributes.set(key!, decoded(value!));
  }
  return attributes;
}

/** The namespaces in force with those that these attributes declare (Namespaces in XML 1.0). */
function spacesWith(above: Spaces, attributes: Map<string, string>): Spaces {
  const names = [...attributes.keys()].filter((key) => key.includes(':') || key === 'xmlns');
  if (names.length === 0) return above;
  const declared = names.filter((key) => /^xmlns(?::|$)/.test(key));
  const spaces = declared.length > 0 ? new Map(above) : above;
  for (const key of declared) {
    const prefix = key.slice('xmlns:'.length);
    const space = attributes.get(key)!;
    const isOdd =
      /^xml/i.test(prefix) || /\s/.test(space) || (prefix && !space) || ownSpaces.includes(space);
    if (isOdd) throw new NotPlain();
    (spaces as Map<string, string>).set(prefix, space);
  }
  const locals = new Set<string>();
  for (const key of names.filter((one) => !declared.includes(one))) {
    const [prefix, local] = key.split(':') as [string, string];
    spaceOf(prefix, spaces);
    // Two prefixes of one namespace would make it the same attribute twice.
    if (locals.has(local)) throw new NotPlain();
    locals.add(local);
  }
  return spaces;
}

function spaceOf(prefix: string | undefined, spaces: Spaces): string {
  const space = spaces.get(prefix ?? '');
  if (space === undefined && prefix) throw new NotPlain();
  return space ?? '';
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (_, known: string | undefined) => {
    if (!known) throw new NotPlain();
    return characters[known]!;
  });
}
