import type { Article, ContentDocument, MarkupElement, MarkupNode } from '../../types.ts';
import type { BoundSection, VolumeContext } from '../input.ts';
import { element, inLanguage, inOwnWords, lines } from '../markup.ts';

/** More articles than this, and each section's list moves to the section's own page. */
const longestContents = 300;

/** Where every article's way back leads. */
export const contentsHref = 'contents.xhtml';

/** Does the volume have sections worth a page and a level of their own? */
export function hasParts({ sections }: VolumeContext): boolean {
  return sections.length > 1;
}

function listsOnPartPages(context: VolumeContext): boolean {
  const count = context.sections.reduce((sum, { articles }) => sum + articles.length, 0);
  return hasParts(context) && count > longestContents;
}

/** The contents page that readers see in the book, grouped by section. */
export function contentsPage(context: VolumeContext): ContentDocument {
  const { labels, language, wording, sections } = context;
  const body = listsOnPartPages(context)
    ? [sectionList(context)]
    : sections.flatMap((section) => groupOf(section, context));
  return {
    id: 'contents',
    href: contentsHref,
    title: labels.contents,
    language,
    type: 'toc',
    body: lines(
      element('h1', { id: 'title', ...inOwnWords(wording, language) }, labels.contents),
      ...body,
    ),
  };
}

function groupOf(section: BoundSection, context: VolumeContext): MarkupNode[] {
  const list = articleList(section.articles, context);
  if (!hasParts(context)) return [list];
  return [element('h2', {}, element('a', { href: section.href }, section.title)), list];
}

function sectionList({ sections, labels, language, wording }: VolumeContext): MarkupElement {
  const items = sections.map(({ title, href, articles }) =>
    element(
      'li',
      {},
      element('a', { href }, title),
      ' ',
      element(
        'span',
        { class: 'facts', ...inOwnWords(wording, language) },
        labels.articles(articles.length),
      ),
    ),
  );
  return element('ol', { class: 'contents' }, ...lines(...items));
}

/** Links to articles, each over a line of who and when. */
export function articleList(articles: Article[], context: VolumeContext): MarkupElement {
  const { hrefs, labels, language, wording } = context;
  const ours = inOwnWords(wording, language);
  const items = articles.map((article) => {
    const href = hrefs.get(article.id)!;
    const link = element('a', { href, ...inLanguage(article.language, language) }, article.title);
    const facts = [
      article.published && labels.day(article.published),
      labels.names(article.authors),
    ];
    const line = facts.filter(Boolean).join(' · ');
    return element(
      'li',
      {},
      link,
      ...(line ? [' ', element('span', { class: 'facts', ...ours }, line)] : []),
    );
  });
  return element('ol', { class: 'contents' }, ...lines(...items));
}

/** The page that opens a section; with its list where the contents page has none. */
export function partPage(section: BoundSection, context: VolumeContext): ContentDocument {
  const { labels, language, wording } = context;
  return {
    id: section.id,
    href: section.href,
    title: section.title,
    language,
    type: 'part',
    body: lines(
      element('h1', { id: 'title' }, section.title),
      element(
        'p',
        { class: 'extent', ...inOwnWords(wording, language) },
        labels.articles(section.articles.length),
      ),
      listsOnPartPages(context) ? articleList(section.articles, context) : undefined,
    ),
  };
}
