import { namespaces } from '../../epub/vocabulary.ts';
import { type Book, contentDocuments, type PackageFacts } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { resolveReference } from '../paths.ts';
import { childElements, type XmlElement } from '../xml.ts';
import { idsOf } from './ids.ts';

/** A link may leave the book; a resource may not, but for sound and film (EPUB 3.3 §3.6). */
type Use = 'link' | 'resource' | 'media' | 'cite';

interface Reference {
  address: string;
  use: Use;
  element: XmlElement;
}

/** Every reference of every document leads somewhere. */
export function checkLinks(book: Book): Finding[] {
  const facts = book.package;
  if (!facts) return [];
  const ids = new Map<string, Set<string>>();
  const knows = (path: string, id: string) => {
    if (!ids.has(path)) ids.set(path, idsOf(book.documents.get(path)));
    return ids.get(path)!.has(id);
  };
  const documents = [
    ...contentDocuments(book),
    ...facts.manifest.flatMap(({ path, mediaType }) => {
      const document = book.documents.get(path);
      return document && /ncx|svg/.test(mediaType) ? [{ path, document }] : [];
    }),
  ];
  const inText = documents.flatMap(({ path, document }) =>
    document.elements
      .flatMap(referencesOf)
      .flatMap((reference) => referenceFindings(path, reference, book, facts, knows)),
  );
  const guide = childElements(facts.document.root, 'guide')[0];
  const inGuide = childElements(guide, 'reference').flatMap((element) =>
    referenceFindings(
      facts.path,
      { address: element.attributes.get('href') ?? '', use: 'link', element },
      book,
      facts,
      knows,
    ),
  );
  return [...inText, ...inGuide];
}

const uses: Record<string, [attribute: string, use: Use][]> = {
  a: [
    ['href', 'link'],
    ['xlink:href', 'link'],
  ],
  area: [['href', 'link']],
  content: [['src', 'link']],
  link: [['href', 'resource']],
  img: [['src', 'resource']],
  image: [
    ['href', 'resource'],
    ['xlink:href', 'resource'],
  ],
  script: [['src', 'resource']],
  iframe: [['src', 'resource']],
  embed: [['src', 'resource']],
  object: [['data', 'resource']],
  input: [['src', 'resource']],
  audio: [['src', 'media']],
  video: [
    ['src', 'media'],
    ['poster', 'resource'],
  ],
  source: [['src', 'media']],
  track: [['src', 'media']],
  blockquote: [['cite', 'cite']],
  q: [['cite', 'cite']],
  ins: [['cite', 'cite']],
  del: [['cite', 'cite']],
};

function referencesOf(element: XmlElement): Reference[] {
  const { name, attributes } = element;
  if (!Object.hasOwn(uses, name)) return [];
  if (name === 'content' && element.space !== namespaces.ncx) return [];
  const rel = attributes.get('rel') ?? 'stylesheet';
  const isPlainLink = name === 'link' && !/stylesheet|icon/.test(rel);
  const plain = (uses[name] ?? []).flatMap(([attribute, use]) => {
    const address = attributes.get(attribute);
    return address === undefined
      ? []
      : [{ address, use: isPlainLink ? ('link' as const) : use, element }];
  });
  const set = /^(?:img|source)$/.test(name) ? (attributes.get('srcset') ?? '') : '';
  const candidates = set
    .split(/,\s/)
    .map((part) => part.trim().split(/\s/)[0]!)
    .filter(Boolean);
  return [
    ...plain,
    ...candidates.map((address) => ({ address, use: 'resource' as const, element })),
  ];
}

function referenceFindings(
  from: string,
  { address, use, element }: Reference,
  book: Book,
  facts: PackageFacts,
  knows: (path: string, id: string) => boolean,
): Finding[] {
  const { name, line } = element;
  const found = (code: string) => [
    finding(code, from, { address: address.slice(0, 200), name }, line),
  ];
  if (address.trim() === '') return use === 'resource' ? found('book-address-empty') : [];
  const target = resolveReference(from, address);
  if (target.kind === 'malformed') return found('book-address-malformed');
  if (target.kind === 'outside') return found('book-address-outside');
  if (target.kind === 'remote') {
    if (target.scheme === 'file') return found('book-address-file');
    const stays = use === 'resource' && target.scheme !== 'data';
    return stays ? found('book-resource-remote') : [];
  }
  if (use === 'cite') return [];
  const { path, fragment } = target;
  if (!book.entries.has(path))
    return found(use === 'link' ? 'book-link-missing' : 'book-resource-missing');
  const item = facts.byPath.get(path);
  if (!item && path !== facts.path) return found('book-target-unlisted');
  if (use !== 'link')
    return name === 'img' && item && !/^image\//.test(item.mediaType)
      ? found('book-image-type')
      : [];
  const isContent = /xhtml|svg|dtbook|x-oeb1/.test(item?.mediaType ?? '');
  if (!isContent && name !== 'link' && !item?.element.attributes.has('fallback'))
    return found('book-link-no-document');
  if (
    isContent &&
    !/^(?:link|reference)$/.test(name) &&
    !facts.spine.includes(item!) &&
    !item!.properties.includes('nav')
  ) {
    return found('book-link-not-in-spine');
  }
  const parsed = book.documents.get(path);
  const isPlainId = fragment !== '' && !/^(?:epubcfi|xywh|svgView|t=|:~:)/.test(fragment);
  return isPlainId && parsed && !parsed.fault && !knows(path, fragment)
    ? found('book-fragment-missing')
    : [];
}
