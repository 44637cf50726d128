import { type Book, contentDocuments } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { textOfElement, type XmlElement } from '../xml.ts';

/**
 * Advice for readers who do not see the page (EPUB Accessibility 1.1). None of it makes a book
 * invalid, so all of it has severity `info`.
 */
export function checkAccess(book: Book): Finding[] {
  return [
    ...metadataAdvice(book),
    ...contentDocuments(book).flatMap(({ path, document }) => pageAdvice(path, document.elements)),
  ];
}

const wanted = ['accessMode', 'accessibilityFeature', 'accessibilityHazard'];

function metadataAdvice({ package: facts }: Book): Finding[] {
  if (!facts?.version.startsWith('3')) return [];
  const said = new Set(facts.metadata.map(({ attributes }) => attributes.get('property')));
  const missing = wanted.filter((name) => !said.has(`schema:${name}`));
  return missing.length > 0
    ? [finding('book-access-metadata', facts.path, { names: missing.join(', ') })]
    : [];
}

const placeholder =
  /^(?:image|picture|photo|img|image-placeholder|untitled|null|undefined|[\w-]+\.(?:jpe?g|png|gif|webp))$/i;

function pageAdvice(path: string, elements: XmlElement[]): Finding[] {
  const findings: Finding[] = [];
  let level = 0;
  const root = elements[0];
  if (root && !root.attributes.has('lang') && !root.attributes.has('xml:lang'))
    findings.push(finding('book-lang-missing', path, {}, root.line));
  for (const element of elements) {
    const { name, attributes, line } = element;
    const alt = attributes.get('alt');
    if (name === 'img' && alt === undefined)
      findings.push(finding('book-alt-missing', path, {}, line));
    else if (name === 'img' && placeholder.test(alt!.trim()))
      findings.push(finding('book-alt-placeholder', path, { alt: alt! }, line));
    const heading = /^h([1-6])$/.exec(name);
    if (!heading) continue;
    if (!textOfElement(element).trim())
      findings.push(finding('book-heading-empty', path, { name }, line));
    if (level > 0 && Number(heading[1]) > level + 1)
      findings.push(finding('book-heading-skip', path, { name, before: `h${level}` }, line));
    level = Number(heading[1]);
  }
  return findings;
}
