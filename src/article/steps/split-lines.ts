import type { MarkupElement, MarkupNode } from '../../types.ts';
import { isElement, trimBreaks } from '../figures.ts';
import { textOf } from '../xhtml.ts';

/**
 * Line breaks inside a paragraph: where the lines are sentences of prose, each is a paragraph
 * (pages of old write one `p` and break its lines); where they are many and short, it is verse.
 */
export function splitLines(body: MarkupNode[]): MarkupNode[] {
  return body.flatMap((node) => {
    if (typeof node === 'string') return [node];
    if (/^(?:blockquote|div|aside)$/.test(node.name)) {
      return [{ ...node, children: splitLines(node.children) }];
    }
    return node.name === 'p' ? split(node) : [node];
  });
}

function split(paragraph: MarkupElement): MarkupNode[] {
  if (!paragraph.children.some((child) => isElement(child, 'br'))) return [paragraph];
  const lines = linesOf(paragraph.children);
  const texts = lines.map((line) => textOf(line).trim());
  if (isVerse(texts, paragraph)) {
    return [{ ...paragraph, attributes: { ...paragraph.attributes, class: 'verse' } }];
  }
  if ('class' in paragraph.attributes || !isProse(texts)) return [paragraph];
  const { id: _, 'data-ids': __, ...shared } = paragraph.attributes;
  return lines.map((children, index) => ({
    ...paragraph,
    attributes: index === 0 ? paragraph.attributes : shared,
    children,
  }));
}

function linesOf(children: MarkupNode[]): MarkupNode[][] {
  const lines: MarkupNode[][] = [[]];
  for (const child of children) {
    if (isElement(child, 'br')) lines.push([]);
    else lines.at(-1)!.push(child);
  }
  return lines.map(trimBreaks).filter((line) => line.length > 0);
}

const isWide = (text: string) => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text);

/** Measured so that a Chinese character counts as two Latin letters. */
const widthOf = (text: string) => text.length * (isWide(text) ? 2 : 1);

/** Prose: most lines are long, or sentences of fair length; short headings among them are fine. */
function isProse(lines: string[]): boolean {
  if (lines.length < 2) return false;
  const sentences = lines.filter(
    (line) => widthOf(line) > 36 && /[。！？.!?…”」』）)"]$/.test(line),
  );
  const long = lines.filter((line) => widthOf(line) > 120);
  const width = lines.reduce((sum, line) => sum + widthOf(line), 0) / lines.length;
  return width > 44 && Math.max(sentences.length, long.length) * 10 >= lines.length * 6;
}

function isVerse(lines: string[], paragraph: MarkupElement): boolean {
  if ('class' in paragraph.attributes) return false;
  if (paragraph.attributes['data-hints']?.includes('verse')) return true;
  return lines.length >= 4 && lines.every(isVerseLine);
}

/** Short, and no line of an address, a list or a form. */
const isVerseLine = (line: string) => widthOf(line) <= 48 && !/[:：@/\d|｜•·*]/.test(line);
