import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMirrorPage } from '../../../src/source/mirror.ts';
import type { Page } from '../../../src/source/page.ts';

/**
 * Measures what the reader keeps of real mirror pages against an extraction by another method:
 * plain patterns on the raw file, no parser, none of the reader's code.
 */

export const DATA = new URL('../../../../shared/data', import.meta.url).pathname;

/** Every mirror page of the trial data; empty where the data are absent. */
export function trialPages(): string[] {
  const folders = ['hazards', 'mirror/pages'].map((folder) => join(DATA, folder));
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(folder, name)),
    )
    .sort();
}

export interface Fidelity {
  path: string;
  lines: number;
  missing: string[];
  captions: number;
  strayCaptions: string[];
  remnants: string[];
  page: Page;
}

/** What must never be left of a mirror, a site's advertisement or a tracker. */
const REMNANTS = [
  '[首页]',
  '../../../..?n',
  '[翻墙]',
  '禁闻聚合',
  '一键翻墙软件',
  '翻墙必看视频（',
  '网站代理：',
  '手机上长按并复制',
  '原文链接（需翻墙',
  '原文地址（需翻墙',
  'gfw-breaker/',
  '.md.png',
  'width="0px"',
  'adsbygoogle',
  'below_article_ad',
  'single_ad',
  'hideid',
  '(http://www.dajiyuan.com)',
  '诚征荣誉会员',
  '听新闻',
  'fb-share-button',
  'relate_post',
  'highRes.jpg',
  '/kzgd/',
  'Your browser does',
  '责任编辑：',
  '</ok>',
];

export function measure(path: string): Fidelity {
  const text = readFileSync(path, 'utf8');
  const file = { root: DATA, place: path.slice(DATA.length + 1), size: 0, modified: 0, order: 0 };
  const page = readMirrorPage({ ...file, kind: 'mirror' }, text) as Page;
  const html = page.$.html(page.root);
  const { lines, captions } = referenceOf(text, page.metadata.title ?? '');
  return {
    path,
    lines: lines.length,
    missing: missingInOrder(lines, squeezed(page.root.text())),
    captions: captions.length,
    strayCaptions: captions.filter((pair) => !isAttached(page, pair)).map(([, said]) => said),
    remnants: REMNANTS.filter((remnant) => html.includes(remnant)),
    page,
  };
}

/** The author's lines and captions as plain patterns find them in the raw file. */
export function referenceOf(text: string, title: string) {
  const raw = articlePart(text);
  return { lines: linesOf(raw, title), captions: captionsOf(raw) };
}

const CUTS = [
  /<!--[\s\S]*?-->/g,
  /<(script|style|svg|noscript|aside|video|audio|iframe|label)\b[\s\S]*?<\/\1>/g,
  /<blockquote class="instagram-media"[\s\S]*?<\/blockquote>/g,
  /<div class="(?:recommend_title|recommends|StandardArticleBody_trustBadge)[\s\S]*?<\/div>/g,
  /<font color="#ffffff">[\s\S]*?<\/font>/g,
  /<span class="dateline">[\s\S]*?<\/span>/g,
  /<time\b[\s\S]*?<\/time>/g,
  /<div class="(?:toptitle|blue16 subtitle)[^>]*>[\s\S]*?<\/div>/g,
];

