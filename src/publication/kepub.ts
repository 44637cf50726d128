import type { ContentDocument, MarkupElement, MarkupNode } from '../types.ts';
import { element } from './markup.ts';

/**
 * Kobo's own form of a document. Its reader keeps positions and highlights by spans with the
 * class `koboSpan` and ids `kobo.PARAGRAPH.SENTENCE` (kobolabs; kepubify `kepub/transform.go`).
 * Unlike kepubify, sentences end where Chinese ones do, too.
 */
export function kepubDocument(document: ContentDocument): ContentDocument {
  return { ...document, body: withSpans(document.body) };
}

/** Blocks that begin a new paragraph number. */
const paragraphs = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption blockquote div figure'.split(' '),
);
/** What is shown as it is: a span inside would change it or break its markup. */
const untouched = new Set(['pre', 'svg', 'math', 'rt', 'rp']);

interface Counter {
  paragraph: number;
  sentence: number;
}

function withSpans(body: MarkupNode[]): MarkupNode[] {
  const counter: Counter = { paragraph: 0, sentence: 0 };
  return spanned(body, counter);
}

function spanned(nodes: MarkupNode[], counter: Counter): MarkupNode[] {
  return nodes.flatMap((node): MarkupNode[] => {
    if (typeof node === 'string') return textSpans(node, counter);
    if (node.name === 'img') return [span([node], begin(counter))];
    // A ruby is one word: its base must stay a direct child.
    if (node.name === 'ruby') return [span([node], counter)];
    if (untouched.has(node.name)) return [node];
    if (paragraphs.has(node.name)) begin(counter);
    return [holdsItems(node) ? items(node, counter) : inner(node, counter)];
  });
}

function begin(counter: Counter): Counter {
  counter.paragraph += 1;
  counter.sentence = 0;
  return counter;
}

function inner(node: MarkupElement, counter: Counter): MarkupElement {
  return { ...node, children: spanned(node.children, counter) };
}

/** Lists and tables hold nothing but items and the blanks between them. */
function holdsItems({ name }: MarkupElement): boolean {
  return ['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr'].includes(name);
}

function items(node: MarkupElement, counter: Counter): MarkupElement {
  const children = node.children.flatMap((child) =>
    typeof child === 'string' ? [child] : spanned([child], counter),
  );
  return { ...node, children };
}

function span(children: MarkupNode[], counter: Counter): MarkupElement {
  counter.sentence += 1;
  const paragraph = Math.max(counter.paragraph, 1);
  return element(
    'span',
    { class: 'koboSpan', id: `kobo.${paragraph}.${counter.sentence}` },
    ...children,
  );
}

/** Blanks between blocks stay bare: a span there could not stand. */
function textSpans(text: string, counter: Counter): MarkupNode[] {
  if (text.trim() === '') return [text];
  return sentencesOf(text).map((sentence) => span([sentence], counter));
}

const endings = new Set('。！？；…!?');
const closings = new Set('」』”’）》〉】"\')]');
/** What ends a Latin sentence only with a blank after it: `3.5` and `e.g.` are no ends. */
const latinEndings = new Set('.:;');

/**
 * The sentences of a text; put together again they are the text. A Chinese sentence ends after
 * 。！？；… and the quotes that close it, a Latin one after `.` and a blank.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const isEnd = endings.has(text[at]!);
    const isLatinEnd = latinEndings.has(text[at]!);
    at += 1;
    if (!isEnd && !isLatinEnd) continue;
    let end = at;
    while (end < text.length && (endings.has(text[end]!) || closings.has(text[end]!))) end += 1;
    const isBlank = (place: number) => /\s/.test(text[place] ?? '');
    if (isLatinEnd && !isBlank(end)) continue;
    while (end < text.length && isBlank(end)) end += 1;
    sentences.push(text.slice(start, end));
    start = end;
    at = end;
  }
  if (start < text.length) sentences.push(text.slice(start));
  return sentences;
}
