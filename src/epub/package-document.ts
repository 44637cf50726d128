import { isFromTheRight } from '../article/language.ts';
import type { Contributor, Publication, PublicationMetadata, Resource } from '../types.ts';
import { mediaTypes, namespaces, paths } from './vocabulary.ts';
import { escapeXml, oneLine, tag } from './xml.ts';

/**
 * The package document (EPUB 3.3 §5) with the EPUB 2 remainders that older readers still ask
 * for: `meta name="cover"`, `guide` and `spine toc`.
 */
export function packageDocument(publication: Publication): string {
  const { metadata } = publication;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<package xmlns="${namespaces.opf}" version="3.0" unique-identifier="book-id" xml:lang="${escapeXml(metadata.language)}" dir="${isFromTheRight(metadata.language) ? 'rtl' : 'ltr'}">`,
    `<metadata xmlns:dc="${namespaces.dc}">`,
    ...metadataLines(metadata),
    ...layoutLines(publication),
    '</metadata>',
    '<manifest>',
    ...manifestLines(publication),
    '</manifest>',
    tag(
      'spine',
      { toc: 'ncx', 'page-progression-direction': publication.pageProgression },
      `\n${publication.spine.map((item) => tag('itemref', { idref: item.id })).join('\n')}\n`,
    ),
    ...guideLines(publication),
    '</package>\n',
  ].join('\n');
}

function metadataLines(metadata: PublicationMetadata): string[] {
  return [
    tag('dc:identifier', { id: 'book-id' }, escapeXml(metadata.identifier)),
    ...titleLines(metadata),
    tag('dc:language', {}, escapeXml(metadata.language)),
    ...metadata.creators.flatMap((person, n) => personLines('creator', person, n + 1)),
    ...metadata.contributors.flatMap((person, n) => personLines('contributor', person, n + 1)),
    ...optional('publisher', metadata.publisher),
    ...optional('description', metadata.description),
    ...metadata.subjects.flatMap((subject) => optional('subject', subject)),
    ...metadata.sources.flatMap((source) => optional('source', source)),
    ...optional('rights', metadata.rights),
    ...optional('date', metadata.date),
    property('dcterms:modified', metadata.modified),
    ...seriesLines(metadata),
    ...accessibilityLines(metadata),
  ];
}

/** An empty Dublin Core element is an error (RSC-005), so what is blank is left out. */
function optional(name: string, value: string | undefined): string[] {
  const text = oneLine(value ?? '');
  return text ? [tag(`dc:${name}`, {}, escapeXml(text))] : [];
}

function property(name: string, value: string, refines?: string, scheme?: string): string {
  return tag('meta', { refines, property: name, scheme }, escapeXml(value));
}

function titleLines({ title, subtitle, fileAs }: PublicationMetadata): string[] {
  const lines = [
    tag('dc:title', { id: 'title' }, escapeXml(oneLine(title))),
    property('title-type', 'main', '#title'),
  ];
  if (fileAs) lines.push(property('file-as', fileAs, '#title'));
  if (subtitle) {
    lines.push(
      tag('dc:title', { id: 'subtitle' }, escapeXml(oneLine(subtitle))),
      property('title-type', 'subtitle', '#subtitle'),
    );
  }
  return lines;
}

function personLines(kind: 'creator' | 'contributor', person: Contributor, n: number): string[] {
  const name = oneLine(person.name);
  if (!name) return [];
  const id = `${kind}-${n}`;
  const lines = [
    tag(`dc:${kind}`, { id }, escapeXml(name)),
    property('role', person.role, `#${id}`, 'marc:relators'),
  ];
  if (person.fileAs) lines.push(property('file-as', oneLine(person.fileAs), `#${id}`));
  return lines;
}

/** Both spellings: calibre reads the EPUB 3 one first, KOReader (crengine) calibre's first. */
function seriesLines({ series }: PublicationMetadata): string[] {
  if (!series) return [];
  const title = oneLine(series.title);
  return [
    tag('meta', { property: 'belongs-to-collection', id: 'series' }, escapeXml(title)),
    property('collection-type', 'series', '#series'),
    property('group-position', String(series.position), '#series'),
    property('dcterms:identifier', series.identifier, '#series'),
    tag('meta', { name: 'calibre:series', content: title }),
    tag('meta', { name: 'calibre:series_index', content: String(series.position) }),
  ];
}

/** EPUB Accessibility 1.1 §2.2 (discovery metadata). */
function accessibilityLines({ accessibility }: PublicationMetadata): string[] {
  const several = (name: string, values: string[]) =>
    values.map((value) => property(`schema:${name}`, value));
  return [
    ...several('accessMode', accessibility.accessModes),
    ...several('accessModeSufficient', accessibility.accessModesSufficient),
    ...several('accessibilityFeature', accessibility.features),
    ...several('accessibilityHazard', accessibility.hazards),
    property('schema:accessibilitySummary', oneLine(accessibility.summary)),
  ];
}

/** Kindle takes the writing direction from its own entry, not from the style sheet. */
function layoutLines({ metadata, pageProgression, coverImage }: Publication): string[] {
  const lines: string[] = [];
  if (coverImage) lines.push(tag('meta', { name: 'cover', content: coverImage }));
  if (pageProgression === 'rtl') {
    const content = isFromTheRight(metadata.language) ? 'horizontal-rl' : 'vertical-rl';
    lines.push(tag('meta', { name: 'primary-writing-mode', content }));
  }
  return lines;
}

function manifestLines({ spine, resources, coverImage }: Publication): string[] {
  const document = (id: string, href: string, properties?: string) =>
    tag('item', { id, href, 'media-type': mediaTypes.xhtml, properties });
  const resource = (item: Resource) =>
    tag('item', {
      id: item.id,
      href: item.href,
      'media-type': item.mediaType,
      properties: item.id === coverImage ? 'cover-image' : undefined,
    });
  return [
    document('nav', paths.navigation, 'nav'),
    tag('item', { id: 'ncx', href: paths.ncx, 'media-type': mediaTypes.ncx }),
    ...spine.map((item) => document(item.id, item.href)),
    ...resources.map(resource),
  ];
}

/** Landmark → `guide` type of EPUB 2, used by old Kindle and Adobe readers. */
const guideTypes: Record<string, string> = {
  cover: 'cover',
  titlepage: 'title-page',
  toc: 'toc',
  bodymatter: 'text',
  colophon: 'colophon',
};

function guideLines({ landmarks }: Publication): string[] {
  const references = landmarks
    .filter((landmark) => guideTypes[landmark.type])
    .map(({ type, title, href }) => tag('reference', { type: guideTypes[type], title, href }));
  return references.length > 0 ? ['<guide>', ...references, '</guide>'] : [];
}
