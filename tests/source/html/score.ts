import { readabilityOf } from '../../../src/source/html/readability.ts';
import { readHtml } from '../../../src/source/html.ts';
import { parseMarkup } from '../../../src/source/parse.ts';
import type { SourceFile } from '../../../src/types.ts';
import type { Layout } from './layouts.ts';

export const file = (place = 'saved/page.html', kind: SourceFile['kind'] = 'html'): SourceFile => ({
  root: '/folder',
  place,
  size: 1,
  modified: 0,
  order: 0,
  kind,
});

export interface Score {
  /** Passages of the article that are there, and all there are. */
  kept: number;
  /** Passages of the site that are there. */
  foreign: number;
}

const score = (text: string, { own, foreign }: Layout): Score => ({
  kept: own.filter((passage) => text.includes(passage)).length,
  foreign: foreign.filter((passage) => text.includes(passage)).length,
});

export function scoreOfWenji(layout: Layout): Score {
  const page = readHtml(file(), layout.html);
  return score('noArticle' in page ? '' : page.root.text(), layout);
}

export function scoreOfReadability(layout: Layout): Score {
  return score(readabilityOf(parseMarkup(layout.html))()?.root.text() ?? '', layout);
}
