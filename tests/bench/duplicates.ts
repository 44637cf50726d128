/**
 * How well copies are told from articles that are merely alike:
 * `npx tsx tests/bench/duplicates.ts [ARTICLES] [SEED]` (20,000 and 1 when not said). Invented
 * articles with labels: copies of every kind that mirrors hold, and families of different
 * articles that share most of their words. The labels, which wenji does not see, are the
 * independent count.
 */
import { recordOf } from '../../src/article/record.ts';
import type { Article, ArticleRecord } from '../../src/types.ts';
import { findCopies } from '../../src/volume/duplicates.ts';
import { article, paragraph } from '../builders.ts';
import { type InventedArticle, inventedArticle, numbers, topics } from './invented-text.ts';

interface Labelled {
  /** Two with one label are one article. */
  label: string;
  kind: string;
  title: string;
  paragraphs: string[];
  /** Day since 2006. */
  day: number;
  /** Articles without one come from a folder of one's own. */
  url?: string;
  pictures?: string[];
}

type Draw = () => number;
const pick = <T>(next: Draw, list: T[]): T => list[Math.floor(next() * list.length)]!;
const names = '林溪 陈木 周帆 吴砚 郑棠 孙越 高岚 许禾 何苇 罗松 白桥 石磊'.split(' ');
const towns = '河口 青石 柳湾 北坡 南渡 云岭 沙洲 竹溪'.split(' ');
const number = (next: Draw, most: number) => String(1 + Math.floor(next() * most));

/** One article in the forms in which mirrors hold it again. */
const copyKinds: Record<string, (one: Labelled, next: Draw) => Labelled> = {
  'other place': (one) => one,
  'other address': (one, next) => ({ ...one, url: address(next) }),
  'corrected word': (one, next) => ({
    ...one,
    url: address(next),
    paragraphs: one.paragraphs.map((text, i) => (i === 1 ? text.replace(/..。/, '更正。') : text)),
  }),
  "editor's note": (one, next) => ({
    ...one,
    url: address(next),
    paragraphs: [...one.paragraphs, '编者按：本文刊出后，多位读者来信指出日期有误，现已更正。'],
  }),
  'other title': (one, next) => ({ ...one, url: address(next), title: `转载：${one.title}` }),
  'traditional characters': (one, next) => ({
    ...one,
    url: address(next),
    paragraphs: one.paragraphs.map((text) =>
      text.replace(/[马门见头时东车长们后书读]/g, (c) => traditional[c]!),
    ),
  }),
  'rewritten at one address': (one, next) => ({
    ...one,
    paragraphs: [
      ...one.paragraphs.slice(0, Math.ceil(one.paragraphs.length * 0.7)),
      ...invented(next, 200).paragraphs,
    ],
  }),
};
const traditional: Record<string, string> = {
  ...{ 马: '馬', 门: '門', 见: '見', 头: '頭', 时: '時', 东: '東' },
  ...{ 车: '車', 长: '長', 们: '們', 后: '後', 书: '書', 读: '讀' },
};

/** Articles of one form that are all different. `index` counts within the family. */
const families: Record<
  string,
  (index: number, next: Draw, form: InventedArticle) => Partial<Labelled>
> = {
  'daily weather, one title': (index, next) => ({
    title: '今日天气',
    paragraphs: towns.map((town) => weather(town, next)),
    day: index,
  }),
  'daily weather, dated title': (index, next) => ({
    title: `天气预报：${1 + (index % 12)}月${1 + (index % 28)}日`,
    paragraphs: towns.map((town) => weather(town, next)),
    day: index,
  }),
  'lottery, one title': (index, next) => ({
    title: '开奖公告',
    paragraphs: [
      `第${2000 + index}期开奖号码为${Array.from({ length: 7 }, () => number(next, 49)).join('、')}。`,
      ...form('lottery', 300),
    ],
    day: index * 2,
  }),
  'market prices': (index, next) => ({
    title: `${pick(next, towns)}市集行情`,
    paragraphs: topics[index % 12]!.words.map(
      (ware) =>
        `${ware}每斤${number(next, 90)}元${number(next, 9)}角，比前日涨${number(next, 9)}分。`,
    ),
    day: Math.floor(index / 3),
  }),
  'notices of deaths': (index, next) => ({
    title: '讣告',
    paragraphs: [
      `${pick(next, names)}${index}先生于${pick(next, towns)}逝世，享年${40 + Math.floor(next() * 60)}岁。`,
      ...form('obituary', 330),
    ],
    day: index,
  }),
  'same opening, other part': (index, next, { title }) => ({
    title: `${title}（${'一二三四五六'[index % 6]}）`,
    paragraphs: [...form('opening', 260), ...invented(next, 700).paragraphs],
    day: Math.floor(index / 6),
  }),
  'same title, other text': (_index, next) => ({
    title: '编者的话',
    paragraphs: invented(next, 600).paragraphs,
  }),
  'long footer': (_index, next, { title }) => ({
    title,
    paragraphs: [...invented(next, 350).paragraphs, ...form('footer', 450)],
  }),
  'pictures of the day': (index) => ({
    title: '每日一图',
    paragraphs: ['今天的河谷。'],
    pictures: [`https://pictures.example/${index}.jpg`],
    day: index,
  }),
  'answer that quotes whole': (index, next, { title, paragraphs }) => ({
    title: `答《${title}》`,
    paragraphs: [
      ...(index % 2 ? paragraphs : paragraphs.slice(0, 4)),
      ...invented(next, 800).paragraphs,
    ],
  }),
  'interview form': (index, next) => ({
    title: `六个问题：${pick(next, names)}${index}`,
    paragraphs: form('questions', 300).flatMap((question) => [
      question,
      ...invented(next, 90).paragraphs,
    ]),
    day: index,
  }),
  'timetable of a year': (index, next) => ({
    title: `${2006 + (index % 15)}年渡船时刻表`,
    paragraphs: towns.map(
      (town) =>
        `${town}码头：头班${number(next, 9)}时${number(next, 59)}分，末班${number(next, 23)}时${number(next, 59)}分，逢节假日加开${number(next, 9)}班，票价${number(next, 60)}元。`,
    ),
    day: index * 365,
  }),
};

