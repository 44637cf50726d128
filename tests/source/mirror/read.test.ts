import { describe, expect, test } from 'vitest';
import { looksLikeMirrorPage, readMirrorPage } from '../../../src/source/mirror.ts';
import type { Page } from '../../../src/source/page.ts';

const FILE = {
  root: '/shelf',
  place: 'pages/river/n1001.md',
  size: 0,
  modified: 0,
  order: 0,
  kind: 'mirror' as const,
};

/** Reads a page and gives its HTML with white space tamed, as a person would compare it. */
function read(text: string): { html: string; metadata: Page['metadata']; page: Page } {
  const page = readMirrorPage(FILE, text) as Page;
  const html = page.$.html(page.root).replace(/\s+/g, ' ').replace(/> </g, '><');
  return { html, metadata: page.metadata, page };
}

const NAVIGATION =
  '#### [首页](../../../..?n1001) &nbsp;|&nbsp; [评论](../../../../../notes?n1001) &nbsp;|&nbsp; [翻墙](https://github.com/somebody/tool?n1001)';

function newsPage(body: string, lead = ''): string {
  return `### 河边的一天\n\n---\n\n${NAVIGATION}\n\n\n${lead}<div class="post_content" id="artbody">\n <!-- article content begin -->\n${body}\n <!-- article content end -->\n</div>\n\n\n---\n\n原文链接（需翻墙）：https://www.epochtimes.com/gb/21/12/31/n1001.htm`;
}

describe('a mirror page', () => {
  test('is recognised by its frame, an ordinary Markdown article is not', () => {
    expect(looksLikeMirrorPage(newsPage('<p>水</p>'))).toBe(true);
    expect(
      looksLikeMirrorPage('### 译文\n\n---\n\n正文。\n\n原文链接：https://example.com/a'),
    ).toBe(false);
  });

  test('written by hand in Markdown is left to the Markdown reader', () => {
    const text = `### 手记\n\n---\n\n${NAVIGATION}\n\n第一段。\n\n第二段。\n\n<img src="a.png"/>\n\n第三段。\n`;
    expect(looksLikeMirrorPage(text)).toBe(false);
  });

  test('gives the text without frame, and dateline, byline and editors as metadata', () => {
    const { html, metadata } = read(
      newsPage(
        '<p>\n  【大纪元1月1日讯】（大纪元记者林木综合报导）早晨，\n <ok href="https://www.epochtimes.com/gb/tag/%E6%B2%B3.html">\n 河\n </ok>\n 上有雾。\n</p>\n<p>\n 责任编辑：舟子#\n</p>',
      ),
    );
    expect(html).not.toMatch(/首页|翻墙|原文链接|责任编辑|大纪元/);
    expect(html).toMatch(/<p>早晨， 河 上有雾。 <\/p>/);
    expect(metadata).toMatchObject({
      title: '河边的一天',
      dateline: '大纪元1月1日讯',
      published: '2022-01-01',
      byline: '大纪元记者林木综合报导',
      editors: ['舟子'],
      tags: ['河'],
      url: 'https://www.epochtimes.com/gb/21/12/31/n1001.htm',
    });
  });

  test('sets the picture above the text as a figure with its caption', () => {
    const { html } = read(
      newsPage(
        '<p>雾散了。</p>',
        '<div><img alt="河边的一天" src="https://i.example.com/a-600x400.jpg"/>\n<div class="caption">\n 河上的船。\n</div></div><hr/>',
      ),
    );
    expect(html).toContain('<figcaption> 河上的船。 </figcaption></figure>');
    expect(html.indexOf('<figure>')).toBeLessThan(html.indexOf('雾散了'));
    expect(html).not.toContain('<hr>');
  });
});
