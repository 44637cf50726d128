import { message } from '../messages.ts';
import type { Article, Message, Picture, Script } from '../types.ts';
import { Converter, languageOfScript, ownWords, type ScriptOptions } from './script/converter.ts';
import { scriptOf } from './script/detect.ts';
import { doubtsIn } from './script/doubts.ts';
import { textOf } from './xhtml.ts';

export type { ScriptOptions } from './script/converter.ts';

/**
 * The article in another Chinese script: everything a reader sees, read across inline elements,
 * so that a phrase cut by a link converts as the whole phrase does. Structure, ids, addresses,
 * code, and passages in other languages stay. Articles in Japanese or Korean come back unchanged.
 * @param script undefined: as written, but for the quotation marks of Chinese articles
 */
export function convertArticle(
  article: Article,
  script: Script | undefined,
  options: ScriptOptions = {},
): Article {
  const isChinese = /^(?:zh|und)\b/.test(article.language);
  const { quotes, ...others } = options;
  const wanted: ScriptOptions = quotes && isChinese ? options : others;
  if (/^(?:ja|ko)\b/.test(article.language) || !(script || wanted.quotes)) return article;
  const converter = new Converter(scriptOfArticle(article, options), script, wanted);
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
    ...(script && isChinese && { language: languageOfScript(script), script }),
    body,
    pictures: article.pictures.map((picture) => convertPicture(picture, text)),
  };
}

/** The script of an article, with its region where the source or its characters tell. */
const scriptOfArticle = (
  { script, language, title, body }: Article,
  { from }: ScriptOptions,
): Script => from ?? script ?? scriptOf(language, `${title}\n${textOf(body)}`);

/**
 * The characters of an article that have several counterparts in another script and stand in no
 * phrase that decides, neither of OpenCC nor of the user.
 * @returns one message a character, with the first place as context and the number of places
 */
export function conversionDoubts(
  article: Article,
  script: Script,
  options: ScriptOptions = {},
): Message[] {
  if (/^(?:ja|ko)\b/.test(article.language)) return [];
  const text = [article.title, ...article.body.map((node) => textOf([node]))].join('\n');
  const from = scriptOfArticle(article, options);
  const inRegion = (characters: string) => convertText(characters, 'zh-Hant', script);
  return doubtsIn(text, from, script, ownWords(options)).map((doubt) =>
    message('conversion-doubtful', article.place, {
      ...doubt,
      script,
      ...(script === 'zh-Hans'
        ? {}
        : { chosen: inRegion(doubt.chosen), others: inRegion(doubt.others) }),
    }),
  );
}

/**
 * Converts a text without markup: a title, a theme's name, a label of the user's.
 * @param from script of the text; told from its characters when undefined
 */
export function convertText(
  text: string,
  from: Script | undefined,
  script: Script | undefined,
  options: ScriptOptions = {},
): string {
  const known = from ? { ...options, from } : options;
  return new Converter(from ?? scriptOf('zh', text), script, known).text(text);
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
