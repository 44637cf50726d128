import { reasonIn } from '../../labels/labels.ts';
import type { Article, ContentDocument, MarkupElement, MarkupNode } from '../../types.ts';
import type { VolumeContext } from '../input.ts';
import { webAddress } from '../links.ts';
import { element, inLanguage, lines } from '../markup.ts';
import { periodOf } from './front.ts';

/**
 * What the book is made of: what was bound, what was left out, what was bound once, which
 * pictures are missing, every source, and the day of the newest source: never the clock's.
 * @param newest day of the newest article, `YYYY-MM-DD`
 */
export function colophon(context: VolumeContext, newest: string | undefined): ContentDocument {
  const { labels, wording } = context;
  const period = periodOf(context);
  return {
    id: 'colophon',
    href: 'colophon.xhtml',
    title: labels.colophon,
    language: wording,
    type: 'colophon',
    body: lines(
      element('h1', { id: 'title' }, labels.colophon),
      element('p', {}, summary(context)),
      period ? element('p', {}, labels.published(period)) : undefined,
      ...listOf(labels.leftOut, leftOut(context)),
      ...listOf(labels.duplicates, duplicates(context)),
      ...listOf(labels.missingPictures, missingPictures(context)),
      ...listOf(labels.sources, sources(context)),
      newest ? element('p', { class: 'made' }, labels.made(labels.day(newest))) : undefined,
    ),
  };
}

function summary(context: VolumeContext): string {
  const { labels, outcomes } = context;
  const articles = bound(context);
  const pictures = articles.reduce((sum, { id }) => {
    const embedded = outcomes.get(id)?.filter(({ kind }) => kind === 'embedded') ?? [];
    return sum + embedded.length;
  }, 0);
  return labels.bound(articles.length, pictures);
}

function bound({ sections }: VolumeContext): Article[] {
  return sections.flatMap(({ articles }) => articles);
}

function listOf(title: string, items: MarkupNode[][]): MarkupElement[] {
  if (items.length === 0) return [];
  const list = items.map((item) => element('li', {}, ...item));
  return [element('h2', {}, title), element('ul', { class: 'sources' }, ...lines(...list))];
}

function leftOut({ leftOut = [], labels }: VolumeContext): MarkupNode[][] {
  return leftOut.map(({ place, code }) => [labels.told(place, reasonIn(labels, code))]);
}

function duplicates({ volume, plan, records, sections, labels }: VolumeContext): MarkupNode[][] {
  const titles = new Map(
    sections.flatMap(({ articles }) => articles.map(({ id, title }) => [id, title] as const)),
  );
  return (volume.duplicates ?? plan?.duplicates ?? [])
    .filter(({ kept }) => titles.has(kept))
    .map(({ kept, dropped }) => {
      const places = dropped.map((id) => records?.get(id)?.place ?? id);
      return [labels.told(titles.get(kept)!, labels.facts(places))];
    });
}

function missingPictures({ sections, outcomes, labels }: VolumeContext): MarkupNode[][] {
  return sections
    .flatMap(({ articles }) => articles)
    .flatMap((article) =>
      (outcomes.get(article.id) ?? [])
        .filter(({ kind }) => kind === 'missing')
        .map(({ address }) => [labels.told(article.title, ''), webLink(address, address)]),
    );
}

function sources(context: VolumeContext): MarkupNode[][] {
  const { labels, wording } = context;
  return bound(context).map(({ title, language: own, authors, site, published, url, place }) => {
    const named = element('cite', inLanguage(own, wording), title);
    const facts = [labels.names(authors), site, published && labels.day(published)].filter(isGiven);
    const between = labels.told(labels.facts(['', ...facts]), '');
    return [named, between, url ? webLink(url, url) : place];
  });
}

const isGiven = (fact: string | undefined): fact is string => !!fact;

function webLink(address: string, words: string): MarkupNode {
  const shown = words.length > 200 ? `${words.slice(0, 199)}…` : words;
  const href = webAddress(address);
  return href ? element('a', { href }, shown) : shown;
}