function articlePart(text: string): string {
  const share = text.lastIndexOf('手机上长按并复制');
  const source = text.search(
    /\n(?:<br\/>)?原文(?:链接|地址)[^\n]*\n?(?:\s*-{3,}\n#### [^\n]*)?\s*(?:<img[^\n]*)?\s*$/,
  );
  const end = Math.min(...[share, source].filter((at) => at > 0), text.length);
  let part = text
    .slice(0, end)
    .replace(/^[ \t]*#{2,6}[ \t].*$/gm, '')
    .replace(/^-{3,}$/gm, '');
  for (const cut of CUTS) part = part.replace(cut, '');
  return part
    .replace(/[\u0080-\u00ff]{6,}/g, (run) => Buffer.from(run, 'latin1').toString('utf8'))
    .replace(/责任编辑：[^<]*<\/pre>/, '</pre>');
}

/** Lines that the reader moves to metadata or drops on purpose. */
const GONE =
  /^(?:[（(]?(?:文字整理：.*)?责任编[辑輯]：.*|.*責任編輯：.*|[#＃◇■□]+|本文章或节目经.*|.*[/／]责任编辑.*|[（(]?(?:编译|记者).*审校.*|.*诚征荣誉会员.*|欢迎订阅.*|听新闻：|相关链接：.*|Yourbrowser.*|.*文字整理：.*；责任编辑：.*)$/;

function linesOf(raw: string, title: string): string[] {
  return raw
    .split(
      /<(?:\/?(?:p|div|h\d|li|ul|ol|td|tr|table|tbody|blockquote|figure|figcaption|center|pre|dd|dt)|br|hr)\b[^>]*>/i,
    )
    .map((piece) => squeezed(decoded(piece.replace(/<[^>]*>/g, ''))))
    .map((line) =>
      line.replace(
        /^【[^【】]*[月].*?】(?:[（(][^（）()]*(?:[（(][^（）()]*[)）])?[^（）()]*(?:报导|报道|報導|编译|采访|記者|记者|撰文|作者)[^（）()]*[)）])?/,
        '',
      ),
    )
    .map((line) => line.replace(/^路透[^-]{1,20}-/, ''))
    .filter((line) => line.length > 1 && !GONE.test(line) && line !== squeezed(title))
    .filter((line, index, all) => line !== all[index - 1]);
}

function decoded(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(
      /&(lt|gt|quot|nbsp);/g,
      (_, name) => ({ lt: '<', gt: '>', quot: '"', nbsp: ' ' })[name as string]!,
    )
    .replace(/&amp;/g, '&');
}

export function squeezed(text: string): string {
  return text.replace(/[\s\u200B\uFEFF]+/g, '');
}

export function missingInOrder(lines: string[], output: string): string[] {
  const missing: string[] = [];
  let from = 0;
  for (const line of lines) {
    const at = output.indexOf(line, from);
    if (at < 0) missing.push(line);
    else from = at + line.length;
  }
  return missing;
}

const CAPTION =
  /<(figcaption|div|span)\b[^>]*(?:class="[^"]*\b(?:caption|wp-caption-text|image-caption|bn12)\b[^"]*"|id="headerimgcaption")[^>]*>([\s\S]*?)<\/\1>|<figcaption>([\s\S]*?)<\/figcaption>/g;

/** Each caption with the picture that comes last before it. */
function captionsOf(raw: string): [source: string, said: string][] {
  return [...raw.matchAll(CAPTION)].flatMap((match): [string, string][] => {
    const said = squeezed(decoded((match[2] ?? match[3] ?? '').replace(/<[^>]*>/g, '')));
    const inner = /<img\b[^>]*src="([^"]*)"/.exec(match[2] ?? '')?.[1];
    const before = [...raw.slice(0, match.index).matchAll(/<img\b[^>]*\bsrc="([^"]*)"/g)];
    const source =
      inner ??
      before
        .map(([, src]) => src!)
        .filter((src) => !src.includes('highRes'))
        .at(-1);
    return said && source ? [[decoded(source), said]] : [];
  });
}

function isAttached(page: Page, [source, said]: [string, string]): boolean {
  const { $, root } = page;
  return root
    .find('figure')
    .toArray()
    .some((figure) => {
      const shows = $(figure)
        .find('img')
        .toArray()
        .some((img) => sameFile($(img).attr('src') ?? '', source));
      return shows && squeezed($(figure).find('figcaption').text()).includes(said);
    });
}

function sameFile(a: string, b: string): boolean {
  const key = (address: string) =>
    address
      .split('/')
      .at(-1)!
      .replace(/(?:-\d+x\d+)*\.\w+$/, '');
  return a === b || key(a) === key(b);
}
