import { namespaces } from '../../epub/vocabulary.ts';
import type { Book, PackageFacts } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { childElements, textOfElement, type XmlElement } from '../xml.ts';
import { isLanguage } from './content.ts';

/** The package document (EPUB 3.3 §5; OPF 2.0.1 for books of EPUB 2). */
export function checkPackage(book: Book): Finding[] {
  const facts = book.package;
  if (!book.entries.has('META-INF/container.xml')) return [finding('book-container-missing', '')];
  if (!facts) return [finding('book-package-missing', 'META-INF/container.xml')];
  return [
    ...rootFindings(facts),
    ...requiredMetadata(facts),
    ...metadataFindings(facts),
    ...manifestFindings(book, facts),
    ...spineFindings(facts),
    ...coverFindings(facts),
    ...strayFindings(book, facts),
  ];
}

const isThree = ({ version }: PackageFacts) => version.startsWith('3');

function rootFindings({ path, document, version }: PackageFacts): Finding[] {
  const root = document.root!;
  if (root.name !== 'package' || root.space !== namespaces.opf) {
    return [finding('book-package-root', path, { found: root.name }, root.line)];
  }
  const findings = /^(?:2\.0|3\.0)$/.test(version)
    ? []
    : [finding('book-version', path, { found: version }, root.line)];
  const names = childElements(root).map(({ name }) => name);
  for (const name of ['metadata', 'manifest', 'spine']) {
    if (names.filter((other) => other === name).length !== 1) {
      findings.push(finding('book-package-part', path, { name }, root.line));
    }
  }
  if (names.join().search(/manifest.*metadata|spine.*manifest/) !== -1) {
    findings.push(finding('book-package-order', path, {}, root.line));
  }
  return findings;
}

function requiredMetadata(facts: PackageFacts): Finding[] {
  const { path, document, metadata } = facts;
  const dc = (name: string) => metadata.filter((e) => e.space === namespaces.dc && e.name === name);
  const findings = ['identifier', 'title', 'language']
    .filter((name) => dc(name).length === 0)
    .map((name) => finding('book-metadata-missing', path, { name: `dc:${name}` }));
  const uniqueId = document.root!.attributes.get('unique-identifier') ?? '';
  if (!dc('identifier').some(({ attributes }) => attributes.get('id') === uniqueId)) {
    findings.push(finding('book-identifier-unresolved', path, { id: uniqueId }));
  }
  for (const language of dc('language')) {
    const value = textOfElement(language).trim();
    if (value && !isLanguage(value))
      findings.push(finding('book-language', path, { found: value }, language.line));
  }
  if (!isThree(facts)) return findings;
  const modified = metadata.filter(
    ({ attributes }) =>
      attributes.get('property') === 'dcterms:modified' && !attributes.has('refines'),
  );
  const value = modified[0] && textOfElement(modified[0]).trim();
  if (modified.length !== 1)
    findings.push(finding('book-modified-count', path, { count: modified.length }));
  else if (!/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ$/.test(value!)) {
    findings.push(finding('book-modified-form', path, { found: value! }, modified[0]!.line));
  }
  if (dc('date').length > 1)
    findings.push(finding('book-metadata-twice', path, { name: 'dc:date' }));
  return findings;
}

const dublinCore = new Set(
  `contributor coverage creator date description format identifier language publisher relation
  rights source subject title type`.split(/\s+/),
);
/** Properties of `meta` without prefix (EPUB 3.3 appendix D.3). */
const metaProperties = new Set(
  `alternate-script authority belongs-to-collection collection-type display-seq dictionary-type
  file-as group-position identifier-type meta-auth pageBreakSource role source-language
  source-of target-language term title-type`.split(/\s+/),
);
const reservedPrefixes = /^(?:a11y|dcterms|marc|media|onix|rendition|schema|xsd|msv|prism)$/;

