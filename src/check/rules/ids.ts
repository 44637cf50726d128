import type { Book } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import type { XmlDocument } from '../xml.ts';

/** Attributes whose value names ids of the same document. */
const references = new Set(
  `aria-labelledby aria-describedby aria-controls aria-owns aria-flowto
  aria-activedescendant for headers list form`.split(/\s+/),
);

/** Ids are there once, are no blanks, and are there where something names them. */
export function checkIds(book: Book): Finding[] {
  return [...book.documents].flatMap(([path, document]) => idFindings(path, document));
}

function idFindings(path: string, document: XmlDocument): Finding[] {
  const ids = new Set<string>();
  const findings: Finding[] = [];
  for (const { attributes, line } of document.elements) {
    const id = attributes.get('id');
    if (id === undefined) continue;
    if (id === '' || /\s/.test(id)) findings.push(finding('book-id-blank', path, { id }, line));
    else if (ids.has(id)) findings.push(finding('book-id-twice', path, { id }, line));
    ids.add(id);
  }
  for (const { attributes, line } of document.elements) {
    for (const [attribute, value] of attributes) {
      if (!references.has(attribute)) continue;
      for (const id of value.split(/\s+/).filter(Boolean)) {
        if (!ids.has(id)) findings.push(finding('book-id-missing', path, { attribute, id }, line));
      }
    }
  }
  return findings;
}

/** Every id of a document. */
export function idsOf(document: XmlDocument | undefined): Set<string> {
  return new Set(
    (document?.elements ?? []).flatMap(({ attributes }) => attributes.get('id') ?? []),
  );
}
