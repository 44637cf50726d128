import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Channel, SourceFile } from '../../src/types.ts';
import { type ReadingContext, readArticle, readRecords } from '../../src/worker/tasks.ts';
import { fileAt } from '../article/pages.ts';

const context: ReadingContext = {
  drafts: false,
  article: {},
  terms: 32,
  textPatterns: {},
  siblings: {},
};
const news: Channel = { id: 'ch1', title: '河谷新闻' };
const essays: Channel = { id: 'ch2', title: '时事评论' };
let root = '';

const page = (text: string) => `### 陈木：水位又高了

---

#### [首页](../..) | [目录](../../index)

<div class="post_content">
 <p>【大纪元2021年5月6日讯】${text}</p>
</div>

---

原文链接：https://www.epochtimes.com/gb/21/5/6/n100.htm`;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'records-'));
  for (const [place, text] of [
    ['pages/ch1/n100.md', page('河水漫过了旧桥。')],
    ['pages/ch2/n100.md', page('河水漫过了旧桥。')],
    ['pages/ch3/n100.md', page('河水漫过了新桥。')],
    ['notes/a/n1.md', '# 一\n\n见[二](n2.md)。'],
    ['notes/b/n1.md', '# 一\n\n见[二](n2.md)。'],
  ] as const) {
    await mkdir(path.dirname(path.join(root, place)), { recursive: true });
    await writeFile(path.join(root, place), text);
  }
});

const at = (place: string, channel?: Channel): SourceFile => ({
  ...fileAt(place),
  root,
  size: 1000,
  kind: 'markdown',
  ...(channel ? { channel } : {}),
});

const alone = (file: SourceFile) => {
  const reading = readArticle(file, context);
  return reading.kind === 'article' ? reading.record : reading;
};

test('a copy in another channel has the record that it has when it is read by itself', () => {
  for (const [first, second] of [
    [at('pages/ch1/n100.md', news), at('pages/ch2/n100.md', news)],
    [at('pages/ch1/n100.md', news), at('pages/ch2/n100.md', essays)],
    [at('pages/ch1/n100.md', news), at('pages/ch3/n100.md', news)],
    [at('pages/ch1/n100.md', news), { ...at('pages/ch2/n100.md', news), indexTitle: '别的题目' }],
    [at('notes/a/n1.md'), at('notes/b/n1.md')],
  ] as const) {
    const [, reading] = readRecords([first, second], context);
    expect(reading).toMatchObject({ kind: 'record', record: alone(second) });
  }
});

test('a file that cannot be read costs itself alone', () => {
  const kinds = readRecords(
    [at('pages/ch1/n100.md'), at('pages/gone/n100.md'), at('pages/ch2/n100.md')],
    context,
  ).map(({ kind }) => kind);
  expect(kinds).toEqual(['record', 'rejected', 'record']);
});
