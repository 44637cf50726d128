import { type Labels, labelsFor, languageOfLabels } from '../../labels/labels.ts';
import type { Article, ContentDocument, MarkupElement, MarkupNode } from '../../types.ts';
import { markAttributions } from '../attributions.ts';
import { popUpNotes } from '../footnotes.ts';
import type { VolumeContext } from '../input.ts';
import { holdLines } from '../line-holds.ts';
import { type LinkResolver, resolveLinks, webAddress } from '../links.ts';
import { element, elementsOf, inLanguage, inOwnWords, lines, rewrite } from '../markup.ts';
import { placePictures } from '../pictures.ts';
import { withQrCodes } from '../qr.ts';
import { fitTables } from '../tables.ts';
import { contentsHref } from './contents-page.ts';

/** Href and id of an article's document: its own for ever, whatever else is in the volume. */
export function articleDocumentId({ id }: Pick<Article, 'id'>): string {
  return `a${id.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

/** One article as a content document: title, byline, day and source, text, way back. */
export function articleDocument(
  article: Article,
  context: VolumeContext,
  resolve: LinkResolver,
): ContentDocument {
  const { labels } = context;
  const id = articleDocumentId(article);
  const pictures = placePictures(article, context.outcomes.get(article.id) ?? [], labels);
  const linked = resolveLinks(pictures, resolve);
  const fitted = fitTables(markAttributions(context.qr ? withQrCodes(linked, labels) : linked));
  const language = article.language === 'und' ? context.language : article.language;
  const plain = withHeadingIds(holdLines(popUpNotes(twinLanguages(fitted))));
  const body = context.annotate(plain, language);
  return {
    id,
    href: `${id}.xhtml`,
    title: article.title,
    language,
    type: 'chapter',
    body: lines(header(article, context, body), ...body, footer(article, context)),
    place: article.place,
  };
}

/** An id for every heading of the second level, so that the table of contents can lead to it. */
function withHeadingIds(body: MarkupNode[]): MarkupNode[] {
  const taken = new Set([...elementsOf(body)].map(({ attributes }) => attributes.id));
  let number = 0;
  return rewrite(body, (node) => {
    if (node.name !== 'h2' || node.attributes.id) return [node];
    do number += 1;
    while (taken.has(`heading-${number}`));
    return [{ ...node, attributes: { ...node.attributes, id: `heading-${number}` } }];
  });
}

/** `xml:lang` beside every `lang`: XML tools know the one, browsers the other. */
function twinLanguages(body: MarkupNode[]): MarkupNode[] {
  return rewrite(body, (node) => {
    const { lang } = node.attributes;
    if (lang === undefined) return [node];
    return [{ ...node, attributes: { ...node.attributes, 'xml:lang': lang } }];
  });
}

function header(article: Article, context: VolumeContext, body: MarkupNode[]): MarkupElement {
  // Words round a name or a day are read in the article's own language.
  const language = article.language === 'und' ? context.language : article.language;
  const labels =
    article.language === 'und'
      ? context.labels
      : labelsFor(language, context.edition.script, context.vertical);
  const ours = inOwnWords(languageOfLabels(language), language);
  const part = (name: string, text: string | undefined, attributes = {}) =>
    text ? element('p', { class: name, ...attributes }, text) : undefined;
  return element(
    'header',
    {},
    ...lines(
      part('series', seriesOf(article, context, labels)),
      element('h1', { id: freeId(body) }, article.title),
      part('subtitle', article.subtitle),
      part('byline', bylineOf(article, labels), article.byline ? {} : ours),
      part('dateline', datelineOf(article, context, labels), article.dateline ? {} : ours),
    ),
  );
}

/** Title and part of the series over the article's own, unless the book is called so anyway. */
function seriesOf({ series }: Article, context: VolumeContext, labels: Labels): string | undefined {
  if (!series) return undefined;
  const { title, number, total } = series;
  const place = number === undefined ? undefined : labels.part(number, total);
  const facts = [titlesKnown(context).includes(title) ? undefined : title, place];
  return facts.filter((fact) => fact).join(' · ') || undefined;
}

/** What the reader knows from the cover and the contents. */
function titlesKnown({ volume, sections }: VolumeContext): string[] {
  return [volume.title, volume.theme.title, ...sections.map(({ title }) => title)];
}

/** As printed; else the names. */
export function bylineOf({ byline, authors }: Article, labels: Labels): string | undefined {
  if (byline) return byline;
  return authors.length > 0 ? labels.by(authors) : undefined;
}

/**
 * Place and day as printed at the head; else the day in words; and where it appeared, unless
 * that is what the book or its part is called anyway.
 */
function datelineOf(article: Article, context: VolumeContext, labels: Labels): string | undefined {
  const day = article.dateline ?? (article.published && labels.day(article.published));
  const channel = article.channel?.title ?? '';
  const from = article.site ?? (titlesKnown(context).includes(channel) ? undefined : channel);
  const facts = [day, from].filter((fact) => fact);
  return facts.length > 0 ? facts.join(' · ') : undefined;
}

function footer(
  { url, site }: Article,
  { labels, language, wording }: VolumeContext,
): MarkupElement {
  const words = { ...inLanguage(wording, ''), ...inOwnWords(wording, language) };
  const address = webAddress(url ?? '');
  const source = address && element('a', { href: address }, site || new URL(address).hostname);
  return element(
    'footer',
    words,
    ...lines(
      source ? element('p', { class: 'source' }, labels.original, source) : undefined,
      element('p', { class: 'back' }, element('a', { href: contentsHref }, labels.backToContents)),
    ),
  );
}

/** An id for the title that no element of the text bears. */
function freeId(body: MarkupNode[]): string {
  const taken = new Set([...elementsOf(body)].map(({ attributes }) => attributes.id));
  let id = 'title';
  while (taken.has(id)) id += '-0';
  return id;
}
