import { type Book, bookOf, contentDocuments, titleOf } from './book.ts';
import type { Finding } from './finding.ts';
import { resolveReference } from './paths.ts';
import { checkContainer, textFindings } from './rules/container.ts';
import { checkContent } from './rules/content.ts';
import { checkIds } from './rules/ids.ts';
import { checkLinks } from './rules/links.ts';
import { checkNavigation } from './rules/navigation.ts';
import { checkPackage } from './rules/package.ts';
import { checkPictureTypes } from './rules/picture-types.ts';
import { checkPrefixes } from './rules/prefixes.ts';
import { checkRefinements } from './rules/refinements.ts';
import { checkShapes } from './rules/shape.ts';

/** Rules that need nothing but the unpacked book, and no large library. */
const rules = [
  checkContainer,
  checkPackage,
  checkNavigation,
  checkContent,
  checkIds,
  checkLinks,
  checkPictureTypes,
  checkPrefixes,
  checkRefinements,
  checkShapes,
];

/** What the rules say that look at structure alone. */
export function structuralFindings(book: Book): Finding[] {
  return rules.flatMap((rule) => rule(book));
}

/** Rules of the container's bytes are for books of other makers: ours were read back already. */
const rulesOfParts = rules.filter((rule) => rule !== checkContainer);

/**
 * The rules that take milliseconds, for a book just made: no style sheet is parsed, no picture
 * decoded, no other checker asked.
 * @param parts the files of the book by name; of pictures the first bytes are enough
 * @returns errors and warnings, without advice
 */
export function quickCheck(name: string, parts: ReadonlyMap<string, Uint8Array>): Finding[] {
  const entries = new Map(
    [...parts].map(([part, bytes]) => [part, { name: part, bytes, method: 8 }]),
  );
  const book = bookOf(name, { entries, head: new Uint8Array(), size: 0, findings: [] });
  const findings = [...textFindings(book), ...rulesOfParts.flatMap((rule) => rule(book))];
  return withArticles(
    book,
    findings.filter(({ message }) => message.severity !== 'info'),
  );
}

/** Names the article of every finding: the document's own, or the first that shows the file. */
export function withArticles(book: Book, findings: Finding[]): Finding[] {
  const users = new Map<string, string>();
  if (findings.some(({ file }) => file && !book.documents.has(file))) {
    for (const { path, document } of contentDocuments(book)) {
      for (const { attributes } of document.elements) {
        const target = resolveReference(path, attributes.get('src') ?? '');
        if (target.kind === 'inside' && !users.has(target.path)) users.set(target.path, path);
      }
    }
  }
  return findings.map((one) => {
    const article = titleOf(book.documents.get(users.get(one.file) ?? one.file));
    return article && /html$/.test(users.get(one.file) ?? one.file) ? { ...one, article } : one;
  });
}
