import { type ArticleOptions, articleFrom } from '../../src/article/normalise.ts';
import { serialise } from '../../src/article/xhtml.ts';
import type { Page } from '../../src/source/page.ts';
import { parseMarkup } from '../../src/source/parse.ts';
import type { Article, MarkupNode, PageMetadata, SourceFile } from '../../src/types.ts';

export const fileAt = (place: string): SourceFile => ({
  root: '/folder',
  place,
  size: 1,
  modified: 0,
  order: 0,
  kind: 'html',
});

/** A page of the given HTML, as a reader would yield it. */
export function pageOf(html: string, metadata: PageMetadata = {}, more: Partial<Page> = {}): Page {
  const $ = parseMarkup(`<main id="test-root">${html}</main>`);
  return {
    kind: 'html',
    place: 'a.html',
    $,
    root: $('#test-root') as Page['root'],
    metadata: { title: 'The title', ...metadata },
    base: 'https://example.org/a/page.html',
    messages: [],
    ...more,
  };
}

export const articleOf = (
  html: string,
  metadata?: PageMetadata,
  more?: Partial<Page>,
  options?: ArticleOptions,
): Article => articleFrom(pageOf(html, metadata, more), fileAt('a.html'), options);

/** Serialised body, one block a line. */
export const markupOf = (article: Article): string =>
  article.body.map((node) => serialise([node])).join('\n');

/** The HTML that, normalised again, must give the same article. */
export function htmlOf({ body, pictures }: Article): string {
  const restored = (nodes: MarkupNode[]): MarkupNode[] =>
    nodes.map((node) => {
      if (typeof node === 'string') return node;
      const children = restored(node.children);
      const picture = pictures[Number(node.attributes['data-picture'])];
      if (!picture) return { ...node, children };
      const { alt, candidates, role, width, height } = picture;
      const attributes: Record<string, string> = {
        alt,
        'data-candidates': JSON.stringify(candidates),
        'data-role': role,
      };
      if (width) attributes.width = String(width);
      if (height) attributes.height = String(height);
      return { ...node, attributes, children };
    });
  return serialise(restored(body));
}