function metadataFindings(facts: PackageFacts): Finding[] {
  const { path, document, metadata } = facts;
  const declared = document.root!.attributes.get('prefix') ?? '';
  const ids = new Set(document.elements.flatMap(({ attributes }) => attributes.get('id') ?? []));
  const modern = isThree(facts);
  return metadata.flatMap((element) => {
    const { name, space, line, attributes } = element;
    const findings: Finding[] = [];
    const wrong = (code: string, args = {}) => findings.push(finding(code, path, args, line));
    if (space === namespaces.dc && !dublinCore.has(name))
      wrong('book-metadata-unknown', { name: `dc:${name}` });
    // OPF 2.0.1 lets the others be empty; EPUB 3.3 (§5.5.2) none.
    const mustSay = modern || /^(?:title|identifier|language)$/.test(name);
    if (space === namespaces.dc && mustSay && !textOfElement(element).trim())
      wrong('book-metadata-empty', { name: `dc:${name}` });
    const refined = attributes.get('refines');
    if (refined?.startsWith('#') && !ids.has(refined.slice(1)))
      wrong('book-refines-missing', { id: refined });
    if (!modern || space !== namespaces.opf) return findings;
    if (name !== 'meta' && name !== 'link') wrong('book-metadata-unknown', { name });
    if (name !== 'meta' || attributes.has('name')) return findings;
    const property = attributes.get('property')?.trim() ?? '';
    const [prefix, local] = property.includes(':') ? property.split(':') : ['', property];
    if (!property) wrong('book-meta-without-property');
    else if (!prefix && !metaProperties.has(local!)) wrong('book-meta-unknown', { property });
    else if (
      prefix &&
      !reservedPrefixes.test(prefix) &&
      !declared.split(/\s+/).includes(`${prefix}:`)
    ) {
      wrong('book-prefix-unknown', { prefix });
    }
    if (property && !textOfElement(element).trim())
      wrong('book-metadata-empty', { name: property });
    if (property === 'group-position' && !/^\d+(?:\.\d+)*$/.test(textOfElement(element).trim())) {
      wrong('book-series-position', { found: textOfElement(element).trim() });
    }
    return findings;
  });
}

const itemProperties = new Set(
  `cover-image mathml nav remote-resources scripted svg switch data-nav dictionary glossary index
  search-key-map`.split(/\s+/),
);

function manifestFindings(book: Book, facts: PackageFacts): Finding[] {
  const { path: place, manifest, byId } = facts;
  const seen = { ids: new Set<string>(), paths: new Set<string>() };
  const findings: Finding[] = [];
  for (const item of manifest) {
    const { element, id, href, path, mediaType, properties } = item;
    const wrong = (code: string, args = {}) =>
      findings.push(finding(code, place, args, element.line));
    for (const name of ['id', 'href', 'media-type']) {
      if (element.attributes.get(name)?.trim() === '') wrong('book-item-attribute', { id, name });
    }
    if (seen.paths.has(path) && path) wrong('book-item-twice', { href });
    seen.paths.add(path);
    if (href.includes('#')) wrong('book-item-fragment', { href });
    if (path === place) wrong('book-item-self', { href });
    if (path && !book.entries.has(path)) wrong('book-item-file-missing', { href });
    if (mediaType && !/^[\w.+-]+\/[\w.+-]+(?:;.*)?$/.test(mediaType))
      wrong('book-item-type', { id, found: mediaType });
    const fallback = element.attributes.get('fallback');
    if (fallback && (!byId.has(fallback) || fallback === id))
      wrong('book-item-fallback', { id, fallback });
    if (!isThree(facts)) continue;
    for (const property of properties) {
      if (!property.includes(':') && !itemProperties.has(property))
        wrong('book-item-property', { id, property });
    }
    if (properties.includes('cover-image') && !mediaType.startsWith('image/'))
      wrong('book-cover-type', { id, found: mediaType });
    if (properties.includes('nav') && mediaType !== 'application/xhtml+xml')
      wrong('book-nav-type', { id, found: mediaType });
  }
  if (!isThree(facts)) return findings;
  const having = (name: string) =>
    manifest.filter(({ properties }) => properties.includes(name)).length;
  if (having('nav') !== 1)
    findings.push(finding('book-nav-count', place, { count: having('nav') }));
  if (having('cover-image') > 1)
    findings.push(finding('book-cover-count', place, { count: having('cover-image') }));
  return [...findings, ...propertyFindings(book, facts)];
}

/** Items must say what their documents hold (EPUB 3.3 §D.4, manifest properties). */
function propertyFindings(book: Book, { manifest, path: place }: PackageFacts): Finding[] {
  return manifest.flatMap(({ id, path, mediaType, properties, element }) => {
    if (mediaType !== 'application/xhtml+xml') return [];
    const held = new Set((book.documents.get(path)?.elements ?? []).flatMap(propertyOf));
    return ['svg', 'mathml', 'scripted', 'remote-resources'].flatMap((property) => {
      const [is, said] = [held.has(property), properties.includes(property)];
      if (is === said) return [];
      // A style sheet or a film may be what lies outside: only its own elements are looked at.
      if (property === 'remote-resources' && (is || mayHoldRemote(book, path))) return [];
      return [
        finding(
          is ? 'book-property-unsaid' : 'book-property-untrue',
          place,
          { id, property },
          element.line,
        ),
      ];
    });
  });
}

