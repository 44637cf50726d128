import { readFileSync } from 'node:fs';
import { articleFrom } from '../../../src/article/normalise.ts';
import { readPage } from '../../../src/source/read.ts';
import type { Article, SourceFile } from '../../../src/types.ts';
import { type Labelled, shown } from './labelled.ts';

/** Paragraphs long enough that a page which holds three of them is an article. */
const PARAGRAPHS: Record<string, string> = {
  1: 'The road climbs slowly out of the village, passing two farms and a chapel, and then runs level for a mile along the wall of the old estate. In summer the verge is full of meadowsweet; in winter, water stands in every rut, and the carrier has to lead his horse by the bridle.',
  2: 'Nobody remembers who planted the first of the trees, though the parish book speaks of a gift of forty saplings in the year of the great frost. Half of them still stand, and the children know each one by its name, its hollows, and the birds that come back to it every spring.',
  3: 'On market days the square fills before seven, and by noon most of what was brought has been sold. The older traders keep to the shade of the arcade, where the stones are worn into shallow seats, and they judge the weather, the prices, and the strangers with equal patience.',
  4: 'What remains of the works is easily missed: a length of wall, a flight of steps, and a wheel pit choked with nettles. Yet the ledgers that were found in the attic list every delivery for sixty years, and from them the whole trade of the valley may be followed, week by week.',
  C1: '村口的石板路一直通到河边，两旁是低矮的瓦房和几棵老樟树。清早的时候，卖豆腐的人推着小车慢慢走过，车轮在石缝间发出轻轻的声响，孩子们跟在后面数着路上的水洼，数到第七个就该转弯去学堂了。',
  C2: '据老人们说，这座桥修了三年才修成，石料都是从山那边用船运来的。涨水的年头，河水漫过桥面，行人只好绕道上游的渡口；水退以后，桥栏上总会留下一道浅浅的泥痕，要等到秋天的雨才能洗净。',
  C3: '如今镇上新开了一间小小的书屋，白天借书，晚上讲故事。管书的先生原来是个木匠，书架、桌椅都是他自己做的。他说，木头和书一样，放得住，经得起翻，越旧越有味道，所以他从来不肯上漆。',
  K1: '마을 어귀의 돌길은 강가까지 이어지고 길 양쪽에는 낮은 기와집과 오래된 나무 몇 그루가 서 있다. 이른 아침이면 두부 장수가 수레를 끌고 천천히 지나가고 아이들은 그 뒤를 따라 걷는다.',
  J1: '村の入り口から続く石畳の道は、川岸までまっすぐに伸びています。両側には低い瓦屋根の家と古い楠が並び、朝早くには豆腐屋が小さな車を押して、ゆっくりと通り過ぎていきます。子どもたちはその後を追いかけます。',
  R1: 'Дорога медленно поднимается из деревни, мимо двух хуторов и часовни, а потом целую версту идёт ровно вдоль стены старого поместья. Летом обочина полна цветов, зимой в каждой колее стоит вода.',
};

const BLANK = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** A whole saved page or Markdown file of some site, with the pictures that its article has. */
export interface WholePage extends Labelled {
  file: SourceFile;
  text: string;
}

/**
 * Cases of a file of `tests/fixtures/pictures`: `## name`, then `@url ADDRESS` for a saved page or
 * `@md` for a Markdown file, the file itself, and a line `=>` for each picture. `{P1}` stands
 * for a paragraph, `{GIF}` for a picture of nothing.
 */
export function wholePages(name: string): WholePage[] {
  const url = new URL(`../../fixtures/pictures/${name}.txt`, import.meta.url);
  return wholePagesOf(readFileSync(url, 'utf8'));
}

export function wholePagesOf(text: string): WholePage[] {
  return text
    .split(/^## (?=.*\n@)/m)
    .slice(1)
    .map(wholePageOf);
}

function wholePageOf(text: string): WholePage {
  const [name = '', kind = '', ...rest] = text.trimEnd().split('\n');
  const isMarkdown = kind === '@md';
  const base = isMarkdown ? './notes/' : kind.slice('@url '.length).trim();
  const lines = rest.filter((line) => line.startsWith('=>')).map((line) => line.slice(3));
  const written = rest.filter((line) => !line.startsWith('=>')).join('\n');
  const body = written
    .replace(/\{P(\d)\}/g, (_, key: string) => paragraph(PARAGRAPHS[key]!, isMarkdown))
    .replace(/\{([CKJR]\d)\}/g, (_, key: string) => paragraph(PARAGRAPHS[key]!, isMarkdown))
    .replaceAll('{GIF}', BLANK);
  const head = `<head><meta charset="utf-8"><link rel="canonical" href="${base}">`;
  return {
    name,
    html: body,
    base,
    metadata: {},
    missing: [],
    answers: lines.map((line) => line.split(' | ')),
    lines,
    text: isMarkdown ? body : body.replace('<head>', head),
    file: fileNamed(isMarkdown ? 'notes/page.md' : 'page.html', isMarkdown ? 'markdown' : 'html'),
  };
}

const paragraph = (words: string, isMarkdown: boolean) => (isMarkdown ? words : `<p>${words}</p>`);

const fileNamed = (place: string, kind: SourceFile['kind']): SourceFile => ({
  root: '/folder',
  place,
  size: 1,
  modified: 0,
  order: 0,
  kind,
});

/** The article that wenji makes of the file. */
export function articleOfPage({ file, text }: WholePage): Article {
  const page = readPage(file, new TextEncoder().encode(text), {});
  if ('noArticle' in page) throw new Error('no article was found');
  return articleFrom(page, file);
}

/** The picture of each figure that a reader would see, were the page's site asked. */
export function picturesOfPage(given: WholePage): (string | undefined)[] {
  const { pictures } = articleOfPage(given);
  return pictures.map(({ candidates }) => shown(given, candidates));
}
