import {
  classesOf,
  detach,
  type Element,
  element,
  elementsBelow,
  holderOf,
  named,
  replace,
  Text,
  textOf,
  unwrap,
} from '../tree.ts';
import { tidy } from './runs.ts';

/** Turns players and embedded posts into a short note with their link; empty ones vanish. */
export function noteEmbeds(root: Element): void {
  for (const box of elementsBelow(root)) {
    if (!box.parent) continue;
    if (isFacebookPost(box) && hasText(box)) unwrap(box);
    else if (isEmbed(box)) noteOrDrop(box);
  }
}

const PLAYERS = new Set(['iframe', 'video', 'audio', 'embed', 'object']);
const EMBED_CLASSES =
  /^(?:instagram-media|fb-post|fb-video|soh-embed|iframely-embed|epoch_player|wp-playlist|wp-video|wsw__embed|AudioCompact.*)$/;

function isEmbed(box: Element): boolean {
  return PLAYERS.has(box.name) || classesOf(box).some((name) => EMBED_CLASSES.test(name));
}

function isFacebookPost(box: Element): boolean {
  return classesOf(box).some((name) => name === 'fb-post' || name === 'fb-video');
}

function hasText(box: Element): boolean {
  return textOf(box).trim() !== '';
}

function noteOrDrop(box: Element): void {
  const classes = classesOf(box);
  const post = classes.includes('instagram-media');
  const radio = classes.includes('wsw__embed');
  const addresses = addressesOf(box).slice(0, post || radio ? 1 : undefined);
  const label = post ? postLabel(box) : headingOf(box);
  const shows = !radio && named(box, 'img').length > 0;
  if (addresses.length > 0) {
    replace(
      holderOf(box),
      addresses.map((address) => note(address, label)),
    );
  } else if (shows) unwrap(box);
  else detach(box);
}

/** The title that a player's box prints over what it plays. */
function headingOf(box: Element): string {
  const heading = named(box, 'h2', 'h3', 'h4')[0];
  return heading ? tidy(textOf(heading)) : '';
}

function note(address: string, label: string): Element {
  const link = element('a', { href: address }, [new Text(label || address)]);
  return element('p', { class: 'embed' }, [link]);
}

/** `A post shared by …`, the last line of an embedded Instagram post. */
function postLabel(box: Element): string {
  const links = elementsBelow(box).filter(({ name }) => name === 'a');
  return tidy(textOf(links.at(-1) ?? box));
}

const ADDRESS_ATTRIBUTES = [
  'data-instgrm-permalink',
  'data-href',
  'data-iframely-url',
  'src',
  'data',
];
const ADVERTISING = /doubleclick|googlesyndication|googleads|gfw-breaker/;

function addressesOf(box: Element): string[] {
  const found = new Set<string>();
  for (const part of [box, ...elementsBelow(box)]) {
    const address = addressOf(part);
    if (address && !ADVERTISING.test(address)) found.add(watchAddress(address));
  }
  return [...found];
}

function addressOf(part: Element): string | undefined {
  if (part.name === 'img') return undefined;
  const names = part.name === 'a' ? ['href'] : ADDRESS_ATTRIBUTES;
  const address = names.map((name) => part.attribs[name]).find((value) => value?.trim());
  const absolute = address?.trim().replace(/^\/\//, 'https://');
  return absolute && /^https?:\/\//.test(absolute) ? absolute : undefined;
}

/** The page where a person can watch what a YouTube player address plays. */
function watchAddress(address: string): string {
  const video = /(?:youtube(?:-nocookie)?\.com\/(?:embed|v)\/|youtu\.be\/)([\w-]{6,20})/.exec(
    address,
  );
  if (video) return `https://www.youtube.com/watch?v=${video[1]}`;
  return address.replace(/\?_=\d+$/, '');
}
