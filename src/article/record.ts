import { createHash } from 'node:crypto';
import type { Article, ArticleRecord } from '../types.ts';
import { serialise, textOf } from './xhtml.ts';
export function recordOf(article: Article, _p: Record<string, RegExp>): ArticleRecord {
  const { body, pictures, messages, byline, dateline, ...rest } = article;
  const text = textOf(body);
  return {
    ...rest,
    folder: article.place.split('/').slice(0, -1).join('/'),
    bytes: serialise(body).length,
    characters: text.length,
    pictureCount: pictures.length,
    textHash: createHash('sha256').update(text).digest('hex').slice(0, 32),
    simhash: '',
    terms: [],
    textMatches: [],
    links: [],
  };
}
