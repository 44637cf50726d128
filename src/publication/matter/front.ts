import type { ContentDocument } from '../../types.ts';
import type { VolumeContext } from '../input.ts';
import { element, inOwnWords, lines } from '../markup.ts';

/**
 * The cover page: the picture and nothing else, for anything more makes some readers show it
 * twice or not at all.
 */
export function coverPage(
  { volume, labels, language }: VolumeContext,
  src: string,
): ContentDocument {
  return {
    id: 'cover',
    href: 'cover.xhtml',
    title: labels.cover,
    language,
    type: 'cover',
    body: [element('img', { src, alt: labels.coverAlt(volume.title), role: 'doc-cover' })],
  };
}

/** The title page: shelf, title, period, extent, publisher. */
export function titlePage(context: VolumeContext): ContentDocument {
  const { volume, shelf, labels, language, wording, sections } = context;
  const count = sections.reduce((sum, { articles }) => sum + articles.length, 0);
  const part = (name: string, text: string | undefined, attributes = {}) =>
    text ? element('p', { class: name, ...attributes }, text) : undefined;
  const ours = inOwnWords(wording, language);
  return {
    id: 'title-page',
    href: 'title.xhtml',
    title: labels.titlePage,
    language,
    type: 'titlepage',
    body: lines(
      part('shelf', shelf.title === volume.title ? undefined : shelf.title),
      element('h1', { id: 'title' }, volume.title),
      part('volume', labels.volume(volume.number, volume.total), ours),
      part('period', periodOf(context), ours),
      part('extent', labels.articles(count), ours),
      part('publisher', shelf.publisher),
    ),
  };
}

/** First and last day of the volume in words. */
export function periodOf({ volume, labels }: VolumeContext): string | undefined {
  const { from, until } = volume;
  if (!from || !until) return undefined;
  return labels.period(labels.day(from), labels.day(until));
}
