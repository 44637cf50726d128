import { isHeading, vocabulary } from '../../article/vocabulary.ts';
import { textOf } from '../../article/xhtml.ts';
import type { MarkupElement, MarkupNode } from '../../types.ts';
import { element } from '../markup.ts';

/** Gives a reading for each code point of a text; '' where none is wanted. */
export type Reader = (text: string) => string[];

/**
 * Puts readings over characters as ruby (HTML §4.5.10), each character on its own, so that
 * lines break where they did. A phrase that goes on across a link or an emphasis is read whole.
 *
 * Left as they are: code and formulas, passages in other languages, note marks, addresses, what
 * has ruby already, and headings, whose words the table of contents repeats.
 */
export function annotate(body: MarkupNode[], read: Reader): MarkupNode[] {
  const runs: string[][] = [[]];
  mapTexts(body, {
    text: (text) => {
      runs.at(-1)!.push(text);
      return [text];
    },
    endRun: () => runs.push([]),
  });
  const readings = runs.flatMap((run) =>
    shareOut(run.some(holdsHan) ? read(run.join('')) : [], run),
  );
  let next = 0;
  return mapTexts(body, { text: (text) => withRuby(text, readings[next++]!), endRun: () => {} });
}

interface Visitor {
  text: (text: string) => MarkupNode[];
  /** What stood before and what comes now are not one phrase. */
  endRun: () => void;
}

function mapTexts(nodes: MarkupNode[], visitor: Visitor): MarkupNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return visitor.text(node);
    if (isMark(node)) return [node];
    const isInline = vocabulary[node.name]?.kind === 'phrasing';
    const isLeft = isLeftAlone(node);
    if (!isInline || isLeft) visitor.endRun();
    const changed = isLeft ? node : { ...node, children: mapTexts(node.children, visitor) };
    if (!isInline || isLeft) visitor.endRun();
    return [changed];
  });
}

const verbatim = new Set(['code', 'kbd', 'samp', 'var', 'pre', 'ruby']);

function isLeftAlone({ name, attributes, children }: MarkupElement): boolean {
  const { lang, class: classes = '' } = attributes;
  if (verbatim.has(name) || isHeading(name) || /\bmath\b/.test(classes)) return true;
  if (lang && !/^zh\b/i.test(lang)) return true;
  return name === 'a' && /^(?:https?:\/\/|www\.)/i.test(textOf(children).trim());
}

/** A mark that stands in a word without being part of it. */
function isMark({ attributes }: MarkupElement): boolean {
  return /\b(?:noteref|backlink)\b/.test(attributes.class ?? '');
}

const holdsHan = (text: string) => /\p{sc=Han}/u.test(text);

/** The readings of a run by its texts. */
function shareOut(readings: string[], run: string[]): string[][] {
  let start = 0;
  return run.map((text) => {
    const end = start + [...text].length;
    const own = readings.slice(start, end);
    start = end;
    return own;
  });
}

function withRuby(text: string, readings: string[]): MarkupNode[] {
  if (!readings.some((reading) => reading !== '')) return [text];
  const nodes: MarkupNode[] = [];
  let plain = '';
  [...text].forEach((character, index) => {
    const reading = readings[index];
    if (!reading) {
      plain += character;
      return;
    }
    if (plain) nodes.push(plain);
    plain = '';
    nodes.push(ruby(character, reading));
  });
  return plain ? [...nodes, plain] : nodes;
}

/** Readers that do not know ruby print the reading in brackets after the character. */
function ruby(character: string, reading: string): MarkupElement {
  const bracket = (sign: string) => element('rp', {}, sign);
  return element('ruby', {}, character, bracket('('), element('rt', {}, reading), bracket(')'));
}
