import { namespaces } from '../../epub/vocabulary.ts';
import type { Book, PackageFacts } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { textOfElement, type XmlElement } from '../xml.ts';

/** How the expressions of the package's metadata may refer to each other (EPUB 3.3 §5.5, D.3). */
export function checkRefinements({ package: facts }: Book): Finding[] {
  if (!facts?.version.startsWith('3')) return [];
  const metas = facts.metadata.filter(
    ({ name, space }) => name === 'meta' && space === namespaces.opf,
  );
  return [
    ...metas.flatMap((meta) => metaFindings(meta, facts)),
    ...repeatFindings(metas, facts),
    ...subjectFindings(metas, facts),
    ...facts.metadata.filter(isLink).flatMap((link) => linkFindings(link, facts)),
  ];
}

const isLink = ({ name, space }: XmlElement) => name === 'link' && space === namespaces.opf;
const value = ({ attributes }: XmlElement, name: string) => attributes.get(name)?.trim() ?? '';

/** Property → what it may refine; by element of Dublin Core, or `property:` of another meta. */
const refinable: Record<string, RegExp> = {
  authority: /^subject$/,
  term: /^subject$/,
  'title-type': /^title$/,
  role: /^(?:creator|contributor|publisher)$/,
  'identifier-type': /^(?:identifier|source)$/,
  'source-of': /^source$/,
  'collection-type': /^property:belongs-to-collection$/,
};

const clock =
  /^(?:\d+:[0-5]\d:[0-5]\d(?:\.\d+)?|[0-5]\d:[0-5]\d(?:\.\d+)?|\d+(?:\.\d+)?(?:h|min|s|ms)?)$/;

/** Property → the values it may have. */
const closedValues: Record<string, RegExp> = {
  'rendition:layout': /^(?:reflowable|pre-paginated)$/,
  'rendition:flow': /^(?:paginated|scrolled-continuous|scrolled-doc|auto)$/,
  'rendition:orientation': /^(?:landscape|portrait|auto)$/,
  'rendition:spread': /^(?:none|landscape|portrait|both|auto)$/,
  'source-of': /^pagination$/,
  'media:duration': clock,
};

/** Properties of the reserved prefixes whose list is closed. */
const closedVocabularies: Record<string, RegExp> = {
  rendition: /^(?:layout|flow|orientation|spread|viewport|align-x-center)$/,
  media: /^(?:active-class|playback-active-class|duration|narrator)$/,
};

function metaFindings(meta: XmlElement, facts: PackageFacts): Finding[] {
  const property = value(meta, 'property');
  const wrong = (what: string) => [
    finding('book-meta-use', facts.path, { property: property || 'meta', what }, meta.line),
  ];
  if (meta.attributes.has('property') && meta.attributes.has('name'))
    return wrong('it has a property and a name; it may have one of them');
  if (meta.attributes.has('name') && !meta.attributes.has('content'))
    return wrong('it has a name but no content');
  if (property.endsWith(':')) return wrong('nothing stands after its prefix');
  const [prefix = '', local = ''] = property.includes(':') ? property.split(':') : [];
  if (closedVocabularies[prefix] && !closedVocabularies[prefix].test(local))
    return wrong('there is no such property');
  const text = textOfElement(meta).trim();
  if (closedValues[property] && !closedValues[property].test(text))
    return wrong(`"${text.slice(0, 60)}" is no value of it`);
  return refinementFindings(meta, property, facts, wrong);
}

function refinementFindings(
  meta: XmlElement,
  property: string,
  facts: PackageFacts,
  wrong: (what: string) => Finding[],
): Finding[] {
  const refines = value(meta, 'refines');
  if (/^[a-z][a-z0-9+.-]*:/i.test(refines)) return wrong('it refines an address outside the book');
  const wanted = refinable[property];
  const target = refines.startsWith('#') ? elementById(refines.slice(1), facts) : undefined;
  if (target && isCircle(meta, facts)) return wrong('it refines itself by way of others');
  if (property === 'belongs-to-collection' && target && kindOf(target) !== `property:${property}`)
    return wrong('it may refine another belongs-to-collection only');
  if (!wanted) return [];
  if (!refines) return wrong('it must say what it refines');
  return target && !wanted.test(kindOf(target))
    ? wrong(`it must not refine ${kindOf(target).replace('property:', '')}`)
    : [];
}

const elementById = (id: string, { document }: PackageFacts) =>
  document.elements.find(({ attributes }) => attributes.get('id')?.trim() === id);

const kindOf = (element: XmlElement) =>
  element.name === 'meta' ? `property:${value(element, 'property')}` : element.name;

function isCircle(meta: XmlElement, facts: PackageFacts): boolean {
  const seen = new Set<XmlElement>();
  for (let at: XmlElement | undefined = meta; at; ) {
    if (seen.has(at)) return true;
    seen.add(at);
    const refines = value(at, 'refines');
    at = refines.startsWith('#') ? elementById(refines.slice(1), facts) : undefined;
  }
  return false;
}

/** Said of one thing, these may be said once. */
const single =
  /^(?:collection-type|display-seq|file-as|group-position|identifier-type|source-of|title-type|rendition:(?:flow|layout|orientation|spread)|media:(?:active-class|playback-active-class))$/;

function repeatFindings(metas: XmlElement[], facts: PackageFacts): Finding[] {
  const seen = new Set<string>();
  return metas.flatMap((meta) => {
    const property = value(meta, 'property');
    const key = `${property} ${value(meta, 'refines')}`;
    if (!single.test(property)) return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const what = 'it is said twice of the same thing';
    return [finding('book-meta-use', facts.path, { property, what }, meta.line)];
  });
}

function subjectFindings(metas: XmlElement[], facts: PackageFacts): Finding[] {
  return facts.metadata
    .filter(({ name, space }) => name === 'subject' && space === namespaces.dc)
    .flatMap((subject) => {
      const of = (property: string) =>
        metas.filter(
          (meta) =>
            value(meta, 'property') === property &&
            value(meta, 'refines') === `#${value(subject, 'id')}`,
        ).length;
      if (of('authority') === of('term') && of('term') < 2) return [];
      const what = 'a subject has one authority with one term, or neither';
      return [finding('book-meta-use', facts.path, { property: 'dc:subject', what }, subject.line)];
    });
}

function linkFindings(link: XmlElement, facts: PackageFacts): Finding[] {
  const rels = value(link, 'rel').split(/\s+/);
  const type = value(link, 'media-type');
  const href = value(link, 'href');
  const wrong = (what: string) => [
    finding('book-meta-use', facts.path, { property: 'link', what }, link.line),
  ];
  const isRemote = /^[a-z][a-z0-9+.-]*:/i.test(href);
  if (rels.includes('alternate') && rels.length > 1)
    return wrong('"alternate" must stand alone in rel');
  if (rels.includes('record') && link.attributes.has('refines'))
    return wrong('a record is of the whole book and must not refine a part of it');
  if (rels.includes('voicing') && !link.attributes.has('refines'))
    return wrong('a voicing must say what it refines');
  if (rels.includes('voicing') && type && !type.startsWith('audio/'))
    return wrong(`a voicing must be sound, not ${type}`);
  if (!type && (!isRemote || rels.some((rel) => /^(?:record|voicing)$/.test(rel))))
    return wrong('it must have a media-type');
  if (href.startsWith('#')) return wrong('it must lead to a resource, not to an element');
  const isListed = facts.manifest.some((item) => item.href === href.split('#')[0]);
  return isListed && !isRemote ? wrong('it leads to a file that the manifest lists too') : [];
}
