import type { MarkupElement, MarkupNode } from '../../types.ts';
import { isElement } from '../figures.ts';
import { textOf } from '../xhtml.ts';

/**
 * Classes for what the source marks by its words: questions and answers of an interview where
 * the pattern is regular, editors' notes.
 */
export function markPassages(body: MarkupNode[]): MarkupNode[] {
  const heads = body.map((node) => (isElement(node, 'p') ? headOf(node) : undefined));
  const labels = heads.map((head) => LABEL.exec(head ?? '')?.[1]);
  const speakers = speakersOf(labels);
  return body.map((node, index) => {
    if (!isElement(node, 'p') || 'class' in node.attributes) return node;
    const role = speakers.get(labels[index] ?? '');
    if (role) return classed(node, role);
    return isNote(node, heads[index]!) ? classed(node, 'note') : node;
  });
}

const classed = (node: MarkupElement, name: string): MarkupElement => ({
  ...node,
  attributes: { ...node.attributes, class: name },
});

const headOf = (node: MarkupElement) => textOf([node]).trimStart().slice(0, 40);

/** The words before a colon at the head of a paragraph: "问", "Q", "记者". */
const LABEL = /^([^\s：:，。]{1,12})[：:]/;

const asking = new Set([
  '问',
  '問',
  'Q',
  'Question',
  '记者',
  '記者',
  '主持人',
  'Interviewer',
  'Host',
]);
const answering = new Set(['答', 'A', 'Answer']);

/** Who asks and who answers: both at least twice, or nobody. */
function speakersOf(labels: (string | undefined)[]): Map<string, 'question' | 'answer'> {
  const counts = new Map<string, number>();
  labels.forEach((label, index) => {
    const isReply = answering.has(label ?? '') || asking.has(labels[index - 1] ?? '');
    if (label && (asking.has(label) || isReply)) counts.set(label, (counts.get(label) ?? 0) + 1);
  });
  const speakers = new Map<string, 'question' | 'answer'>();
  for (const [label, count] of counts) {
    if (count >= 2) speakers.set(label, asking.has(label) ? 'question' : 'answer');
  }
  return new Set(speakers.values()).size === 2 ? speakers : new Map();
}

const note =
  /^[【（([]?(?:编者按|編者按|编者注|編者註|编者的话|編者的話|编按|編按|译者注|譯者註|译注|譯註|Editor['’]s note|Translator['’]s note)(?=[】）)\]：:\s])/i;

function isNote(node: MarkupElement, head: string): boolean {
  return node.attributes['data-hints']?.includes('note') === true || note.test(head);
}