/** Whether anything that the document or its style sheets refer to might lie on the web. */
const mayHoldRemote = (book: Book, path: string) =>
  [path, ...[...book.entries.keys()].filter((name) => /\.(?:css|js|svg)$/.test(name))].some(
    (name) =>
      /(?:src|data|poster|srcset|xlink:href)\s*=\s*["']https?:|url\(\s*["']?https?:|<(?:link|script|svg:)[^>]*https?:|@import[^;]*https?:/.test(
        Buffer.from(book.entries.get(name)?.bytes ?? []).toString('utf8'),
      ),
  );

function propertyOf({ name, space, attributes }: XmlElement): string[] {
  if (space === 'http://www.w3.org/2000/svg' && name === 'svg') return ['svg'];
  if (space === 'http://www.w3.org/1998/Math/MathML' && name === 'math') return ['mathml'];
  if (name === 'form' && space === namespaces.xhtml) return ['scripted'];
  const type = attributes.get('type') ?? 'text/javascript';
  const acts = name === 'script' && /javascript|ecmascript|^module$/i.test(type);
  return acts || [...attributes.keys()].some((key) => /^on[a-z]+$/.test(key)) ? ['scripted'] : [];
}

function spineFindings(facts: PackageFacts): Finding[] {
  const { path: place, document, byId } = facts;
  const spine = childElements(document.root, 'spine')[0];
  if (!spine) return [];
  const findings: Finding[] = [];
  const wrong = (code: string, args: Record<string, string>, line: number) =>
    findings.push(finding(code, place, args, line));
  const seen = new Set<string>();
  const references = childElements(spine, 'itemref');
  for (const { attributes, line } of references) {
    const idref = attributes.get('idref') ?? '';
    const item = byId.get(idref);
    const linear = attributes.get('linear');
    if (!item) wrong('book-spine-unresolved', { idref }, line);
    else if (!isContentType(item.mediaType) && !item.element.attributes.has('fallback')) {
      wrong('book-spine-type', { idref, found: item.mediaType }, line);
    }
    if (seen.has(idref)) wrong('book-spine-twice', { idref }, line);
    if (linear !== undefined && !/^(?:yes|no)$/.test(linear))
      wrong('book-spine-linear', { found: linear }, line);
    seen.add(idref);
  }
  if (!references.some(({ attributes }) => attributes.get('linear') !== 'no'))
    wrong('book-spine-empty', {}, spine.line);
  const toc = spine.attributes.get('toc');
  const ncx = byId.get(toc ?? '');
  if (toc !== undefined && ncx?.mediaType !== 'application/x-dtbncx+xml')
    wrong('book-spine-toc', { toc }, spine.line);
  if (!isThree(facts) && toc === undefined) wrong('book-spine-toc', { toc: '' }, spine.line);
  const direction = spine.attributes.get('page-progression-direction');
  if (direction && !/^(?:ltr|rtl|default)$/.test(direction))
    wrong('book-direction', { found: direction }, spine.line);
  return findings;
}

const isContentType = (type: string) =>
  /^(?:application\/xhtml\+xml|image\/svg\+xml|application\/x-dtbook\+xml|text\/x-oeb1-document)$/.test(
    type,
  );

/** Libraries that know EPUB 2 alone find the cover by `meta name="cover"`. */
function coverFindings({ path, metadata, byId }: PackageFacts): Finding[] {
  return metadata.flatMap(({ attributes, line }) => {
    const id = attributes.get('name') === 'cover' ? (attributes.get('content') ?? '') : undefined;
    if (id === undefined || byId.get(id)?.mediaType.startsWith('image/')) return [];
    return [finding('book-cover-unresolved', path, { id }, line)];
  });
}

function strayFindings({ entries }: Book, { path, byPath }: PackageFacts): Finding[] {
  return [...entries.keys()]
    .filter(
      (name) =>
        name !== 'mimetype' && name !== path && !name.startsWith('META-INF/') && !byPath.has(name),
    )
    .map((name) => finding('book-entry-unlisted', name));
}
