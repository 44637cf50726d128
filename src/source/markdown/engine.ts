import MarkdownProcessor, { type MarkdownIt } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';
import mark from 'markdown-it-mark';
import { escapeText } from './escape.ts';
import { addMath } from './math.ts';
import { addWikiLinks } from './wiki-links.ts';

/**
 * The Markdown processor: CommonMark with GFM's tables, strikethrough and autolinks,
 * foot-notes, definition lists, marks, math and wiki links. Raw HTML passes: it is rebuilt on
 * an allow-list later.
 */
export const engine = makeEngine();

function makeEngine(): MarkdownIt {
  const md = new MarkdownProcessor({ html: true, linkify: true });
  // `readme.md` is no address, though .md is a domain.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  md.use(cjkFriendly).use(footnote).use(deflist).use(mark);
  addMath(md);
  addWikiLinks(md);
  addFootNoteMarkup(md);
  // Every address is judged later by one resolver; here none is refused or re-encoded.
  md.validateLink = () => true;
  md.normalizeLink = (address) => address;
  return md;
}

interface NoteMeta {
  id: number;
  subId: number;
}

/** Foot-notes as `article/` expects them, linked both ways. */
function addFootNoteMarkup(md: MarkdownIt): void {
  const rules = md.renderer.rules;
  const metaOf = (tokens: { meta: unknown }[], i: number) => tokens[i]!.meta as NoteMeta;
  const idOf = ({ id, subId }: NoteMeta) => `fnref-${id + 1}${subId > 0 ? `-${subId + 1}` : ''}`;
  rules.footnote_ref = (tokens, i) => {
    const meta = metaOf(tokens, i);
    return `<sup><a class="noteref" id="${idOf(meta)}" href="#fn-${meta.id + 1}">${meta.id + 1}</a></sup>`;
  };
  rules.footnote_block_open = () => '';
  rules.footnote_block_close = () => '';
  rules.footnote_open = (tokens, i) =>
    `<aside class="footnote" id="fn-${metaOf(tokens, i).id + 1}">`;
  rules.footnote_close = () => '</aside>\n';
  rules.footnote_anchor = (tokens, i) =>
    ` <a class="backlink" href="#${escapeText(idOf(metaOf(tokens, i)))}">↩</a>`;
}
