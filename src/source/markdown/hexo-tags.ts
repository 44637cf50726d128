import { escapeText } from './escape.ts';

/** Hexo: `{% post_link slug words… %}`, `{% post_link slug 'words' false %}`. */
export function postLinkOf([slug = '', ...words]: string[]): string {
  const label = words.filter((word) => !/^(?:true|false)$/.test(word)).join(' ');
  return slug ? `[${escapeText(label || slug)}](<${slug}.md>)` : '';
}

/** Hexo themes: `{% btn address, words, icon %}`. */
export function buttonOf(plain: string[]): string {
  const [address = '', label = ''] = plain.join(' ').split(/, ?/);
  return address && label ? `[${escapeText(label)}](<${address}>)` : escapeText(label || address);
}

/** Hexo themes print a word on a colour: `{% label words primary %}`, `{% label primary@words %}`. */
export function wordsOfLabel(plain: string[]): string {
  const at = /^\w{1,20} ?@(.*)$/s.exec(plain.join(' '));
  if (at) return at[1]!;
  return plain.filter((word, i) => i === 0 || !COLOUR.test(word)).join(' ');
}

const COLOUR =
  /^(?:default|primary|success|info|warning|danger|blue|red|pink|orange|purple|green)$/;
