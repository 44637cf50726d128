import type { MarkupElement, MarkupNode } from '../types.ts';
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

/**
 * Resolves links between articles for one volume. An article of this volume (or one whose
 * duplicate was bound in its stead) becomes a link to its document, one elsewhere becomes a
 * link to its web address, if it has any.
 * @param hrefs article id → href of its document in this book
 */
export function linkResolver(
  { articles, plan, records }: AssembleInput,
  hrefs: ReadonlyMap<string, string>,
): LinkResolver {
  const known = new Map<string, string>();
  const addresses = new Map<string, string>();
  const keptFor = new Map(
    plan?.duplicates.flatMap(({ kept, dropped }) => dropped.map((id) => [id, kept])) ?? [],
  );
  for (const { id, place, url } of [...(records?.values() ?? []), ...articles]) {
    const target = keptFor.get(id) ?? id;
    if (!hrefs.has(target)) {
      if (url) addresses.set(place, url);
      continue;
    }
    known.set(`article:${place}`, target);
    const key = addressKey(url ?? '');
    if (key && (target === id || !known.has(key))) known.set(key, target);
  }
  return (address) => {
    const { scheme, place } = articlePlace(address);
    const target = scheme ? `article:${place}` : (addressKey(address) ?? '');
    const inBook = hrefs.get(known.get(target) ?? '');
    return inBook ?? webAddress(scheme ? (addresses.get(place) ?? '') : address);
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
