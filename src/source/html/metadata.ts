import type { PageMetadata } from '../../types.ts';
import type { Tree } from '../parse.ts';
import { metadataFromJsonLd, splitKeywords } from './json-ld.ts';
import { cutSiteName, oneLine } from './title.ts';

/** The first of these `meta` names that has content. */
const META: Record<string, string[]> = {
  title: ['og:title', 'twitter:title', 'dc.title', 'citation_title', 'headline'],
  published: [
    'article:published_time',
    'og:published_time',
    'datePublished',
    'date',
    'pubdate',
    'publishdate',
    'publish_date',
    'publish-date',
    'dc.date.issued',
    'dc.date',
    'dcterms.created',
    'citation_publication_date',
    'citation_date',
    'parsely-pub-date',
    'sailthru.date',
    'weibo: article:create_at',
  ],
  modified: [
    'article:modified_time',
    'og:updated_time',
    'dateModified',
    'lastmod',
    'dcterms.modified',
  ],
  language: ['og:locale', 'dc.language', 'citation_language', 'content-language'],
  site: ['og:site_name', 'application-name', 'twitter:site:name'],
  publisher: ['dc.publisher', 'citation_publisher', 'publisher'],
  url: ['og:url', 'twitter:url', 'citation_public_url'],
  summary: ['og:description', 'twitter:description', 'description', 'dc.description'],
  cover: ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'],
  rights: ['dc.rights', 'copyright'],
};

const AUTHORS = [
  'author',
  'article:author',
  'dc.creator',
  'citation_author',
  'parsely-author',
  'byl',
  'sailthru.author',
];
const TAGS = ['article:tag', 'news_keywords', 'parsely-tags', 'keywords', 'dc.subject'];

/**
 * Metadata of a saved page: JSON-LD before `meta` before microdata before what a reader sees,
 * and the address that the saving program noted (SingleFile, Chrome, Internet Explorer).
 */
export function readMetadata($: Tree, source: string): PageMetadata {
  const meta = metaValues($);
  const linked = metadataFromJsonLd($);
  const fromMeta = Object.entries(META).flatMap(([field, names]) => {
    const value = names.flatMap((name) => meta.get(name.toLowerCase()) ?? [])[0];
    return value ? [[field, value]] : [];
  });
  const merged: PageMetadata = {
    ...visibleMetadata($),
    ...Object.fromEntries(fromMeta),
    ...linked,
  };
  const authors = linked.authors ?? authorsFrom($, meta);
  const tags = linked.tags ?? TAGS.flatMap((name) => meta.get(name) ?? []).flatMap(splitKeywords);
  const section = meta.get('article:section') ?? [];
  return withoutEmpty({
    ...merged,
    title: titleOf($, merged),
    url: addressOf($, merged.url, source),
    language: languageOf($, merged.language),
    authors,
    tags: [...new Set(tags)],
    categories: linked.categories ?? section,
  });
}

function metaValues($: Tree): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { attribs } of $('meta[content]').get()) {
    const name = (attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'])
      ?.trim()
      .toLowerCase();
    const content = attribs.content?.trim();
    if (name && content) values.set(name, [...(values.get(name) ?? []), content]);
  }
  return values;
}

/** Microdata and the time element that a reader sees. */
function visibleMetadata($: Tree): PageMetadata {
  const dated = $(
    '[itemprop~=datePublished], time[pubdate], article time[datetime], main time[datetime], #publish_time',
  ).first();
  const published = dated.attr('datetime') ?? dated.attr('content') ?? oneLine(dated.text());
  const byline = oneLine($('.byline, .article-byline, .post-byline, .c-byline').first().text());
  return withoutEmpty({
    published: published || dateInScript($),
    byline: byline.length < 120 ? byline : '',
    site: oneLine($('#js_name').first().text()),
  });
}

/** WeChat pages carry their time only in a script, in seconds. */
function dateInScript($: Tree): string | undefined {
  if ($('#js_content').length === 0) return undefined;
  const seconds = /\bct\s{0,2}=\s{0,2}["'](\d{9,10})["']/.exec($('script').text())?.[1];
  return seconds ? new Date(Number(seconds) * 1000).toISOString() : undefined;
}

function authorsFrom($: Tree, meta: Map<string, string[]>): string[] {
  const named = AUTHORS.map((name) => meta.get(name)).find((values) => values?.some(isName));
  if (named) return [...new Set(named.filter(isName).map((n) => n.replace(/^by\s+/i, '')))];
  const visible = $(
    '[itemprop~=author] [itemprop~=name], [itemprop~=author], a[rel~=author], .author-name',
  ).get();
  const names = visible.map((element) => oneLine($(element).attr('content') ?? $(element).text()));
  return [...new Set(names.filter((name) => isName(name) && name.length < 60))].slice(0, 1);
}

const isName = (name: string) => name.length > 0 && name.length < 200 && !/^https?:|^@/.test(name);

function titleOf($: Tree, { title, site }: PageMetadata): string | undefined {
  const headings = $('h1')
    .get()
    .map((h) => oneLine($(h).text()))
    .filter(Boolean);
  const wechat = oneLine($('#activity-name').text());
  const inWindow = oneLine($('head title, title').first().text());
  const given = wechat || title || inWindow;
  return given ? cutSiteName(given, headings, site) : headings[0];
}

/** Only an absolute web address is of use: what is relative has no base but itself. */
function addressOf($: Tree, given: string | undefined, source: string): string | undefined {
  const candidates = [
    $('link[rel~=canonical]').first().attr('href'),
    given,
    savedFrom(source),
    $('base[href]').first().attr('href'),
  ];
  return candidates
    .find((a) => a && /^https?:\/\/[^/]/i.test(a.trim()) && URL.canParse(a.trim()))
    ?.trim();
}

/** `<!-- saved from url=(0042)https://… -->` and SingleFile's `url: https://…`. */
function savedFrom(source: string): string | undefined {
  const head = source.slice(0, 20_000);
  return (
    /saved from url=\(\d{1,6}\)\s{0,3}(https?:[^\s>]{3,2000})/i.exec(head)?.[1] ??
    /Page saved with SingleFile\s{1,9}url:\s{1,9}(https?:[^\s>]{3,2000})/i.exec(head)?.[1]
  );
}

function languageOf($: Tree, given: string | undefined): string | undefined {
  const attribute =
    $('html').attr('lang') ?? $('html').attr('xml:lang') ?? $('article[lang]').attr('lang');
  return (attribute?.trim() || given)?.replaceAll('_', '-');
}

function withoutEmpty(
  metadata: { [K in keyof PageMetadata]: PageMetadata[K] | undefined },
): PageMetadata {
  const kept = Object.entries(metadata).filter(
    ([, value]) => value !== undefined && (value as string | string[]).length > 0,
  );
  return Object.fromEntries(kept) as PageMetadata;
}
