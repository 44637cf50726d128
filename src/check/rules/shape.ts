import type { Book } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import type { XmlDocument, XmlElement } from '../xml.ts';
import {
  containerVocabulary,
  ncxVocabulary,
  openAttributes,
  packageOfThree,
  packageOfTwo,
  type Shape,
  type Vocabulary,
} from './shapes.ts';

/** Package document, NCX and container hold what their vocabularies allow, and no more. */
export function checkShapes(book: Book): Finding[] {
  const facts = book.package;
  const ncx = facts?.manifest.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml');
  const isThree = facts?.version.startsWith('3');
  return [
    ...findingsOf('META-INF/container.xml', book, containerVocabulary),
    ...(facts ? findingsOf(facts.path, book, isThree ? packageOfThree : packageOfTwo) : []),
    ...(ncx ? findingsOf(ncx.path, book, ncxVocabulary) : []),
  ];
}

function findingsOf(path: string, { documents }: Book, vocabulary: Vocabulary): Finding[] {
  const document: XmlDocument | undefined = documents.get(path);
  return (document?.elements ?? [])
    .filter(({ space }) => space === vocabulary.space)
    .flatMap((element) => elementFindings(path, element, vocabulary));
}

function elementFindings(path: string, element: XmlElement, { shapes }: Vocabulary): Finding[] {
  const { name, parent, line } = element;
  const within = parent && shapes.get(parent.name);
  // Strangers in the metadata are told of by the rules of the package.
  if (within && !within.children.has(name) && parent.name !== 'metadata')
    return [finding('book-element-misplaced', path, { name, inside: parent.name }, line)];
  const shape = shapes.get(name);
  // What stands in an element of unknown shape (a collection, other makers' metadata) is its own.
  if (!shape || (parent && !within)) return [];
  return [...attributeFindings(path, element, shape), ...textFindings(path, element)];
}

function attributeFindings(path: string, element: XmlElement, shape: Shape): Finding[] {
  const { name, attributes, line } = element;
  const missing = [...shape.required].filter((attribute) => !attributes.has(attribute));
  const findings = missing.map((attribute) =>
    finding('book-attribute-missing', path, { attribute, name }, line),
  );
  for (const [attribute, value] of attributes) {
    const pattern = shape.attributes[attribute];
    if (!pattern && !openAttributes.test(attribute))
      findings.push(finding('book-attribute-unknown', path, { attribute, name }, line));
    else if (pattern && !pattern.test(value))
      findings.push(
        finding('book-attribute-value', path, { attribute, name, value: value.slice(0, 60) }, line),
      );
  }
  return findings;
}

const holdsText = new Set(['meta', 'text']);

function textFindings(path: string, { name, children, line }: XmlElement): Finding[] {
  if (holdsText.has(name)) return [];
  const text = children.find((child) => typeof child === 'string' && child.trim() !== '');
  return text === undefined
    ? []
    : [finding('book-children', path, { name, what: 'text stands in it' }, line)];
}
