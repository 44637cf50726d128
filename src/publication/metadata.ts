import { v5 as uuid } from 'uuid';
import { personSortKey, sortKey } from '../article/sort-key.ts';
import type { Article, Contributor, PublicationMetadata } from '../types.ts';
import { accessibilityMetadata } from './accessibility.ts';
import type { VolumeContext } from './input.ts';
import { periodOf } from './matter/front.ts';
import { descriptionsOf } from './pictures.ts';

/** More names than this, and libraries show a list instead of a title: the rest contribute. */
const mostCreators = 5;
const mostSubjects = 12;
/** A day for books whose sources bear none: the zip format's first. */
const unknownDay = '1980-01-01T00:00:00Z';

/** Metadata of the package document (EPUB 3.3, 5.5), from the articles alone. */
export function metadataOf(context: VolumeContext): PublicationMetadata {
  const { volume, shelf, edition, outcomes, labels } = context;
  const articles = context.sections.flatMap((section) => section.articles);
  const authors = byFrequency(articles.flatMap((article) => article.authors));
  const editors = byFrequency(articles.flatMap((article) => article.editors));
  const day = newestDay(articles);
  const facts = descriptionsOf(articles, outcomes);
  const people = (names: string[], role: string): Contributor[] =>
    names.map((name) => {
      const fileAs = personSortKey(name, context.language);
      return fileAs ? { name, fileAs, role } : { name, role };
    });
  return dropUndefined({
    identifier: volume.identifier,
    title: volume.title,
    subtitle: volume.total > 1 ? periodOf(context) : undefined,
    fileAs: volume.total > 1 ? numberedTitle(context) : sortKey(volume.title, context.language),
    language: edition.target.languageCode(context.language),
    creators: people(authors.slice(0, mostCreators), 'aut'),
    contributors: [...people(authors.slice(mostCreators), 'aut'), ...people(editors, 'edt')],
    publisher: shelf.publisher ?? theOnly(articles.map(({ publisher, site }) => publisher ?? site)),
    description: descriptionOf(context, articles),
    subjects: subjectsOf(context, articles),
    sources: [...new Set(articles.flatMap(({ url }) => originOf(url)))],
    rights: shelf.rights ?? theOnly(articles.map(({ rights }) => rights)),
    date: day,
    modified: modifiedOf(articles),
    series: seriesOf(context),
    accessibility: accessibilityMetadata(
      { ...facts, indexed: (context.indexes?.length ?? 0) > 0, readings: context.readings },
      labels,
    ),
  });
}

/** Day of the newest article, `YYYY-MM-DD`. */
export function newestDay(articles: Pick<Article, 'published'>[]): string | undefined {
  return articles
    .flatMap(({ published }) => (published ? [published.slice(0, 10)] : []))
    .reduce<string | undefined>(
      (newest, day) => (newest && newest > day ? newest : day),
      undefined,
    );
}

/** The newest day or moment that any article bears, in UTC without fractions. */
function modifiedOf(articles: Article[]): string {
  const moments = articles
    .flatMap(({ published, modified }) => [published, modified])
    .flatMap((text) => (text && !Number.isNaN(Date.parse(text)) ? [momentOf(text)] : []));
  return moments.reduce((newest, moment) => (moment > newest ? moment : newest), unknownDay);
}

/** A date-time without a zone would be read in the machine's: only its day counts. */
function momentOf(text: string): string {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) && text.includes('T');
  const moment = new Date(hasZone ? text : `${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) ? unknownDay : `${moment.toISOString().slice(0, 19)}Z`;
}

/** Distinct values, the commonest first; equal ones in order of first appearance. */
function byFrequency(values: string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
}

function theOnly(values: (string | undefined)[]): string | undefined {
  const distinct = new Set(values);
  return distinct.size === 1 ? values[0] : undefined;
}

function subjectsOf({ volume }: VolumeContext, articles: Article[]): string[] {
  const tags = byFrequency(articles.flatMap((article) => article.tags));
  return [...new Set([volume.theme.title, ...tags])].slice(0, mostSubjects);
}

function descriptionOf(context: VolumeContext, articles: Article[]): string {
  const { labels } = context;
  const titles = articles.slice(0, 5).map(({ title }) => title);
  const more = articles.length > titles.length ? ' …' : '';
  return [labels.articles(articles.length), periodOf(context), titles.join(' / ') + more]
    .filter(Boolean)
    .join(' · ');
}

function originOf(url: string | undefined): string[] {
  return url && /^https?:/.test(url) && URL.canParse(url) ? [`${new URL(url).origin}/`] : [];
}

/** For sorting: `Rivers 003`, so that volume 10 comes after volume 9. */
function numberedTitle({ volume, language }: VolumeContext): string {
  const { title } = volume.theme;
  return `${sortKey(title, language) ?? title} ${String(volume.number).padStart(3, '0')}`;
}

function seriesOf({ volume, shelf, edition }: VolumeContext): PublicationMetadata['series'] {
  if (volume.total < 2) return undefined;
  const script = edition.script ? `#${edition.script}` : '';
  const name = `wenji:${shelf.key}/${volume.theme.key}${script}`.toWellFormed();
  return {
    identifier: `urn:uuid:${uuid(name, uuid.URL)}`,
    title: volume.theme.title,
    position: volume.number,
  };
}

function dropUndefined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
