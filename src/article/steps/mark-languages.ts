import type { MarkupElement, MarkupNode } from '../../types.ts';
import { detectLanguage } from '../language.ts';
import type { StepContext } from '../step.ts';
import { textOf } from '../xhtml.ts';

/**
 * `lang` on paragraphs that are wholly in another script than the article, so that hyphenation,
 * fonts and reading aloud are right: English in a Chinese article and the reverse.
 */
export function markLanguages(body: MarkupNode[], { language }: StepContext): MarkupNode[] {
  if (language === 'und') return body;
  return body.map((node) => mark(node, language));
}

function mark(node: MarkupNode, language: string): MarkupNode {
  if (typeof node === 'string' || node.attributes.lang || node.name === 'pre') return node;
  if (node.name === 'p' || /^h[2-6]$/.test(node.name)) return marked(node, language);
  return { ...node, children: node.children.map((child) => mark(child, language)) };
}

const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;
const LATIN = /[A-Za-z\u00c0-\u024f]/;
const NOT_EAST_ASIAN = /[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+/g;
const NOT_LATIN = /[^A-Za-z\u00c0-\u024f]+/g;

function marked(node: MarkupElement, language: string): MarkupElement {
  const text = textOf([node]);
  const isEastAsian = /^(?:zh|ja|ko)/.test(language);
  if ((isEastAsian ? EAST_ASIAN : LATIN).test(text)) return node;
  const foreign = text.replace(isEastAsian ? NOT_LATIN : NOT_EAST_ASIAN, '').length;
  if (foreign < (isEastAsian ? 40 : 10)) return node;
  const found = detectLanguage(text);
  if (found === 'und' || found === language) return node;
  return { ...node, attributes: { ...node.attributes, lang: found } };
}
