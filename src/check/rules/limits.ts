import { namespaces } from '../../epub/vocabulary.ts';
import type { TargetProfile } from '../../types.ts';
import { type Book, contentDocuments } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { childElements, elementsOf, textOfElement, type XmlElement } from '../xml.ts';
import type { PictureFacts } from './pictures.ts';
import { sheetsOf } from './styles.ts';

/** One limit of a target: kept when it has no finding. */
export interface LimitResult {
  limit: string;
  passed: boolean;
  findings: Finding[];
}

/** What some devices are known to refuse or to show badly; sources in docs/checking.md. */
const most = { documents: 500, textBytes: 5_000_000, pictureBytes: 5_000_000, pixels: 5_600_000 };

/**
 * The limits of a target, each with pass or fail.
 * @param pictures what decoding found; without it the pictures' sizes are not judged
 */
export function checkLimits(
  book: Book,
  target: TargetProfile,
  pictures: PictureFacts[],
): LimitResult[] {
  const limits: [string, Finding[]][] = [
    ['size of the book', sizeFindings(book, target)],
    ['size of documents', documentFindings(book, target)],
    ['number of documents', amountFindings(book)],
    ['file names', nameFindings(book)],
    ['pictures', pictures.flatMap((picture) => pictureFindings(picture, target))],
    ['style sheets', styleFindings(book)],
    ['contents', contentsFindings(book)],
    ['language', languageFindings(book, target)],
    ...(target.kepub ? [['Kobo spans', kepubFindings(book)] as [string, Finding[]]] : []),
  ];
  return limits.map(([limit, findings]) => ({ limit, passed: findings.length === 0, findings }));
}

function sizeFindings({ size }: Book, { maxVolumeBytes: limit }: TargetProfile): Finding[] {
  return size > limit ? [finding('limit-book-size', '', { bytes: size, limit })] : [];
}

function documentFindings(
  book: Book,
  { maxDocumentBytes: limit, kepub }: TargetProfile,
): Finding[] {
  // Sentence spans are written after splitting and about double the markup.
  const allowed = kepub ? limit * 2 : limit;
  return contentDocuments(book).flatMap(({ path }) => {
    const bytes = book.entries.get(path)?.bytes.length ?? 0;
    return bytes > allowed * 1.05
      ? [finding('limit-document-size', path, { bytes, limit: allowed })]
      : [];
  });
}

function amountFindings(book: Book): Finding[] {
  const documents = contentDocuments(book);
  const bytes = documents.reduce(
    (sum, { path }) => sum + (book.entries.get(path)?.bytes.length ?? 0),
    0,
  );
  return [
    ...(documents.length > most.documents
      ? [finding('limit-documents', '', { count: documents.length, limit: most.documents })]
      : []),
    ...(bytes > most.textBytes
      ? [finding('limit-text', '', { bytes, limit: most.textBytes })]
      : []),
  ];
}

function nameFindings({ entries, name: bookName }: Book): Finding[] {
  const wrong = [...entries.keys()].filter((name) => !/^[A-Za-z0-9._/-]+$/.test(name));
  return [
    ...wrong.map((name) => finding('limit-name', name)),
    ...(/[^\p{L}\p{N}\p{M}\p{P}\p{S} ]/u.test(bookName) ? [finding('limit-name', bookName)] : []),
  ];
}

function pictureFindings(picture: PictureFacts, target: TargetProfile): Finding[] {
  const { path, mediaType, bytes, width, height, space } = picture;
  const found: Finding[] = [];
  if (/webp|avif/.test(mediaType))
    found.push(finding('limit-picture-type', path, { found: mediaType }));
  if (space === 'cmyk') found.push(finding('limit-picture-cmyk', path));
  if (bytes > most.pictureBytes)
    found.push(finding('limit-picture-bytes', path, { bytes, limit: most.pictureBytes }));
  if (width * height > most.pixels)
    found.push(finding('limit-picture-pixels', path, { width, height, limit: most.pixels }));
  if (target.pictures.grey && space !== 'b-w' && space !== 'grey16')
    found.push(finding('limit-picture-colour', path));
  return found;
}

function styleFindings(book: Book): Finding[] {
  return sheetsOf(book).flatMap(({ path, faults, offset }) =>
    faults
      .filter(({ kind }) => kind === 'risky')
      .map(({ detail, line }) => finding('limit-css', path, { detail }, line + offset)),
  );
}

function contentsFindings({ package: facts }: Book): Finding[] {
  if (!facts) return [];
  const ncx = facts.manifest.some(({ mediaType }) => mediaType === 'application/x-dtbncx+xml');
  const cover =
    facts.manifest.some(({ properties }) => properties.includes('cover-image')) ||
    facts.metadata.some(({ attributes }) => attributes.get('name') === 'cover');
  return [
    ...(ncx ? [] : [finding('limit-no-ncx', facts.path)]),
    ...(cover ? [] : [finding('limit-no-cover', facts.path)]),
  ];
}

function languageFindings({ package: facts }: Book, target: TargetProfile): Finding[] {
  if (!facts) return [];
  const languages = facts.metadata
    .filter(({ name, space }) => name === 'language' && space === namespaces.dc)
    .map((e) => textOfElement(e).trim());
  if (languages.length > 1)
    return [finding('limit-languages', facts.path, { found: languages.join(', ') })];
  const [found = ''] = languages;
  const wanted = target.languageCode(found);
  return wanted === found ? [] : [finding('limit-language', facts.path, { found, wanted })];
}

/** Kobo keeps the reading place by its spans; without them a page of text is one place. */
function kepubFindings(book: Book): Finding[] {
  const spine = new Set(book.package?.spine.map(({ path }) => path));
  return contentDocuments(book).flatMap(({ path, document }) => {
    if (!spine.has(path)) return [];
    const body = childElements(document.root, 'body')[0];
    const isBare = body && textOfElement(body).trim() !== '' && !elementsOf(body).some(isSpan);
    return isBare ? [finding('limit-kobo-spans', path)] : [];
  });
}

const isSpan = ({ name, attributes }: XmlElement) =>
  name === 'span' && attributes.get('class') === 'koboSpan';
