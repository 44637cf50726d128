import type { MarkupElement, MarkupNode } from '../types.ts';
import { element } from './markup.ts';

/**
 * Holds a note's mark and the Chinese character before it on one line. Engines break between an
 * ideograph and a figure (UAX 14: ID ÷ NU), and a mark that begins a line belongs to nothing.
 */
export function holdNoteMarks(nodes: MarkupNode[]): MarkupNode[] {
  const held: MarkupNode[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') held.push(node);
    else if (isMark(node)) holdMark(held, node);
    else held.push({ ...node, children: holdNoteMarks(node.children) });
  }
  return held;
}

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

/** A character after which engines break lines: ideographs, kana, full-width punctuation; blanks with it. */
const LAST_WIDE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef] {0,3}$/u;

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
