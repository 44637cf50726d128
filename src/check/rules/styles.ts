import { type Book, contentDocuments } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { resolveReference } from '../paths.ts';
import { textOfElement } from '../xml.ts';
import { type CssFault, readCss } from './css.ts';

/** A style sheet of the book, or a piece of one within a document. */
interface Sheet {
  path: string;
  faults: CssFault[];
  /** Added to the lines of the faults. */
  offset: number;
}

/** Every piece of CSS in the book, read once. */
export function sheetsOf(book: Book): Sheet[] {
  const files = (book.package?.manifest ?? []).flatMap(({ path, mediaType }) => {
    const entry = mediaType === 'text/css' ? book.entries.get(path) : undefined;
    return entry
      ? [{ path, offset: 0, faults: readCss(new TextDecoder().decode(entry.bytes)) }]
      : [];
  });
  const inText = contentDocuments(book).flatMap(({ path, document }) =>
    document.elements.flatMap((element) => {
      const offset = element.line - 1;
      const style = element.attributes.get('style');
      const own =
        style === undefined ? [] : [{ path, offset, faults: readCss(style, 'declarationList') }];
      return element.name === 'style'
        ? [{ path, offset, faults: readCss(textOfElement(element)) }, ...own]
        : own;
    }),
  );
  return [...files, ...inText];
}

/** Faults of CSS that a validator would name; what is only risky belongs to the targets. */
export function checkStyles(book: Book): Finding[] {
  return sheetsOf(book).flatMap(({ path, faults, offset }) =>
    faults.flatMap(({ kind, detail, line }) => {
      const at = line + offset;
      if (kind === 'syntax') return [finding('book-css-syntax', path, { detail }, at)];
      if (kind === 'forbidden') return [finding('book-css-forbidden', path, { name: detail }, at)];
      return kind === 'address' ? addressFindings(book, path, detail, at) : [];
    }),
  );
}

function addressFindings(book: Book, path: string, address: string, line: number): Finding[] {
  const target = resolveReference(path, address);
  const found = (code: string) => [
    finding(code, path, { address: address.slice(0, 200), name: 'url()' }, line),
  ];
  if (address.trim() === '') return found('book-address-empty');
  if (target.kind === 'remote')
    return target.scheme === 'data' ||
      (/^https?$/.test(target.scheme) && /\.(?:otf|ttf|woff2?)$/.test(address))
      ? []
      : found('book-resource-remote');
  if (target.kind !== 'inside')
    return found(target.kind === 'outside' ? 'book-address-outside' : 'book-address-malformed');
  if (target.path === path) return [];
  if (!book.entries.has(target.path)) return found('book-resource-missing');
  return book.package?.byPath.has(target.path) ? [] : found('book-target-unlisted');
}
