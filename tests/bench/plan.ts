/**
 * Times planning on invented records: `npx tsx tests/bench/plan.ts [PAGES]` (20,000 when not
 * said). Prints what each step took, how many copies were found against how many were made, and
 * how pure the themes of `--by auto` are for 2,000 articles of six channels.
 */
import { recordOf } from '../../src/article/record.ts';
import { settingsSchema } from '../../src/settings/schema.ts';
import type { ArticleRecord, MarkupNode } from '../../src/types.ts';
import { autoThemes } from '../../src/volume/auto/themes.ts';
import { findCopies } from '../../src/volume/duplicates.ts';
import { lockOf } from '../../src/volume/lock.ts';
import { planShelf } from '../../src/volume/plan.ts';
import { article } from '../builders.ts';
import { inventedArticle, topics } from './invented-text.ts';
import { mirrorPages } from './make-mirror.ts';

function timed<T>(what: string, work: () => T): T {
  const started = performance.now();
  const result = work();
  console.log(`${what.padEnd(28)} ${((performance.now() - started) / 1000).toFixed(2)} s`);
  return result;
}

const paragraphs = (text: string): MarkupNode[] =>
  [...text.matchAll(/<p>\n {2}(.*)/g)].map(([, content]) => ({
    name: 'p',
    attributes: {},
    children: [content!.replace(/^【.*?】（.*?）/, '')],
  }));

function recordsOf(count: number): ArticleRecord[] {
  const channels = new Map(topics.map(({ id, title }) => [id, { id, title }]));
  let order = 0;
  return [...mirrorPages(count)].map(({ channel, id, title, text }) =>
    recordOf(
      article({
        id: `${channel}-${id}`,
        place: `pages/${channel}/${id}.md`,
        order: order++,
        title,
        language: 'zh-Hans',
        channel: channels.get(channel)!,
        published: dayOf(text),
        url: /原文链接：(\S+)/.exec(text)![1]!,
        body: paragraphs(text),
      }),
      {},
    ),
  );
}

function dayOf(text: string): string {
  const [, year, month, day] = /【大纪元(\d+)年(\d+)月(\d+)日讯】/.exec(text)!;
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

const count = Number(process.argv[2] ?? 20_000);
const records = timed(`${count} records (with making)`, () => recordsOf(count));
const copies = timed('copies', () => findCopies(records));
const distinct = new Set(records.map(({ id }) => id.split('-')[1])).size;
const dropped = copies.reduce((sum, group) => sum + group.dropped.length, 0);
console.log(`copies found ${dropped}, made ${count - distinct}`);
const wrong = copies.filter(({ kept, dropped: others }) =>
  others.some((id) => id.split('-')[1] !== kept.split('-')[1]),
);
console.log(`groups that merge different articles: ${wrong.length} of ${copies.length}`);

const shelf = { key: 'bench', title: 'Bench' };
const settings = settingsSchema.parse({});
const plan = timed('plan by folder', () => planShelf(records, settings, { shelf }));
console.log(`${plan.volumes.length} volumes`);
timed('plan over a lock', () =>
  planShelf(records, settings, { shelf, lock: lockOf(plan, 'bench') }),
);
if (count <= 30_000) {
  timed('plan by auto', () => planShelf(records, settingsSchema.parse({ by: 'auto' }), { shelf }));
}

const six = topics.slice(0, 6).flatMap((topic, t) =>
  Array.from({ length: 333 }, (_, i) => {
    const { title, paragraphs: texts, tags } = inventedArticle(t * 1000 + i, topic, 1500);
    const body = texts.map((text) => ({ name: 'p', attributes: {}, children: [text] }));
    return recordOf(
      article({
        id: `${topic.id}-${i}`,
        place: `${t}/${i}.md`,
        title,
        tags,
        body,
        language: 'zh-Hans',
      }),
      {},
    );
  }),
);
const themes = timed('auto: 2,000 of 6 channels', () => autoThemes(six, 24));
const byTheme = new Map<string, Map<string, number>>();
for (const { id } of six) {
  const title = themes.get(id)?.theme.title ?? '-';
  const channels = byTheme.get(title) ?? new Map<string, number>();
  byTheme.set(title, channels.set(id.slice(0, 4), (channels.get(id.slice(0, 4)) ?? 0) + 1));
}
const pure = [...byTheme.values()].reduce(
  (sum, channels) => sum + Math.max(...channels.values()),
  0,
);
console.log(`purity ${((100 * pure) / six.length).toFixed(1)} %, ${byTheme.size} themes`);
for (const [title, channels] of byTheme) console.log(`  ${title}  ${[...channels].join(' ')}`);
console.log(`${Math.round(process.memoryUsage().rss / 1e6)} MB`);
