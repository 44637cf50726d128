import type { MarkupElement, MarkupNode } from '../../types.ts';
import { hasText, isElement, trimBreaks } from '../figures.ts';
import { isHeading } from '../vocabulary.ts';
import { textOf } from '../xhtml.ts';

/**
 * In an article without headings, paragraphs that are all bold, short, without end punctuation
 * and followed by prose are its headings, where there are several of them.
 */
export function liftHeadings(body: MarkupNode[]): MarkupNode[] {
  if (body.some((node) => typeof node !== 'string' && isHeading(node.name))) return body;
  const lifted = body.map((node, index) => {
    const heading = headingOf(node);
    return heading && isProse(body[index + 1]) ? heading : undefined;
  });
  if (lifted.filter(Boolean).length < 2) return body;
  return body.map((node, index) => lifted[index] ?? node);
}

const MAX_CHINESE = 32;
const MAX_LATIN = 80;

function headingOf(node: MarkupNode): MarkupElement | undefined {
  if (!isElement(node, 'p') || 'class' in node.attributes) return undefined;
  const [only, ...others] = node.children.filter(hasText);
  if (!only || others.length > 0 || typeof only === 'string') return undefined;
  if (only.name !== 'strong' && only.name !== 'b') return undefined;
  const text = textOf([only]).trim();
  const isChinese = /[\u3400-\u9fff]/.test(text);
  if (text.length > (isChinese ? MAX_CHINESE : MAX_LATIN) || text.includes('\n')) return undefined;
  if (/[。.!！，,；;：:…、—]$/.test(text) || /^(?:[问問答QA]|记者|記者)[：:]/.test(text))
    return undefined;
  return { ...node, name: 'h2', children: trimBreaks(only.children) };
}

function isProse(node: MarkupNode | undefined): boolean {
  if (typeof node !== 'object') return false;
  if (node.name !== 'p') return /^(?:[uo]l|figure|table|blockquote)$/.test(node.name);
  return !headingOf(node) && textOf([node]).trim().length > 20;
}
