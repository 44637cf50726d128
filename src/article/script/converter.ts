import type { MarkupElement, MarkupNode, Script } from '../../types.ts';
import { convertMarked, type MarkedText } from './convert.ts';
import { japanesePassages, scriptOfPassage } from './detect.ts';
import { type Lexicon, lexiconOf } from './dictionary.ts';
import { copyWithRuns, type MarkupRun, partText } from './markup.ts';
import { conversionsBetween } from './pipelines.ts';
import { type Quotes, setQuotes } from './quotes.ts';
import { hasStrays, strayConversion, strayExceptions } from './strays.ts';

/** How texts are converted; everything may be left out. */
export interface ScriptOptions {
  /** The script of the source; told from its characters when absent. */
  from?: Script;
  /** Characters and their regional forms only: no 软件 → 軟體. */
  charactersOnly?: boolean;
  /**
   * The user's own words, source → result; a word that stands for itself is protected. They count
   * where text is converted, not where it is in the script already.
   */
  dictionary?: Readonly<Record<string, string>>;
  /** Turn quotation marks to 「」 or to “”. */
  quotes?: Quotes;
}

/** The language code of a script. Taiwan and Hong Kong editions are `zh-Hant`, known to all readers. */
export const languageOfScript = (script: Script): string =>
  script === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant';

const lexicons = new WeakMap<object, Lexicon>();

/** The user's words, made ready once a run; undefined when there are none. */
export function ownWords({ dictionary }: ScriptOptions): Lexicon | undefined {
  if (!dictionary) return undefined;
  let lexicon = lexicons.get(dictionary);
  if (!lexicon) {
    lexicon = lexiconOf([new Map(Object.entries(dictionary))]);
    lexicons.set(dictionary, lexicon);
  }
  return lexicon.dictionaries[0]!.size > 0 ? lexicon : undefined;
}

/** Attributes that are read aloud or shown. */
const VISIBLE_ATTRIBUTES = ['alt', 'title'];

/** Converts the texts and the markup of one article. */
export class Converter {
  private readonly from: Script;
  private readonly to: Script | undefined;
  private readonly options: ScriptOptions;
  private readonly own: Lexicon | undefined;

  /** @param to undefined when the script stays, and the marks alone may change */
  constructor(from: Script, to: Script | undefined, options: ScriptOptions) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.own = ownWords(options);
  }

  readonly text = (source: string): string =>
    HAS_HAN.test(source) || this.options.quotes
      ? this.convert({ text: source, marks: [] }, FIELD_EVIDENCE).text
      : source;

  readonly list = (source: string[]): string[] => source.map(this.text);

  markup(nodes: MarkupNode[]): MarkupNode[] {
    const copy = copyWithRuns(nodes, isChinese, (element) => this.changeAttributes(element));
    for (const run of copy.runs) this.convertRun(run);
    return copy.nodes;
  }

  private changeAttributes(element: MarkupElement): void {
    const { attributes } = element;
    for (const name of VISIBLE_ATTRIBUTES) {
      if (attributes[name]) attributes[name] = this.text(attributes[name]);
    }
    if (attributes.lang && this.to) attributes.lang = languageOfScript(this.to);
  }

  private convertRun({ parts }: MarkupRun): void {
    const texts = parts.map(partText);
    let end = 0;
    const marks = texts.map((text) => {
      end += text.length;
      return end;
    });
    const text = texts.join('');
    if (!HAS_HAN.test(text) && !this.options.quotes) return;
    const converted = this.convert({ text, marks });
    let start = 0;
    parts.forEach((part, index) => {
      const stop = converted.marks[index]!;
      if (!part.isObject) part.siblings[part.index] = converted.text.slice(start, stop);
      start = stop;
    });
  }

  private convert(source: MarkedText, evidence?: number): MarkedText {
    const { quotes } = this.options;
    const japanese = japanesePassages(source.text);
    if (isWhole(japanese, source.text)) return source;
    const converted = this.to ? this.convertScript(source, this.to, japanese, evidence) : source;
    return quotes ? { ...converted, text: setQuotes(converted.text, quotes) } : converted;
  }

  private convertScript(
    source: MarkedText,
    to: Script,
    kept: [number, number][],
    evidence?: number,
  ): MarkedText {
    const from = this.options.from ?? scriptOfPassage(source.text, this.from, evidence);
    if (from === 'zh-Hans' && to === from) return this.convertStrays(source, kept);
    const conversions = conversionsBetween(from, to, this.options.charactersOnly ?? false);
    if (conversions.length === 0) return source;
    return convertMarked(source, conversions, { own: this.own, kept });
  }

  private convertStrays(source: MarkedText, kept: [number, number][]): MarkedText {
    if (!hasStrays(source.text)) return source;
    const stay = strayExceptions(source.text, kept, this.options.dictionary ?? {});
    return convertMarked(source, [strayConversion()], { kept: stay });
  }
}

const isWhole = ([first]: [start: number, end: number][], { length }: string) =>
  first?.[0] === 0 && first[1] === length;

/**
 * Characters of one script alone that tell the script of a title, a tag or a folder's name: they
 * are short, and often come from elsewhere than the text.
 */
const FIELD_EVIDENCE = 1;

const HAS_HAN = /\p{sc=Han}/u;

const isChinese = (language: string): boolean =>
  /^(?:zh|yue|cmn|lzh|wuu|nan|hak)\b/i.test(language);
