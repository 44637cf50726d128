import { type Lexicon, longestMatch, type Match } from './dictionary.ts';
import type { Conversion } from './pipelines.ts';

/**
 * Text with marks: places in it, ascending, that are carried along through a conversion. Where
 * an inline element starts or ends, there is a mark.
 */
export interface MarkedText {
  text: string;
  marks: number[];
}

/** What is not to be converted by OpenCC's dictionaries. */
export interface Exceptions {
  /** The user's words. */
  own?: Lexicon | undefined;
  /** Passages that stay as they are, in order. */
  kept: readonly (readonly [start: number, end: number])[];
}

/**
 * Converts text as OpenCC does, step by step, carrying marks along. A mark between two phrases
 * stays between them; a mark inside a phrase moves in proportion when the phrase changes length.
 */
export function convertMarked(
  source: MarkedText,
  conversions: readonly Conversion[],
  exceptions: Exceptions,
): MarkedText {
  if (!exceptions.own && exceptions.kept.length === 0) return runConversions(source, conversions);
  const output = new Output(source.marks);
  let from = 0;
  for (const [start, match] of exceptionsIn(source.text, exceptions)) {
    output.addConverted(source, from, start, conversions);
    output.add(start, match.end, match.text);
    from = match.end;
  }
  output.addConverted(source, from, source.text.length, conversions);
  return output.finish();
}

function* exceptionsIn(
  text: string,
  { own, kept }: Exceptions,
): Generator<[start: number, match: Match]> {
  let from = 0;
  for (const [start, end] of kept) {
    if (own) yield* matchesIn(text, from, start, own);
    yield [start, { end, text: text.slice(start, end) }];
    from = end;
  }
  if (own) yield* matchesIn(text, from, text.length, own);
}

function* matchesIn(
  text: string,
  start: number,
  end: number,
  lexicon: Lexicon,
): Generator<[start: number, match: Match]> {
  for (let index = start; index < end; ) {
    const match = longestMatch(lexicon, text, index, end);
    if (match) yield [index, match];
    index = match ? match.end : index + 1;
  }
}

function runConversions(source: MarkedText, conversions: readonly Conversion[]): MarkedText {
  let marked = source;
  for (const { normalisation, segmentation, steps } of conversions) {
    for (const lexicon of normalisation) marked = convertStep(marked, lexicon, []).marked;
    let barriers = segmentation ? segmentEnds(marked.text, segmentation) : [];
    for (const lexicon of steps) ({ marked, barriers } = convertStep(marked, lexicon, barriers));
  }
  return marked;
}

/** Where the phrases and the stretches between them end. */
function segmentEnds(text: string, lexicon: Lexicon): number[] {
  const ends: number[] = [];
  let stretch = 0;
  for (let index = 0; index < text.length; ) {
    const match = longestMatch(lexicon, text, index, text.length);
    if (match && stretch < index) ends.push(index);
    index = match ? match.end : unmatchedEnd(text, index);
    if (!match) continue;
    ends.push(index);
    stretch = index;
  }
  return ends;
}

/** One pass of longest matches; no match reaches across a barrier. */
function convertStep(
  source: MarkedText,
  lexicon: Lexicon,
  barriers: number[],
): { marked: MarkedText; barriers: number[] } {
  const { text } = source;
  const output = new Output(source.marks);
  const moved: number[] = [];
  let plain = 0;
  let next = 0;
  for (let index = 0; index < text.length; ) {
    while (next < barriers.length && barriers[next]! <= index) next++;
    const match = longestMatch(lexicon, text, index, barriers[next] ?? text.length);
    const end = match ? match.end : unmatchedEnd(text, index);
    if (match) {
      output.copy(text, plain, index);
      output.add(index, end, match.text);
      plain = end;
    }
    if (end >= (barriers[next] ?? Infinity)) moved.push(output.length + (end - plain));
    index = end;
  }
  output.copy(text, plain, text.length);
  return { marked: output.finish(), barriers: moved };
}

/** Builds converted text and moves the marks with it. */
class Output {
  length = 0;
  private readonly parts: string[] = [];
  private readonly moved: number[] = [];
  private readonly marks: number[];

  constructor(marks: number[]) {
    this.marks = marks;
  }

  /** Takes text over as it is. */
  copy(text: string, start: number, end: number): void {
    if (end > start) this.add(start, end, text.slice(start, end));
  }

  /** Puts `text` for what stood from `start` to `end`. */
  add(start: number, end: number, text: string): void {
    for (let next = this.moved.length; next < this.marks.length; next++) {
      const mark = this.marks[next]!;
      if (mark >= end) break;
      this.moved.push(this.length + placeWithin(mark - start, end - start, text));
    }
    this.parts.push(text);
    this.length += text.length;
  }

  addConverted(source: MarkedText, start: number, end: number, using: readonly Conversion[]): void {
    if (end <= start) return;
    const first = this.moved.length;
    const inside = this.marks.slice(first, firstAtLeast(this.marks, end, first));
    const part = { text: source.text.slice(start, end), marks: inside.map((mark) => mark - start) };
    const converted = runConversions(part, using);
    this.moved.push(...converted.marks.map((mark) => mark + this.length));
    this.parts.push(converted.text);
    this.length += converted.text.length;
  }

  finish(): MarkedText {
    while (this.moved.length < this.marks.length) this.moved.push(this.length);
    return { text: this.parts.join(''), marks: this.moved };
  }
}

function firstAtLeast(marks: number[], value: number, from: number): number {
  let index = from;
  while (index < marks.length && marks[index]! < value) index++;
  return index;
}

/** In proportion, and never between the halves of a surrogate pair. */
function placeWithin(offset: number, length: number, text: string): number {
  const place = offset <= 0 ? 0 : Math.round((offset * text.length) / length);
  const low = text.charCodeAt(place);
  return place > 0 && low >= 0xdc00 && low <= 0xdfff ? place + 1 : place;
}

/**
 * The end of what stands at `index` when no dictionary has it: one character, or a whole
 * ideographic description (⿰亻尔), whose parts are no characters of the text (Unicode §18.2).
 */
function unmatchedEnd(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 && (unit < 0x2ff0 || unit > 0x2fff)) return index + 1;
  const single = index + (text.codePointAt(index)! > 0xffff ? 2 : 1);
  let end = index;
  let needed = 1;
  for (; needed > 0 && end < text.length; needed--) {
    const codePoint = text.codePointAt(end)!;
    needed += descriptionArity(codePoint);
    end += codePoint > 0xffff ? 2 : 1;
  }
  return needed > 0 ? single : end;
}

function descriptionArity(codePoint: number): number {
  if (codePoint < 0x2ff0 || codePoint > 0x2fff) return 0;
  return codePoint === 0x2ff2 || codePoint === 0x2ff3 ? 3 : 2;
}
