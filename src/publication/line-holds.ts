import type { MarkupElement, MarkupNode } from '../types.ts';
import { element } from './markup.ts';

/**
 * Keeps on one line what Chinese typography does not part:
 * - a note's mark and the character before it: engines break between an ideograph and a figure
 *   (UAX 14: ID ÷ NU), and a mark that begins a line belongs to nothing;
 * - a stray space of the source and the mark beside it ("问题 。"), which would begin or end a line.
 */
export function holdLines(nodes: MarkupNode[]): MarkupNode[] {
  const held: MarkupNode[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') held.push(node.replace(SPACE_AT_MARK, '\u00a0'));
    else if (isMark(node)) holdMark(held, node);
    else if (VERBATIM.has(node.name)) held.push(node);
    else held.push({ ...node, children: holdLines(node.children) });
  }
  return held;
}

const SPACE_AT_MARK = / (?=[，。、；：！？」』）》〉】〕])|(?<=[「『（《〈【〔]) /g;
const VERBATIM = new Set(['pre', 'code', 'kbd', 'samp']);

/** Puts a mark after `before`, together with the last character of what is there. */
function holdMark(before: MarkupNode[], mark: MarkupElement): void {
  const last = before.at(-1);
  if (typeof last === 'string') {
    const [character = ''] = LAST_WIDE.exec(last) ?? [];
    if (!character) {
      before.push(mark);
      return;
    }
    const rest = last.slice(0, -character.length);
    before.splice(-1, 1, ...(rest ? [rest] : []), holder(character, mark));
    return;
  }
  if (last?.attributes.class === HELD) last.children.push(mark);
  else before.push(mark);
}

/** The class that the style sheets keep on one line. */
const HELD = 'held';

const holder = (...children: MarkupNode[]) => element('span', { class: HELD }, ...children);

/** A character after which engines break lines: an ideograph, kana, a full-width mark, or a space. */
const LAST_WIDE =
  /(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef] {0,3}|[^ ] {1,3})$/u;

/** `<a class="noteref">`, or a raised figure or sign, with a link or without. */
function isMark({ name, attributes, children }: MarkupElement): boolean {
  if (attributes.class === 'noteref') return true;
  return name === 'sup' && children.length > 0 && children.every(isShort);
}

/** Longest text of a mark: `[12]`, `注12`. */
const LONGEST_MARK = 5;

function isShort(node: MarkupNode): boolean {
  return typeof node === 'string' ? node.length <= LONGEST_MARK : node.children.every(isShort);
}
