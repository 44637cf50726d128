/**
 * Writes a mirror of invented pages, in the markup of mirrored news sites:
 * `npx tsx tests/bench/make-mirror.ts FOLDER [PAGES]` (106,000 pages when not said).
 * A quarter of the pages are in two or more channels, some of them slightly edited; some are
 * instalments; sizes are spread about 6 kB. The same arguments write the same files. Prints how
 * many distinct articles there are.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type InventedArticle, inventedArticle, numbers, topics } from './invented-text.ts';

interface MirrorPage {
  channel: string;
  id: string;
  title: string;
  text: string;
}

/** Share of files that are further copies of an article: 106,362 files of 79,229 articles. */
const COPIES = 0.255;
const EDITED = 0.04;
const SERIES = 0.05;
/** Files written at a time. */
const BATCH = 64;

/** The pages of a mirror, one after another; copies follow their article. */
export function* mirrorPages(count: number): Generator<MirrorPage> {
  const next = numbers(count);
  let written = 0;
  for (let number = 0; written < count; number++) {
    const channel = Math.floor(next() ** 1.6 * topics.length);
    const characters = Math.round(500 + 1100 * Math.exp(0.7 * gauss(next)));
    const article = inventedArticle(number + 7, topics[channel]!, characters);
    const part = next() < SERIES ? 1 + (number % 4) : 0;
    const title = part
      ? `${seriesTitle(number, article)}（${'一二三四'[part - 1]}）`
      : article.title;
    const id = `n${1_000_000 + number}`;
    const page = {
      channel: topics[channel]!.id,
      id,
      title,
      text: pageText(id, title, article, number),
    };
    yield page;
    written++;
    // Each copy asks again: articles with three and more places get fewer and fewer.
    for (let step = 1; next() < COPIES && written < count && step < 7; step++) {
      const other = topics[(channel + step * 5) % topics.length]!.id;
      const text = next() < EDITED ? edited(page.text) : page.text;
      yield { ...page, channel: other, text };
      written++;
    }
  }
}

const gauss = (next: () => number) =>
  Math.sqrt(-2 * Math.log(next() + 1e-9)) * Math.cos(2 * Math.PI * next());

/** Four articles in a row that draw a part share a title. */
const seriesTitle = (number: number, { title }: InventedArticle) =>
  `${title.split('：')[0]}的故事${Math.floor(number / 16) % 40}`;

const edited = (text: string) =>
  text.replace('重要', '要紧').replace('。\n </p>', '。（更正）\n </p>');

function pageText(id: string, title: string, article: InventedArticle, number: number): string {
  const date = new Date(Date.UTC(2006, 0, 1) + (number % 6000) * 86_400_000);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const [first = '', ...others] = article.paragraphs;
  const tagged = article.tags.map(
    (tag) =>
      `  <ok href="https://www.epochtimes.com/gb/tag/${encodeURIComponent(tag)}.html">\n   ${tag}\n  </ok>`,
  );
  const body = [
    `【大纪元${year}年${month}月${day}日讯】（记者${NAMES[number % NAMES.length]}综合报导）${first}\n${tagged.join('\n')}`,
    ...others,
    `责任编辑：${NAMES[(number * 7) % NAMES.length]}`,
  ];
  return `### ${title}

---

#### [首页](../../../..?${id}) &nbsp;|&nbsp; [评论](../../../../../notes?${id})


<div class="post_content" id="artbody" itemprop="articleBody">
 <!-- article content begin -->
${body.map((paragraph) => ` <p>\n  ${paragraph}\n </p>`).join('\n')}
 <!-- article content end -->
 <div id="below_article_ad">
 </div>
</div>


---

原文链接：https://www.epochtimes.com/gb/${String(year).slice(2).replace(/^0/, '')}/${month}/${day}/${id}.htm`;
}

const NAMES = ['林溪', '陈木', '周帆', '吴砚', '郑棠', '孙越', '高岚', '许禾', '何苇', '罗松'];

/** Writes a mirror; returns how many articles are distinct by their identifiers. */
export async function writeMirror(folder: string, count: number): Promise<number> {
  for (const { id } of topics) await mkdir(path.join(folder, 'pages', id), { recursive: true });
  await mkdir(path.join(folder, 'scripts'), { recursive: true });
  await mkdir(path.join(folder, 'indexes'), { recursive: true });
  const indexes = new Map(topics.map(({ id }): [string, string[]] => [id, []]));
  const distinct = new Set<string>();
  let batch: Promise<void>[] = [];
  for (const page of mirrorPages(count)) {
    distinct.add(page.id);
    indexes.get(page.channel)!.push(`${page.id},${page.title}`);
    batch.push(writeFile(path.join(folder, 'pages', page.channel, `${page.id}.md`), page.text));
    if (batch.length < BATCH) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
  for (const [id, lines] of indexes) {
    await writeFile(path.join(folder, 'indexes', `${id}.csv`), `${lines.join('\n')}\n`);
  }
  const table = topics.map(({ id, title }) => `${id},${title}`).join('\n');
  await writeFile(path.join(folder, 'scripts', 'index.csv'), `${table}\n`);
  return distinct.size;
}

if (process.argv[1]?.endsWith('make-mirror.ts')) {
  const [folder, count = '106000'] = process.argv.slice(2);
  if (!folder) throw new Error('usage: make-mirror.ts FOLDER [PAGES]');
  const distinct = await writeMirror(folder, Number(count));
  console.log(`${count} pages, ${distinct} distinct articles`);
}
