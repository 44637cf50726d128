import { createHash } from 'node:crypto';
import { isFromTheRight } from '../article/language.ts';
import { labelsFor, languageOfLabels } from '../labels/labels.ts';
import type { Article, ContentDocument, EncodedPicture, Publication, Resource } from '../types.ts';
import { contentsOf, landmarksOf } from './contents.ts';
import type { AssembleInput, BoundSection, VolumeContext } from './input.ts';
import { kepubDocument } from './kepub.ts';
import { linkResolver } from './links.ts';
import { elementsOf } from './markup.ts';
import { articleDocument, articleDocumentId } from './matter/article-document.ts';
import { colophon } from './matter/colophon.ts';
import { contentsPage, hasParts, partPage } from './matter/contents-page.ts';
import { coverPage, titlePage } from './matter/front.ts';
import { indexPages } from './matter/index-pages.ts';
import { metadataOf, newestDay } from './metadata.ts';
import { pictureHref, pictureResource } from './pictures.ts';
import { qrResources } from './qr.ts';
import { annotatorOf } from './readings/readings.ts';
import { splitDocument } from './split-document.ts';
import { withUprightNumbers } from './upright-numbers.ts';

/**
 * Makes a publication of a planned volume: front matter, articles by section, back matter,
 * contents, landmarks, metadata and resources. Pure: the same input gives the same value.
 */
export function assemblePublication(input: AssembleInput): Publication {
  const context = contextOf(input);
  const resolve = linkResolver(input, context.hrefs);
  const cover = coverResource(input);
  const split = (document: ContentDocument) =>
    splitDocument(document, input.edition.target.maxDocumentBytes, (n) =>
      context.labels.continued(document.title, n),
    );
  const pieces = new Map(
    context.sections.flatMap(({ articles }) =>
      articles.map((article) => [article.id, split(articleDocument(article, context, resolve))]),
    ),
  );
  const bodyMatter = context.sections.flatMap((section) => [
    ...(hasParts(context) ? split(partPage(section, context)) : []),
    ...section.articles.flatMap(({ id }) => pieces.get(id)!),
  ]);
  const { coverPage: wantsCoverPage, kepub } = input.edition.target;
  const hasCoverPage = cover && wantsCoverPage;
  const newest = newestDay(context.sections.flatMap(({ articles }) => articles));
  const front = [titlePage(context), contentsPage(context)];
  const back = [...indexPages(context), colophon(context, newest)];
  const spine = [
    ...(hasCoverPage ? [coverPage(context, cover.href)] : []),
    ...front.flatMap(split),
    ...bodyMatter,
    ...back.flatMap(split),
  ];
  const printed = input.vertical ? spine.map(withUprightNumbers) : spine;
  return {
    metadata: metadataOf(context),
    spine: kepub ? printed.map(kepubDocument) : printed,
    resources: [
      styleResource(input.css),
      ...(cover ? [cover] : []),
      ...pictureResources(input, spine),
      ...(input.qr ? qrResources(context.sections.flatMap(({ articles }) => articles)) : []),
    ],
    contents: contentsOf(context, pieces, front, back),
    landmarks: landmarksOf(context, spine),
    pageProgression: input.vertical || isFromTheRight(context.language) ? 'rtl' : 'ltr',
    ...(cover ? { coverImage: cover.id } : {}),
    ...(kepub ? { kepub } : {}),
  };
}

/** A title that shows something, for a link without words is an error. */
function titled<T extends { title: string }>(item: T, substitute: string): T {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(item.title) ? item : { ...item, title: substitute };
}

function contextOf(input: AssembleInput): VolumeContext {
  const labels = labelsFor(input.volume.language, input.edition.script, input.vertical);
  const volume = titled(input.volume, labels.untitled);
  const byId = new Map(
    input.articles.map((article) => [article.id, titled(article, labels.untitled)]),
  );
  const sections = volume.sections.map((planned): BoundSection => {
    const section = titled(planned, labels.untitled);
    const id = `part-${digest(planned.title)}`;
    const articles = section.articles.map((article) => byId.get(article));
    return { ...section, id, href: `${id}.xhtml`, articles: articles.filter(isArticle) };
  });
  const hrefs = new Map(
    sections.flatMap(({ articles }) =>
      articles.map((article) => [article.id, `${articleDocumentId(article)}.xhtml`] as const),
    ),
  );
  const language = volume.language === 'und' ? 'en' : volume.language;
  return {
    ...input,
    volume,
    labels,
    language,
    wording: languageOfLabels(language),
    annotate: input.readings ? annotatorOf(input.readings) : (body) => body,
    sections: sections.filter(({ articles }) => articles.length > 0),
    hrefs,
  };
}

const isArticle = (article: Article | undefined): article is Article => article !== undefined;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function styleResource(css: string): Resource {
  return {
    id: 'style',
    href: 'style.css',
    mediaType: 'text/css',
    content: { kind: 'bytes', bytes: new TextEncoder().encode(css) },
  };
}

function coverResource({ cover }: AssembleInput): Resource | undefined {
  if (!cover) return undefined;
  return {
    id: 'cover-image',
    href: cover.mediaType === 'image/png' ? 'cover.png' : 'cover.jpg',
    mediaType: cover.mediaType,
    content: { kind: 'bytes', bytes: cover.bytes },
  };
}

/** The pictures that documents show, each once, in order of first use. */
function pictureResources({ outcomes }: AssembleInput, spine: ContentDocument[]): Resource[] {
  const known = new Map<string, EncodedPicture>();
  for (const outcome of [...outcomes.values()].flat()) {
    if (outcome.kind === 'embedded') known.set(pictureHref(outcome.picture), outcome.picture);
  }
  const used = new Map<string, Resource>();
  for (const { body } of spine) {
    for (const { name, attributes } of elementsOf(body)) {
      const picture = name === 'img' ? known.get(attributes.src ?? '') : undefined;
      if (picture) used.set(picture.sha256, pictureResource(picture));
    }
  }
  return [...used.values()];
}
