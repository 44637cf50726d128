import type { PageMetadata } from '../types.ts';
import type { FrontData, FrontValue } from './front-matter.ts';

/** The keys people use, in order of trust. A dot goes into a group; case and `-_` do not count. */
const KEYS = {
  title: ['title', 'headline', 'name'],
  subtitle: ['subtitle', 'subheading', 'dek'],
  authors: ['authors', 'author', 'by', 'byline', 'creator', 'writer', 'params.author', '作者'],
  editors: ['editors', 'editor', '编辑', '編輯'],
  published:
    'date published pubdate publishdate publisheddate publishedat datepublished created createdat createdate creationdate datecreated posted postdate firstpublished 日期'.split(
      ' ',
    ),
  modified:
    'updated lastmod modified lastmodified lastupdated dateupdated updatedat datemodified lastupdate.date lastupdate changed'.split(
      ' ',
    ),
  tags: ['tags', 'tag', 'keywords', 'keyword', 'topics', 'taxonomies.tags', '标签', '標籤'],
  categories: ['categories', 'category', 'section', 'taxonomies.categories', '分类', '分類'],
  language: ['lang', 'language', 'locale'],
  cover:
    'cover cover.image cover.src coverimage image image.path image.src image.url image.feature featuredimage featureimage featuredimagepreview thumbnail thumb banner hero heroimage header.teaser header.image header.overlayimage ogimage images topimg coverimg socialimage'.split(
      ' ',
    ),
  summary: ['description', 'summary', 'excerpt', 'abstract', 'desc', 'lead', 'standfirst'],
  url: 'canonicalurl canonical originalurl originallink sourceurl source url link externalurl'.split(
    ' ',
  ),
  slug: ['slug', 'permalink', 'url', 'abbrlink'],
  site: ['site', 'sitename', 'publication', 'website'],
  publisher: ['publisher'],
  rights: ['rights', 'license', 'licence', 'copyright'],
  series: ['series', 'series.name', 'series.title', 'taxonomies.series', 'collection'],
  seriesNumber: ['seriesorder', 'seriesweight', 'seriesindex', 'seriesnumber', 'part', 'episode'],
  draft: ['draft', 'isdraft'],
  publish: ['published', 'publish'],
  status: ['status'],
} as const;

const LISTS = /[,，、;；]/;

/**
 * Front matter → metadata by one table of the usual keys and synonyms. What the table does not
 * know stays in `fields`, for the `field` rules of themes.
 */
export function metadataFrom(data: FrontData): PageMetadata {
  const flat = flatten(data);
  const one = (name: keyof typeof KEYS) => firstText(flat, KEYS[name]);
  const many = (name: keyof typeof KEYS) => firstList(flat, KEYS[name]);
  const published = KEYS.published
    .map((key) => textOf(flat.get(key)))
    .find((value) => value && /\d/.test(value));
  const address = KEYS.url
    .map((key) => textOf(flat.get(key)))
    .find((value) => value && /^https?:\/\//i.test(value));
  return defined({
    title: one('title'),
    subtitle: one('subtitle'),
    authors: people(flat),
    editors: many('editors'),
    published,
    modified: one('modified'),
    language: one('language'),
    site: one('site'),
    publisher: one('publisher'),
    url: address,
    tags: many('tags')?.map((tag) => tag.replace(/^#/, '')),
    categories: many('categories'),
    summary: one('summary'),
    cover: one('cover'),
    draft: isDraft(flat) || undefined,
    slug: lastPart(one('slug')),
    series: seriesOf(one('series'), one('seriesNumber')),
    rights: one('rights'),
    fields: remaining(flat),
  });
}

function defined(
  metadata: { [K in keyof PageMetadata]: PageMetadata[K] | undefined },
): PageMetadata {
  return Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => value !== undefined),
  ) as PageMetadata;
}

/** `Header: { Teaser_Image: x }` → `header.teaserimage`. */
function flatten(data: FrontData): Map<string, string | string[]> {
  const flat = new Map<string, string | string[]>();
  const visit = (value: FrontValue, path: string) => {
    if (typeof value === 'string' || Array.isArray(value)) {
      if (!flat.has(path)) flat.set(path, value);
    } else {
      for (const [key, item] of Object.entries(value))
        visit(item, path ? `${path}.${plain(key)}` : plain(key));
    }
  };
  visit(data, '');
  return flat;
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}

function textOf(value: string | string[] | undefined): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return text && text !== 'null' && text !== '~' ? text : undefined;
}

function firstText(flat: Map<string, string | string[]>, keys: readonly string[]) {
  return keys.map((key) => textOf(flat.get(key))).find((text) => text !== undefined);
}

function firstList(flat: Map<string, string | string[]>, keys: readonly string[]) {
  for (const key of keys) {
    const value = flat.get(key);
    if (!textOf(value)) continue;
    return Array.isArray(value) ? value : listIn(value!);
  }
  return undefined;
}

/** `one, two` or, as Jekyll splits it, `one two` where every word is plain. */
function listIn(text: string): string[] {
  const inner = text.replace(/^\[(.*)\]$/, '$1');
  return inner
    .split(LISTS)
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter(Boolean);
}

function people(flat: Map<string, string | string[]>): string[] | undefined {
  const named = firstText(flat, ['author.name', 'authors.name']);
  if (named) return [named];
  const found = firstList(flat, KEYS.authors);
  return found?.map((name) => name.replace(/\s{0,3}<[^<>\s]{1,100}@[^<>\s]{1,100}>$/, ''));
}

function isDraft(flat: Map<string, string | string[]>): boolean {
  const says = (keys: readonly string[], pattern: RegExp) =>
    keys.some((key) => pattern.test(textOf(flat.get(key)) ?? ''));
  return (
    says(KEYS.draft, /^(?:true|yes|1|on)$/i) ||
    says(KEYS.publish, /^(?:false|no)$/i) ||
    says(KEYS.status, /^(?:draft|private|trash|hidden)$/i)
  );
}

function lastPart(slug: string | undefined): string | undefined {
  return slug
    ?.split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.html?$/, '');
}

function seriesOf(title: string | undefined, number: string | undefined) {
  if (!title) return undefined;
  return number && /^\d{1,6}$/.test(number) ? { title, number: Number(number) } : { title };
}

const KNOWN = new Set<string>(
  Object.entries(KEYS).flatMap(([name, keys]) => (name === 'slug' ? [] : [...keys])),
);

function remaining(flat: Map<string, string | string[]>) {
  const fields = [...flat].filter(([key]) => !KNOWN.has(key));
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

/** Date and title that a file's name tells: `2024-03-05-title.md`, `20240305 title.md`. */
export function metadataFromName(stem: string): {
  published?: string;
  title: string;
  slug: string;
} {
  const dated =
    /^((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[-_. ]+(.+))?$/.exec(stem);
  const rest = dated ? (dated[4] ?? stem) : stem;
  const title = /\s/.test(rest) ? rest : rest.replace(/[-_]+/g, ' ');
  const name = { title: title.trim().normalize('NFC') || stem, slug: rest };
  return dated ? { ...name, published: `${dated[1]}-${dated[2]}-${dated[3]}` } : name;
}
