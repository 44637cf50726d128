import { namespaces } from '../../epub/vocabulary.ts';
import type { Book, PackageFacts } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { resolveReference } from '../paths.ts';
import { childElements, elementsOf, textOfElement, type XmlElement } from '../xml.ts';

/** The navigation document (EPUB 3.3 §7) and the NCX (OPF 2.0.1 §2.4.1). */
export function checkNavigation(book: Book): Finding[] {
  const facts = book.package;
  if (!facts) return [];
  const nav = facts.manifest.find(({ properties }) => properties.includes('nav'));
  const ncx = facts.manifest.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml');
  return [
    ...(nav ? navigationFindings(nav.path, book) : []),
    ...(ncx ? ncxFindings(ncx.path, book, facts) : []),
    ...(nav && ncx ? agreementFindings(nav.path, ncx.path, book) : []),
  ];
}

const typesOf = ({ attributes }: XmlElement) => (attributes.get('epub:type') ?? '').split(/\s+/);

function navigationFindings(path: string, book: Book): Finding[] {
  const root = book.documents.get(path)?.root;
  const navs = elementsOf(root).filter(({ name }) => name === 'nav');
  const tocs = navs.filter((nav) => typesOf(nav).includes('toc'));
  const findings =
    tocs.length === 1 ? [] : [finding('book-toc-count', path, { count: tocs.length })];
  for (const kind of ['landmarks', 'page-list']) {
    const count = navs.filter((nav) => typesOf(nav).includes(kind)).length;
    if (count > 1) findings.push(finding('book-nav-twice', path, { kind }));
  }
  return [
    ...findings,
    ...navs.filter((nav) => typesOf(nav).some(Boolean)).flatMap((nav) => navFindings(path, nav)),
  ];
}

function navFindings(path: string, nav: XmlElement): Finding[] {
  const findings: Finding[] = [];
  const wrong = (what: string, line: number) =>
    findings.push(finding('book-nav-form', path, { what }, line));
  const names = childElements(nav).map(({ name }) => name);
  if (!/^(?:h[1-6],|hgroup,)?ol$/.test(names.join()))
    wrong('it must hold a heading, if any, and one list (ol)', nav.line);
  for (const element of elementsOf(nav)) {
    const { name, line } = element;
    if (name === 'ol' && childElements(element, 'li').length === 0) wrong('a list is empty', line);
    if (name === 'li') {
      const inside = childElements(element)
        .map((child) => child.name)
        .join();
      if (!/^(?:a|a,ol|span,ol)$/.test(inside))
        wrong(`an entry holds "${inside}", not a link or a label with a list`, line);
    }
    if ((name === 'a' || name === 'span') && element.parent?.name === 'li' && !labelOf(element))
      wrong('an entry has no label', line);
    if (name === 'a' && !element.attributes.has('href')) wrong('a link leads nowhere', line);
    if (
      name === 'a' &&
      typesOf(nav).includes('landmarks') &&
      !element.attributes.has('epub:type')
    ) {
      wrong('a landmark does not say its kind (epub:type)', line);
    }
    const target =
      name === 'a' ? resolveReference(path, element.attributes.get('href') ?? '') : undefined;
    if (target?.kind === 'remote') wrong('a link leaves the book', line);
  }
  return findings;
}

const labelOf = (element: XmlElement) =>
  `${textOfElement(element)}${element.attributes.get('title') ?? ''}`.trim();

function ncxFindings(path: string, book: Book, facts: PackageFacts): Finding[] {
  const root = book.documents.get(path)?.root;
  if (!root) return [];
  if (root.name !== 'ncx' || root.space !== namespaces.ncx)
    return [finding('book-ncx-root', path, { found: root.name }, root.line)];
  const findings: Finding[] = [];
  const elements = elementsOf(root);
  const uid = elements.find(
    ({ name, attributes }) => name === 'meta' && attributes.get('name') === 'dtb:uid',
  );
  const identifier = facts.metadata.find(
    ({ attributes }) =>
      attributes.get('id') === facts.document.root!.attributes.get('unique-identifier'),
  );
  const [said, meant] = [
    uid?.attributes.get('content')?.trim() ?? '',
    identifier ? textOfElement(identifier).trim() : '',
  ];
  if (identifier && said !== meant)
    findings.push(finding('book-ncx-identifier', path, { said, meant }, uid?.line ?? root.line));
  if (!elements.some(({ name }) => name === 'navMap'))
    findings.push(finding('book-ncx-part', path, { name: 'navMap' }, root.line));
  if (!elements.some(({ name }) => name === 'docTitle'))
    findings.push(finding('book-ncx-part', path, { name: 'docTitle' }, root.line));
  const map = elements.find(({ name }) => name === 'navMap');
  if (map && childElements(map, 'navPoint').length === 0)
    findings.push(finding('book-ncx-part', path, { name: 'navPoint' }, map.line));
  for (const point of elements.filter(({ name }) => name === 'navPoint')) {
    const names = childElements(point).map(({ name }) => name);
    if (
      !names.includes('navLabel') ||
      names.filter((name) => name === 'content').length !== 1 ||
      names.indexOf('content') < names.lastIndexOf('navLabel')
    ) {
      findings.push(finding('book-ncx-point', path, {}, point.line));
    }
  }
  return findings;
}

/** Readers of both ages should find the same contents. */
function agreementFindings(navPath: string, ncxPath: string, book: Book): Finding[] {
  const nav = elementsOf(book.documents.get(navPath)?.root).find(
    (e) => e.name === 'nav' && typesOf(e).includes('toc'),
  );
  const links = nav ? elementsOf(nav).filter(({ name }) => name === 'a') : [];
  const points = elementsOf(book.documents.get(ncxPath)?.root).filter(
    ({ name }) => name === 'content',
  );
  const inNav = new Set(links.flatMap(({ attributes }) => pathOf(navPath, attributes.get('href'))));
  const inNcx = new Set(points.flatMap(({ attributes }) => pathOf(ncxPath, attributes.get('src'))));
  const missing = [...inNav].filter((path) => !inNcx.has(path)).length;
  return missing > 0 ? [finding('book-contents-differ', ncxPath, { count: missing })] : [];
}

function pathOf(from: string, address = ''): string[] {
  const target = resolveReference(from, address);
  return target.kind === 'inside' ? [target.path] : [];
}
