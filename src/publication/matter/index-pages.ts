import { nameOrder } from '../../article/sort-key.ts';
import type { Labels } from '../../labels/labels.ts';
import type { Article, ContentDocument, MarkupNode } from '../../types.ts';
import type { IndexKind, VolumeContext } from '../input.ts';
import { element, inOwnWords, lines } from '../markup.ts';
import { articleList } from './contents-page.ts';

interface IndexShape {
  href: string;
  title: (labels: Labels) => string;
  /** Headings an article stands under. */
  headings: (article: Article, labels: Labels) => string[];
}

const shapes: Record<IndexKind, IndexShape> = {
  date: {
    href: 'index-date.xhtml',
    title: (labels) => labels.indexByDate,
    headings: ({ published }, labels) => [published ? labels.month(published) : labels.undated],
  },
  author: {
    href: 'index-author.xhtml',
    title: (labels) => labels.indexByAuthor,
    headings: ({ authors }) => authors,
  },
  tag: {
    href: 'index-tag.xhtml',
    title: (labels) => labels.indexByTag,
    headings: ({ tags }) => tags,
  },
};

/** The indexes asked for, each a page; one that would be empty is left out. */
export function indexPages(context: VolumeContext): ContentDocument[] {
  return (context.indexes ?? []).flatMap((kind) => indexPage(kind, context));
}

function indexPage(kind: IndexKind, context: VolumeContext): ContentDocument[] {
  const { href, title, headings } = shapes[kind];
  const groups = grouped(context, kind, (article) => headings(article, context.labels));
  if (groups.length === 0) return [];
  const body = groups.flatMap(([heading, articles]): MarkupNode[] => [
    element('h2', {}, heading),
    articleList(articles, context),
  ]);
  const name = title(context.labels);
  const ours = inOwnWords(context.wording, context.language);
  return [
    {
      id: href.replace('.xhtml', ''),
      href,
      title: name,
      language: context.language,
      type: 'index',
      body: lines(element('h1', { id: 'title', ...ours }, name), ...body),
    },
  ];
}

function grouped(
  { sections, language }: VolumeContext,
  kind: IndexKind,
  headings: (article: Article) => string[],
): [string, Article[]][] {
  const articles = sections.flatMap((section) => section.articles);
  const ordered = kind === 'date' ? articles.toSorted(byDay) : articles;
  const groups = new Map<string, Article[]>();
  for (const article of ordered) {
    for (const heading of new Set(headings(article))) {
      groups.set(heading, [...(groups.get(heading) ?? []), article]);
    }
  }
  if (kind === 'date') return [...groups];
  const byName = nameOrder(language);
  return [...groups].sort(([one], [other]) => byName(one, other));
}

/** Undated articles last. */
function byDay(one: Article, other: Article): number {
  const [first, second] = [one.published ?? '9999', other.published ?? '9999'];
  return first < second ? -1 : first > second ? 1 : 0;
}
