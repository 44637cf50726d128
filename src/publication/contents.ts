import { textOf } from '../article/xhtml.ts';
import type { ContentDocument, ContentsEntry, Landmark, MarkupElement } from '../types.ts';
import type { BoundSection, VolumeContext } from './input.ts';
import { elementsOf, inLanguage } from './markup.ts';
import { hasParts } from './matter/contents-page.ts';

/**
 * The table of contents: sections and their articles, with front and back matter round them.
 * One level where the target asks for it or there is one section; a third level holds the
 * headings inside articles.
 * @param pieces article id → its documents, in order
 */
export function contentsOf(
  context: VolumeContext,
  pieces: ReadonlyMap<string, ContentDocument[]>,
  front: ContentDocument[],
  back: ContentDocument[],
): ContentsEntry[] {
  const depth = context.edition.target.contentsDepth;
  const plain = ({ title, href }: ContentDocument): ContentsEntry => ({
    title,
    href,
    ...languageOf(context.wording, context.language),
    children: [],
  });
  const articles = (section: BoundSection) =>
    section.articles.map((article): ContentsEntry => {
      const documents = pieces.get(article.id)!;
      return {
        title: article.title,
        href: documents[0]!.href,
        ...languageOf(article.language, context.language),
        children: depth > 2 ? documents.flatMap(headingsOf) : [],
      };
    });
  const sections = context.sections.flatMap((section): ContentsEntry[] => {
    const list = articles(section);
    if (!hasParts(context)) return list;
    const entry = { title: section.title, href: section.href };
    return depth > 1 ? [{ ...entry, children: list }] : [{ ...entry, children: [] }, ...list];
  });
  return [...front.map(plain), ...sections, ...back.map(plain)];
}

function languageOf(language: string, surrounding: string): { language?: string } {
  const { lang } = inLanguage(language, surrounding);
  return lang ? { language: lang } : {};
}

function headingsOf({ href, body }: ContentDocument): ContentsEntry[] {
  const isHeading = ({ name, attributes }: MarkupElement) => name === 'h2' && attributes.id;
  return [...elementsOf(body)]
    .filter(isHeading)
    .map((heading) => ({
      title: textOf(heading.children).trim(),
      href: `${href}#${heading.attributes.id}`,
      children: [],
    }))
    .filter(({ title }) => title !== '');
}

/** The places that readers offer by name, in reading order, each once. */
export function landmarksOf(
  { labels, language, wording }: VolumeContext,
  spine: ContentDocument[],
): Landmark[] {
  const first = (types: string[]) => spine.find(({ type }) => types.includes(type));
  const landmark = (
    type: Landmark['type'],
    title: string,
    document: ContentDocument | undefined,
  ): Landmark[] =>
    document ? [{ type, title, href: document.href, ...languageOf(wording, language) }] : [];
  return [
    ...landmark('cover', labels.cover, first(['cover'])),
    ...landmark('titlepage', labels.titlePage, first(['titlepage'])),
    ...landmark('toc', labels.contents, first(['toc'])),
    ...landmark('bodymatter', labels.start, first(['part', 'chapter'])),
    ...landmark('colophon', labels.colophon, first(['colophon'])),
  ];
}
