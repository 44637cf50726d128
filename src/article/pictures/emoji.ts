import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { isAtMost, promisedSize } from './size.ts';

const ADDRESS =
  /s\.w\.org\/images\/core\/emoji|twemoji|\/emojis?\/|emoji\.php|emoji\.discourse|\/smil(?:ey|ies)s?\/|\/emoticons?\/|\/(?:appstyle\/)?expression\/|cache\.soso\.com\/img\/img\/e\d|icon_(?:smile|wink|biggrin|sad|razz|lol)\.gif/i;
const CLASS = /(?:^|[\s_-])(?:emoji|wp-smiley|smiley|emoticon|wxemoji|sticker-emoji)(?:$|[\s_-])/i;

/** No set of emoji draws them larger, or as photographs. */
const LARGEST = 128;

/** Whether an image stands for a character, by its class or one of its addresses. */
export function isEmoji(image: Cheerio<Element>, addresses: string[]): boolean {
  if (!isAtMost(promisedSize(image), LARGEST)) return false;
  if (CLASS.test(image.attr('class') ?? '')) return true;
  return addresses.some((a) => ADDRESS.test(a) && !/\.jpe?g(?:$|\?)/i.test(a));
}

/** The character itself: from the alt text, or from the code points in the file's name. */
export function emojiOf(image: Cheerio<Element>): string {
  const alt = image.attr('alt')?.trim() ?? '';
  const isShortCode = /^:[\w+-]{1,40}:$/.test(alt);
  return (alt && !isShortCode ? alt : characterIn(image.attr('src') ?? '')) || alt;
}

function characterIn(address: string): string {
  const codes = /\/((?:[\da-f]{2,5})(?:-[\da-f]{2,5}){0,8})\.(?:png|svg)/i.exec(address)?.[1];
  const points = codes?.split('-').map((code) => Number.parseInt(code, 16)) ?? [];
  return points.every((p) => p > 0x20 && p < 0x110000) ? String.fromCodePoint(...points) : '';
}