const weather = (town: string, next: Draw) =>
  `${town}：${pick(next, ['晴', '多云', '小雨', '雾'])}，最高气温${number(next, 35)}度，最低气温${number(next, 20)}度，${pick(next, ['东', '南', '西', '北'])}风${number(next, 6)}级，湿度百分之${number(next, 99)}，空气质量指数${number(next, 200)}，请居民注意适时增减衣服并留意路面。`;

const forms = new Map<string, string[]>();
/** The fixed words of a form. */
function form(name: string, characters: number): string[] {
  const known = forms.get(name) ?? inventedArticle(name.length, topics[0]!, characters).paragraphs;
  forms.set(name, known);
  return known;
}

const invented = (next: Draw, characters: number) =>
  inventedArticle(Math.floor(next() * 1e9), pick(next, topics), characters);
const address = (next: Draw) => `https://news.example/${Math.floor(next() * 1e12)}.html`;

function corpus(count: number, seed: number): Labelled[] {
  const next = numbers(seed);
  const all: Labelled[] = [];
  const kinds = Object.entries(copyKinds);
  const alike = Object.entries(families);
  for (let index = 0; all.length < count; index++) {
    const text = invented(next, 350 + Math.floor(next() * 1500));
    const day = Math.floor(next() * 6000);
    const plain = { label: `a${index}`, kind: 'article', ...text, day, url: address(next) };
    const [family, make] = alike[index % alike.length]!;
    const isOfFamily = next() < 0.4;
    const one = isOfFamily
      ? { ...plain, kind: family, ...make(Math.floor(index / alike.length), next, text) }
      : plain;
    all.push(one);
    if (family === 'answer that quotes whole' && isOfFamily) {
      all.push({ ...plain, label: `q${index}`, url: address(next) });
    }
    if (next() > 0.25) continue;
    const [kind, copied] = pick(next, kinds);
    if (isOfFamily && kind !== 'other place') continue;
    all.push({ ...copied(one, next), kind });
  }
  return all.slice(0, count);
}

function recordsOf(all: Labelled[]): ArticleRecord[] {
  return all.map(({ title, paragraphs, day, url, pictures = [] }, order) => {
    const given: Partial<Article> = {
      id: String(order),
      place: `pages/${order % 12}/${order}.md`,
      order,
      title,
      language: 'zh-Hans',
      published: new Date(Date.UTC(2006, 0, 1) + day * 86_400_000).toISOString().slice(0, 10),
      ...(url ? { url } : {}),
      body: paragraphs.map((text) => paragraph(text)),
      pictures: pictures.map((candidate) => ({ candidates: [candidate], alt: '', role: 'figure' })),
    };
    return recordOf(article(given), {}, 0);
  });
}

const [count = '20000', seed = '1'] = process.argv.slice(2);
const all = corpus(Number(count), Number(seed));
const records = recordsOf(all);
const groups = findCopies(records);
const labelOf = (id: string) => all[Number(id)]!;
const found = groups.reduce((sum, { dropped }) => sum + dropped.length, 0);
const made = all.length - new Set(all.map(({ label }) => label)).size;
console.log(
  `${all.length} articles; copies found ${found}, labelled ${made} (${(((found - made) / made) * 100).toFixed(2)} %)`,
);

const merges = groups.flatMap(({ kept, dropped }) => dropped.map((id) => [kept, id] as const));
const wrong = merges.filter(([a, b]) => labelOf(a).label !== labelOf(b).label);
console.log(`merges of different articles: ${wrong.length} of ${merges.length}`);
tell(wrong.map(([a, b]) => `${labelOf(a).kind} / ${labelOf(b).kind}`));

const groupOf = new Map(
  groups.flatMap((group) => [group.kept, ...group.dropped].map((id) => [id, group])),
);
const firstOf = new Map<string, string>();
const missed: string[] = [];
all.forEach(({ label, kind }, index) => {
  const id = String(index);
  const first = firstOf.get(label);
  if (first === undefined) firstOf.set(label, id);
  else if (!groupOf.has(id) || groupOf.get(id) !== groupOf.get(first)) missed.push(kind);
});
console.log(`copies missed: ${missed.length}`);
tell(missed);

function tell(kinds: string[]): void {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const [kind, times] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`  ${times}  ${kind}`);
}
