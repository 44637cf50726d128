import { type AnyNode, Element, isTag, Text } from 'domhandler';
import type { Page } from '../../source/page.ts';

/**
 * What plays or loads elsewhere becomes a line with a link to it; posts from social networks,
 * which pages quote with their text, become quotations of the class `embed`.
 */
export function noteEmbeds({ root, base }: Page): void {
  for (const element of root.toArray()) visit(element, base);
}

function visit(parent: Element, base: string): void {
  for (const child of [...parent.children]) {
    if (!isTag(child)) continue;
    if (players.has(child.name)) replace(child, noteOf(child, base));
    else {
      if (child.name === 'blockquote' && social.test(child.attribs.class ?? ''))
        child.attribs.class = 'embed';
      visit(child, base);
    }
  }
}

const players = new Set([
  ...['iframe', 'video', 'audio', 'object', 'embed', 'applet', 'lite-youtube', 'lite-vimeo'],
  ...['amp-youtube', 'amp-iframe', 'amp-video'],
]);

const social =
  /(?:twitter-(?:tweet|video)|instagram-media|fb-(?:post|video)|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed|telegram-post)/;

/** Frames that show nothing a reader came for. */
const idle =
  /(?:^|\.)(?:googletagmanager|doubleclick|googlesyndication|google-analytics|adservice|amazon-adsystem|addthis|disqus|recaptcha)\./;

/** Buttons and boxes of networks. */
const buttons =
  /^(?:www\.)?facebook\.com\/plugins\/(?!post|video)|^platform\.twitter\.com\/widgets\/|^(?:plusone|apis|plus)\.google\.com\/|^(?:www\.)?linkedin\.com\/(?:cws|plugins)|^widgets?\./;

function noteOf(element: Element, base: string): Element | undefined {
  const url = addressOf(element, base);
  if (!url || idle.test(`.${url.hostname}`) || isInvisible(element)) return undefined;
  if (buttons.test(url.hostname + url.pathname)) return undefined;
  const address = watchAddress(url);
  const { title, 'aria-label': label } = element.attribs;
  const words = title?.trim() || label?.trim() || address.replace(/^https?:\/\/(?:www\.)?/, '');
  const link = new Element('a', { href: address }, [new Text(words)]);
  return new Element('p', { class: 'embed' }, [link]);
}

const isInvisible = ({ attribs: { width, height } }: Element) =>
  /^[01](?:px)?$/.test(width ?? '') || /^[01](?:px)?$/.test(height ?? '');

const named = ['src', 'data-src', 'data-lazy-src', 'data-original', 'data'];

function addressOf(element: Element, base: string): URL | undefined {
  const { videoid, 'data-videoid': video } = element.attribs;
  const id = videoid ?? video;
  if (id && /^[\w-]{6,20}$/.test(id) && element.name.endsWith('youtube'))
    return new URL(`https://www.youtube.com/watch?v=${id}`);
  for (const value of [...named.map((name) => element.attribs[name]), ...sources(element)]) {
    const url =
      value && URL.canParse(value.trim(), webBase(base))
        ? new URL(value.trim(), webBase(base))
        : undefined;
    if (url && /^https?:$/.test(url.protocol)) return url;
  }
  return undefined;
}

const webBase = (base: string) => (URL.canParse(base) ? base : undefined);

/** Addresses of `source`, of `param` and of a player within. */
function sources(element: Element): (string | undefined)[] {
  return element.children
    .filter(isTag)
    .flatMap((child) => [
      child.attribs.src ??
        (/^(?:movie|src)$/i.test(child.attribs.name ?? '') ? child.attribs.value : undefined),
      ...sources(child),
    ]);
}

/** The page where a person can watch, for players whose frame address is of no use. */
function watchAddress(url: URL): string {
  const id = /^\/(?:embed|v|shorts)\/([\w-]{6,20})/.exec(url.pathname)?.[1];
  if (id && /(?:^|\.)youtube(?:-nocookie)?\.com$/.test(url.hostname))
    return `https://www.youtube.com/watch?v=${id}`;
  const vimeo = /^\/video\/(\d+)/.exec(url.pathname)?.[1];
  if (vimeo && url.hostname === 'player.vimeo.com') return `https://vimeo.com/${vimeo}`;
  return url.href;
}

function replace(old: Element, note: Element | undefined): void {
  const parent = old.parent!;
  const children: AnyNode[] = parent.children.flatMap((child) =>
    child !== old ? [child] : note ? [note] : [],
  );
  parent.children = children as typeof parent.children;
  if (note) note.parent = parent;
}
