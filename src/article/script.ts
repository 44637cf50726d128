import type { Article, MarkupElement, MarkupNode, Picture, Script } from '../types.ts';
import { convertMarked, type MarkedText } from './script/convert.ts';
import { japanesePassages, scriptOf, scriptOfPassage } from './script/detect.ts';
import { type Dictionary, dictionaryOf } from './script/dictionary.ts';
import { doubtsIn } from './script/doubts.ts';
import { copyWithRuns, type MarkupRun, partText } from './script/markup.ts';
import { conversionsBetween } from './script/pipelines.ts';
import { type Quotes, setQuotes } from './script/quotes.ts';
import { textOf } from './xhtml.ts';

/** How an article is converted; everything may be left out. */
export interface ScriptOptions {
  /** The script of the source; told from its characters when absent. */
  from?: Script;
  /** Characters and their regional forms only: no 软件 → 軟體. */
  charactersOnly?: boolean;
  /** The user's own words, source → result; a word that stands for itself is protected. */
  dictionary?: Record<string, string>;
  /** Turn quotation marks to 「」 or to “”. */
  quotes?: Quotes;
  /** Say where a character with several counterparts was decided without a phrase. */
  reportDoubts?: boolean;
}

/**
 * The article in another Chinese script: everything a reader sees, read across inline elements,
 * so that a phrase cut by a link converts as the whole phrase does. Structure, ids, addresses,
 * code, and passages in other languages stay. Articles in Japanese or Korean come back unchanged.
 */
export function convertArticle(
  article: Article,
  script: Script,
  options: ScriptOptions = {},
): Article {
  if (/^(?:ja|ko)\b/.test(article.language)) return article;
  const sample = `${article.title}\n${textOf(article.body)}`;
  const from = options.from ?? scriptOf(article.language, sample);
  const converter = new Converter(from, script, options);
  const { text, list } = converter;
  const body = converter.markup(article.body);
  return {
    ...article,
    ...textFields(article, text),
    title: text(article.title),
    authors: list(article.authors),
    editors: list(article.editors),
    tags: list(article.tags),
    categories: list(article.categories),
    ...(article.channel && {
      channel: { ...article.channel, title: text(article.channel.title) },
    }),
    ...(article.series && { series: { ...article.series, title: text(article.series.title) } }),
    language: /^(?:zh|und)\b/.test(article.language) ? languageOf(script) : article.language,
    body,
    pictures: article.pictures.map((picture) => convertPicture(picture, text)),
    messages: options.reportDoubts
      ? [...article.messages, ...doubtsIn(sample, from, script, article.place)]
      : article.messages,
  };
}

/**
 * Converts a text without markup: a title, a theme's name, a label of the user's.
 * @param from script of the text; told from its characters when undefined
 */
export function convertText(
  text: string,
  from: Script | undefined,
  script: Script,
  options: ScriptOptions = {},
): string {
  const known = from ? { ...options, from } : options;
  return new Converter(from ?? scriptOf('zh', text), script, known).text(text);
}

/** Taiwan and Hong Kong editions are `zh-Hant`: the only code that all readers know. */
function languageOf(script: Script): string {
  return script === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant';
}

const TEXT_FIELDS = [
  'subtitle',
  'byline',
  'dateline',
  'site',
  'publisher',
  'summary',
  'rights',
] as const;

function textFields(article: Article, text: (source: string) => string): Partial<Article> {
  const converted: Partial<Article> = {};
  for (const name of TEXT_FIELDS) {
    const value = article[name];
    if (value !== undefined) converted[name] = text(value);
  }
  return converted;
}

function convertPicture(picture: Picture, text: (source: string) => string): Picture {
  return {
    ...picture,
    alt: text(picture.alt),
    ...(picture.caption !== undefined && { caption: text(picture.caption) }),
    ...(picture.credit !== undefined && { credit: text(picture.credit) }),
  };
}

/** Attributes that are read aloud or shown. */
const VISIBLE_ATTRIBUTES = ['alt', 'title'];

class Converter {
  private readonly from: Script;
  private readonly to: Script;
  private readonly options: ScriptOptions;
  private readonly own: Dictionary;

  constructor(from: Script, to: Script, options: ScriptOptions) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.own = dictionaryOf(Object.entries(options.dictionary ?? {}));
  }

  readonly text = (source: string): string =>
    HAS_HAN.test(source) || this.options.quotes
      ? this.convert({ text: source, marks: [] }).text
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
    if (attributes.lang) attributes.lang = languageOf(this.to);
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

  private convert(source: MarkedText): MarkedText {
    const converted = this.convertScript(source);
    if (!this.options.quotes) return converted;
    return { ...converted, text: setQuotes(converted.text, this.options.quotes) };
  }

  private convertScript(source: MarkedText): MarkedText {
    const japanese = japanesePassages(source.text);
    const from = this.options.from ?? scriptOfPassage(source.text, this.from);
    const conversions = conversionsBetween(from, this.to, this.options.charactersOnly ?? false);
    if (japanese.length === 0) return convertMarked(source, conversions, this.own);
    const kept = new Map(this.own.entries);
    for (const [start, end] of japanese) {
      const passage = source.text.slice(start, end);
      kept.set(passage, passage);
    }
    return convertMarked(source, conversions, dictionaryOf(kept));
  }
}

const HAS_HAN = /\p{sc=Han}/u;

const isChinese = (language: string): boolean =>
  /^(?:zh|yue|cmn|lzh|wuu|nan|hak)\b/i.test(language);
