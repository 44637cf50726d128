import type { MarkdownIt } from 'markdown-it';
import { isPictureName } from '../kinds.ts';
import { escapeText } from './escape.ts';

/**
 * Obsidian's own inline forms: `[[note#head|text]]`, `![[picture.png|300]]`, `![[note]]`,
 * `%%comment%%`. Their targets are marked `wiki:` and resolved with all other links.
 */
export function addWikiLinks(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'wiki_link', (state, silent) => {
    const found = wikiLinkAt(state.src, state.pos);
    if (!found) return false;
    if (!silent) state.push('wiki_link', '', 0).meta = found;
    state.pos = found.end;
    return true;
  });
  md.renderer.rules.wiki_link = (tokens, i) => markupOf(tokens[i]!.meta as WikiLink);
}

type WikiLink = {
  embed: boolean;
  target: string;
  label: string;
  end: number;
};

const WIKI_LINK = /(!?)\[\[([^[\]|\n]{1,500})(?:\\?\|([^[\]\n]{0,500}))?\]\]/y;

function wikiLinkAt(src: string, at: number): WikiLink | undefined {
  if (src[at] !== '[' && src[at] !== '!') return undefined;
  WIKI_LINK.lastIndex = at;
  const found = WIKI_LINK.exec(src);
  if (!found) return undefined;
  const target = found[2]!.trim().replace(/\\$/, '');
  return {
    embed: found[1] === '!',
    target,
    label: (found[3] ?? '').trim(),
    end: at + found[0].length,
  };
}

function markupOf({ embed, target, label }: WikiLink): string {
  const [name = '', ...heads] = target.split('#');
  if (embed && isPictureName(name)) return pictureOf(name, label);
  const heading = heads.at(-1)?.replace(/^\^/, '') ?? '';
  const text = label || [name, heading].filter(Boolean).join(' › ');
  const link = `<a href="wiki:${escapeText(encodeURIComponent(name))}">${escapeText(text)}</a>`;
  if (!name) return escapeText(text);
  return embed ? `<span class="embed">${link}</span>` : link;
}

/** `|300` and `|300x200` are sizes, `|words` a description. */
function pictureOf(name: string, label: string): string {
  const size = /^(\d{1,5})(?:x(\d{1,5}))?$/.exec(label.split('|').at(-1) ?? '');
  const width = size ? ` width="${size[1]}"` : '';
  const alt = size ? '' : escapeText(label);
  return `<img src="wiki:${escapeText(encodeURIComponent(name))}" alt="${alt}"${width}>`;
}
