import { describe, expect, it } from 'vitest';
import { articleFrom } from '../../../src/article/normalise.ts';
import { readMarkdown } from '../../../src/source/markdown.ts';
import type { SourceFile } from '../../../src/types.ts';

const file: SourceFile = {
  root: '/r',
  place: 'clips/a.md',
  size: 1,
  modified: 0,
  order: 0,
  kind: 'markdown',
};

/** The candidates of each picture of a Markdown file clipped from a page of that address. */
function candidates(text: string, pictures: string[] = []): string[][] {
  const front = '---\ntitle: The mill\nurl: https://site.example/2020/mill/\n---\n\nText.\n\n';
  const siblings = { pictures, articles: [] };
  const page = readMarkdown(file, `${front}${text}\n\nText.\n`, { siblings });
  if ('noArticle' in page) throw new Error('no article');
  return articleFrom(page, file).pictures.map((picture) => picture.candidates);
}

describe('pictures of a text clipped from the web', () => {
  it.each([
    ['from the root', '![](/up/a.jpg)', './up/a.jpg', 'https://site.example/up/a.jpg'],
    ['beside', '![](a.jpg)', './clips/a.jpg', 'https://site.example/2020/mill/a.jpg'],
    ['a folder up', '![](../a.jpg)', './a.jpg', 'https://site.example/2020/a.jpg'],
  ])('are tried here, then on their site: %s', (_name, text, here, there) => {
    expect(candidates(text)).toEqual([[here, there]]);
  });
  it('are not asked for where they lie in the folder', () => {
    expect(candidates('![](a.jpg)', ['clips/a.jpg'])).toEqual([['./clips/a.jpg']]);
  });
  it('are looked for on their site by every attribute', () => {
    const [found] = candidates('<p><img src="/none.gif" data-src="/up/a.jpg?x=1"></p>');
    expect(found).toContain('https://site.example/up/a.jpg?x=1');
    expect(found?.filter((address) => address.includes('none.gif'))).toEqual([]);
  });
  it('are had as large as the link around them leads', () => {
    const [found] = candidates('[![](/up/small.jpg)](/up/large.jpg)');
    expect(found?.filter((a) => a.startsWith('https:'))[0]).toBe(
      'https://site.example/up/large.jpg',
    );
    expect(candidates('[![](s.jpg)](l.jpg)', ['clips/s.jpg', 'clips/l.jpg'])).toEqual([
      ['./clips/l.jpg', './clips/s.jpg'],
    ]);
  });
});
