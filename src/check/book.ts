import { basename } from 'node:path';
import { namespaces } from '../epub/vocabulary.ts';
import { type BookEntry, type Container, readContainer } from './container.ts';
import type { Finding } from './finding.ts';
import { resolveReference } from './paths.ts';
import { childElements, readXml, textOfElement, type XmlDocument, type XmlElement } from './xml.ts';

export interface ManifestItem {
  id: string;
  /** Path in the container, '' when the address cannot be one. */
  path: string;
  /** As written. */
  href: string;
  mediaType: string;
  properties: string[];
  element: XmlElement;
}

/** What the package document says. */
export interface PackageFacts {
  path: string;
  document: XmlDocument;
  version: string;
  metadata: XmlElement[];
  manifest: ManifestItem[];
  byPath: Map<string, ManifestItem>;
  byId: Map<string, ManifestItem>;
  /** Items of the spine in reading order. */
  spine: ManifestItem[];
}

/** A finished book of any maker, unpacked and parsed; rules only look at it. */
export interface Book {
  name: string;
  size: number;
  head: Uint8Array;
  entries: Map<string, BookEntry>;
  /** Every entry that is XML by its type, parsed once. */
  documents: Map<string, XmlDocument>;
  package?: PackageFacts;
  /** What reading it brought to light. */
  findings: Finding[];
}

/**
 * Reads an EPUB file of any version and maker.
 * @throws when the file itself cannot be opened
 */
export async function readBook(path: string): Promise<Book> {
  return bookOf(basename(path), await readContainer(path));
}

/** The book that an unpacked container holds. */
export function bookOf(name: string, container: Container): Book {
  const documents = new Map<string, XmlDocument>();
  const packagePath = packagePathOf(container, documents);
  const facts = packagePath ? packageFacts(packagePath, container, documents) : undefined;
  return {
    ...container,
    name,
    documents,
    ...(facts ? { package: facts } : {}),
  };
}

/** XHTML content documents that the manifest lists, in manifest order. */
export function contentDocuments(book: Book): { path: string; document: XmlDocument }[] {
  return (book.package?.manifest ?? []).flatMap(({ path, mediaType }) => {
    const document = book.documents.get(path);
    return document && mediaType === 'application/xhtml+xml' ? [{ path, document }] : [];
  });
}

/** What a reader calls the document: its first heading, or its title. */
export function titleOf(document: XmlDocument | undefined): string | undefined {
  const elements = document?.elements ?? [];
  const named =
    elements.find(({ name }) => name === 'h1') ?? elements.find(({ name }) => name === 'title');
  const title = named && textOfElement(named).replace(/\s+/g, ' ').trim();
  return title || undefined;
}

function packagePathOf(container: Container, documents: Map<string, XmlDocument>) {
  const name = 'META-INF/container.xml';
  const document = parsed(name, container, documents);
  const rootFiles = (document?.elements ?? []).filter(
    (element) => element.name === 'rootfile' && element.space === namespaces.container,
  );
  return rootFiles[0]?.attributes.get('full-path');
}

function parsed(name: string, container: Container, documents: Map<string, XmlDocument>) {
  const known = documents.get(name);
  const entry = container.entries.get(name);
  if (known || !entry) return known;
  const document = readXml(decodeXml(entry.bytes));
  documents.set(name, document);
  return document;
}

/** XML is UTF-8 or UTF-16, told by the mark at its beginning (XML 1.0 appendix F). */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

const xmlTypes = /^(?:application\/(?:[\w.-]+\+)?xml|image\/svg\+xml|text\/x-oeb1-document)$/;

function packageFacts(
  path: string,
  container: Container,
  documents: Map<string, XmlDocument>,
): PackageFacts | undefined {
  const document = parsed(path, container, documents);
  if (!document?.root) return undefined;
  const part = (name: string) => childElements(document.root, name)[0];
  const manifest = childElements(part('manifest'), 'item').map((item) => itemOf(item, path));
  const byId = new Map(manifest.map((item) => [item.id, item]));
  for (const { path: name, mediaType } of manifest) {
    if (xmlTypes.test(mediaType)) parsed(name, container, documents);
  }
  return {
    path,
    document,
    version: document.root.attributes.get('version') ?? '',
    metadata: childElements(part('metadata')),
    manifest,
    byPath: new Map(manifest.map((item) => [item.path, item])),
    byId,
    spine: childElements(part('spine'), 'itemref').flatMap(
      ({ attributes }) => byId.get(attributes.get('idref') ?? '') ?? [],
    ),
  };
}

function itemOf(element: XmlElement, packagePath: string): ManifestItem {
  const value = (name: string) => element.attributes.get(name)?.trim() ?? '';
  const href = value('href');
  const target = resolveReference(packagePath, href);
  return {
    id: value('id'),
    path: target.kind === 'inside' && href !== '' ? target.path : '',
    href,
    mediaType: value('media-type'),
    properties: value('properties').split(/\s+/).filter(Boolean),
    element,
  };
}
