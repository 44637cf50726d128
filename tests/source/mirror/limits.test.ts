import { describe, expect, test } from 'vitest';
import { looksLikeMirrorPage, readMirrorPage } from '../../../src/source/mirror.ts';
import type { Page } from '../../../src/source/page.ts';

const FILE = {
  root: '/shelf',
  place: 'pages/a/n1.md',
  size: 0,
  modified: 0,
  order: 0,
  kind: 'mirror' as const,
};
const HEAD = '### 长文\n\n---\n\n#### [首页](../../../..?n1) &nbsp;|&nbsp; [专题](../../x?n1)\n\n';
const TAIL = '\n\n---\n\n原文链接：https://www.epochtimes.com/gb/21/3/5/n1.htm';

function timed(text: string): { page: Page; milliseconds: number } {
  // Processor time, so that a busy machine does not count.
  const before = process.cpuUsage();
  const page = readMirrorPage(FILE, text) as Page;
  return { page, milliseconds: process.cpuUsage(before).user / 1000 };
}

describe('a page of unusual size or shape is read in good time', () => {
  test('900 paragraphs never closed, then 900 ends, two megabytes of indentation', () => {
    const opened = Array.from(
      { length: 900 },
      (_, n) => `${' '.repeat(n)}<p>\n${' '.repeat(n)}第${n}段。\n`,
    );
    const closed = Array.from({ length: 900 }, (_, n) => `${' '.repeat(900 - n)}</p>\n`);
    const { page, milliseconds } = timed(
      `${HEAD}<div>${opened.join('')}${closed.join('')}</div>${TAIL}`,
    );
    expect(page.root.find('p').length).toBe(900);
    expect(page.root.find('p').last().text().trim()).toBe('第899段。');
    expect(milliseconds).toBeLessThan(1000);
  });

  test.each([
    ['opening brackets', '【'.repeat(200_000)],
    ['links that never end', '[a]('.repeat(100_000)],
    ['spaces', `a${' '.repeat(500_000)}b`],
    ['one long line', '水'.repeat(500_000)],
    ['open tags', '<p><ok href="'.repeat(20_000)],
    ['table cells', '<table><tr><p><td>'.repeat(3_000)],
    ['characters that might be encoded twice', 'å\u008d'.repeat(200_000)],
    ['pictures', '<p><img src="https://i.example.com/a.jpg"><br>字</p>'.repeat(5_000)],
    ['keyword links', '<a href="https://www.epochtimes.com/gb/tag/x.html">字</a>'.repeat(20_000)],
    ['closing lines', '<p>责任编辑：甲</p>'.repeat(4_000)],
    ['related links', '<p>相关文章：</p><p><ok href="/a">b</ok></p>'.repeat(2_000)],
  ])('%s', (_name, body) => {
    const { milliseconds } = timed(`${HEAD}<div>\n${body}\n</div>${TAIL}`);
    expect(milliseconds).toBeLessThan(1500);
  });

  test.each([
    ['rules', '-'.repeat(300_000)],
    ['headings', '### \n'.repeat(100_000)],
    ['tags', '<'.repeat(300_000)],
    ['pictures and rules', '<img ><hr>'.repeat(50_000)],
  ])('recognising a file of %s', (_name, text) => {
    const start = performance.now();
    looksLikeMirrorPage(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('a page without an article', () => {
  test('is passed over with its reason', () => {
    const result = readMirrorPage(FILE, `${HEAD}<div class="post_content">\n</div>${TAIL}`);
    expect(result).toMatchObject({ noArticle: { code: 'mirror-page-empty', place: FILE.place } });
  });
});
