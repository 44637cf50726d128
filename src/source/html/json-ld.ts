import type { PageMetadata } from '../../types.ts';
import type { Tree } from '../parse.ts';

type Json = Record<string, unknown>;

const ARTICLE_TYPE =
  /(?:Article|BlogPosting|Report|LiveBlogPosting|Review|TechArticle|DiscussionForumPosting)$/;
const MAX_BYTES = 2_000_000;
const MAX_DEPTH = 6;

/** What the page's JSON-LD says of its article (schema.org Article and its kinds, `@graph`). */
export function metadataFromJsonLd($: Tree): PageMetadata {
  for (const script of $('script[type="application/ld+json"]').get()) {
    const text = $(script).text();
    const found = text.length < MAX_BYTES ? findArticle(parse(text), MAX_DEPTH) : undefined;
    if (found) return fromArticle(found);
  }
  return {};
}

/** Some sites wrap the JSON in a comment or CDATA, or leave raw line breaks in its strings. */
function parse(text: string): unknown {
  const bare = text.replace(/^[^{[]{0,40}/, '').replace(/[^}\]]{0,40}$/, '');
  for (const candidate of [bare, bare.replace(/[\x00-\x1f]/g, ' ')]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next reading may do.
    }
  }
  return undefined;
}

function findArticle(value: unknown, depth: number): Json | undefined {
  if (depth === 0 || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = findArticle(item, depth - 1);
      if (found) return found;
    }
    return undefined;
  }
  const node = value as Json;
  const isArticle = strings(node['@type']).some((type) => ARTICLE_TYPE.test(type));
  if (isArticle && (node.headline ?? node.name)) return node;
  return findArticle(node['@graph'] ?? node.mainEntity ?? node.mainEntityOfPage, depth - 1);
}

function fromArticle(node: Json): PageMetadata {
  const metadata: Record<keyof PageMetadata & string, unknown> | Json = {
    title: text(node.headline) ?? text(node.name),
    subtitle: text(node.alternativeHeadline),
    authors: names(node.author ?? node.creator),
    editors: names(node.editor),
    published: text(node.datePublished) ?? text(node.dateCreated),
    modified: text(node.dateModified),
    language: text(node.inLanguage),
    publisher: names(node.publisher)[0],
    url: address(node.url) ?? address(node.mainEntityOfPage),
    tags: strings(node.keywords).flatMap(splitKeywords),
    categories: strings(node.articleSection),
    summary: text(node.description),
    cover: address(node.image) ?? address(node.thumbnailUrl),
  };
  return Object.fromEntries(
    Object.entries(metadata).filter(([, v]) => (Array.isArray(v) ? v.length > 0 : v !== undefined)),
  ) as PageMetadata;
}

export function splitKeywords(value: string): string[] {
  return value
    .split(/[,，;；、|]/)
    .map((word) => word.trim())
    .filter((word) => word && word.length < 60);
}

function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item) => text(item) ?? (isNode(item) ? (text(item.name) ?? []) : []));
}

function text(value: unknown): string | undefined {
  if (isNode(value) && typeof value['@value'] === 'string') return text(value['@value']);
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** People and organisations: a name, a node with a name, or a list of either. */
function names(value: unknown): string[] {
  return strings(value).filter((name) => !/^https?:/.test(name));
}

function address(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first.trim() || undefined;
  if (!isNode(first)) return undefined;
  return text(first.url) ?? text(first.contentUrl) ?? text(first['@id']);
}

function isNode(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
