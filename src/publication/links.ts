import type { ArticleRecord, MarkupElement, MarkupNode, ShelfPlan } from '../types.ts';
import { addressKey } from '../volume/address.ts';
import type { AssembleInput } from './input.ts';
import { rewrite } from './markup.ts';

/** Finds where a link of an article leads: a document of the book, a web address, or nowhere. */
export type LinkResolver = (address: string) => string | undefined;

/**
 * A web address as every reader takes it. `URL` leaves a few characters as they are that the
 * generic syntax of RFC 3986 (and EPUBCheck with it, RSC-020) does not allow.
 * @returns undefined for what is no address of the web or of mail
 */
export function webAddress(address: string): string | undefined {
  if (!/^(?:https?|mailto):/i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'mailto:' && !url.hostname) return undefined;
  const start = url.protocol === 'mailto:' ? 0 : url.href.indexOf('/', url.protocol.length + 2);
  const rest = url.href
    .slice(start)
    .toWellFormed()
    .replace(/[\s"<>\\^`{|}[\]]|%(?![0-9A-Fa-f]{2})/gu, encodeURIComponent);
  return url.href.slice(0, start) + rest;
}

/** What the articles of a shelf can be linked by. */
export interface ShelfLinks {
  /** Place of an article → what a link there means. */
  places: ReadonlyMap<string, LinkTarget>;
  /** Key of a web address → ids of what is bound for it, the article of that address first. */
  addresses: ReadonlyMap<string, string[]>;
}

interface LinkTarget {
  /** The article itself, or the one that it is a duplicate of. */
  id: string;
  url?: string;
}

/**
 * Gathers what links may lead to, once for all volumes of a shelf.
 * @param duplicates those of the shelf's plan: a link to a copy leads to the article bound
 */
export function shelfLinks(
  articles: Iterable<Pick<ArticleRecord, 'id' | 'place' | 'url'>>,
  duplicates: ShelfPlan['duplicates'] = [],
): ShelfLinks {
  const keptFor = new Map(
    duplicates.flatMap(({ kept, dropped }) => dropped.map((id) => [id, kept])),
  );
  const places = new Map<string, LinkTarget>();
  const addresses = new Map<string, string[]>();
  for (const { id, place, url } of articles) {
    const bound = keptFor.get(id) ?? id;
    places.set(place, { id: bound, ...(url ? { url } : {}) });
    const key = addressKey(url ?? '');
    if (!key) continue;
    const others = addresses.get(key) ?? [];
    addresses.set(key, bound === id ? [bound, ...others] : [...others, bound]);
  }
  return { places, addresses };
}

/**
 * Resolves links between articles for one volume. An article of this volume (or one whose
 * duplicate was bound in its stead) becomes a link to its document, one elsewhere becomes a
 * link to its web address, if it has any.
 * @param hrefs article id → href of its document in this book
 */
export function linkResolver(
  { articles, links }: Pick<AssembleInput, 'articles' | 'links'>,
  hrefs: ReadonlyMap<string, string>,
): LinkResolver {
  const known = [shelfLinks(articles), ...(links ? [links] : [])];
  const inBook = (ids: (string | undefined)[]) =>
    ids.map((id) => hrefs.get(id ?? '')).find((href) => href !== undefined);
  return (address) => {
    const { scheme, place } = articlePlace(address);
    if (scheme) {
      const targets = known.map(({ places }) => places.get(place));
      const url = targets.find((target) => target?.url)?.url;
      return inBook(targets.map((target) => target?.id)) ?? webAddress(url ?? '');
    }
    const key = addressKey(address) ?? '';
    return (
      inBook(known.flatMap(({ addresses }) => addresses.get(key) ?? [])) ?? webAddress(address)
    );
  };
}

/** `article:a%20b.md#part` → its place, decoded, without the fragment. */
function articlePlace(address: string): { scheme: boolean; place: string } {
  if (!address.startsWith('article:')) return { scheme: false, place: '' };
  const [place = ''] = address.slice('article:'.length).split('#');
  try {
    return { scheme: true, place: decodeURIComponent(place) };
  } catch {
    return { scheme: true, place };
  }
}

/** A body whose links lead where the resolver says; a link that leads nowhere loses its `a`. */
export function resolveLinks(body: MarkupNode[], resolve: LinkResolver): MarkupNode[] {
  return rewrite(body, (node) => (node.name === 'a' ? relink(node, resolve) : [node]));
}

function relink(link: MarkupElement, resolve: LinkResolver): MarkupNode[] {
  const { href } = link.attributes;
  if (href === undefined || href.startsWith('#')) return [link];
  const target = resolve(href);
  if (target === undefined) return link.children;
  return [{ ...link, attributes: { ...link.attributes, href: target } }];
}
