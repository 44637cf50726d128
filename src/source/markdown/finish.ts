import type { Cheerio } from 'cheerio';
import type { AnyNode, ChildNode, Element } from 'domhandler';
import type { Page } from '../page.ts';

/**
 * What is easier told from the tree than from the text: the title heading, call-outs, task
 * lists, and pictures that stand alone. Elements are sought from the document, which has one
 * child: cheerio's `find` takes time by the square of the children it starts from.
 */

/** Takes the first heading of level 1 where it opens the article. @returns its text */
export function takeTitle({ $, root }: Page): string | undefined {
  const first = root.children().first();
  const heading = first.is('h1') ? first : leadHeading($('h1'));
  if (!heading) return undefined;
  const title = heading.text().replace(/\s+/g, ' ').trim();
  if (!title) return undefined;
  if (heading.find('img').length > 0) heading.before($('<p></p>').append(heading.find('img')));
  heading.remove();
  return title;
}

/** The only h1, where pictures or a line of badges stand above it. */
function leadHeading(headings: ReturnType<Page['root']['find']>) {
  if (headings.length !== 1) return undefined;
  const above = headings.first().prevAll();
  return above.text().trim() === '' && headings.first().parent().is('wenji-page')
    ? headings.first()
    : undefined;
}

/** Removes a heading at the top that only repeats the title. */
export function dropRepeatedTitle({ root }: Page, title: string): void {
  const first = root.children().first();
  if (first.is('h1, h2') && fold(first.text()) === fold(title)) first.remove();
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

const CALLOUT = /^\s{0,9}\[!([\w-]{1,40})(?:\|[^\]]{0,60})?\][+-]?[ \t]{0,4}([^\n]{0,300})/;

/** `> [!note] Title` → a quotation of class `callout` with its title in bold. */
export function markCallouts({ $ }: Page): void {
  for (const quote of $('blockquote').toArray()) {
    const first = $(quote).children('p').first();
    const text = first.contents().first();
    const node = text[0];
    if (node?.type !== 'text' || $(quote).children().index(first) > 0) continue;
    const found = CALLOUT.exec(node.data);
    if (!found) continue;
    const title = $('<p></p>');
    const strong = $('<strong></strong>').appendTo(title);
    const rest = node.data.slice(found[0].length);
    node.data = rest.replace(/^\n/, '');
    strong.text(rest === '' ? found[2]! : found[2]!.trim());
    if (rest === '') moveRestOfLine($, first, strong);
    if (!strong.text().trim()) strong.text(titleOfType(found[1]!));
    first.before(title);
    if (first.contents().length === 0 || (!first.text().trim() && first.find('img').length === 0))
      first.remove();
    $(quote).addClass('callout');
  }
}

/** A title may hold markup: `> [!tip] Read *this*`; it ends with its line. */
function moveRestOfLine($: Page['$'], from: Cheerio<Element>, to: Cheerio<AnyNode>) {
  for (const node of from.contents().toArray()) {
    if (node.type === 'text' && node.data === '') {
      $(node).remove();
      continue;
    }
    if (node.type === 'text' && node.data.includes('\n')) {
      const end = node.data.indexOf('\n');
      to.append($('<span></span>').text(node.data.slice(0, end)).contents());
      node.data = node.data.slice(end + 1);
      return;
    }
    to.append(node);
  }
}

function titleOfType(type: string): string {
  const plain = type.replaceAll('-', ' ');
  return plain[0]!.toUpperCase() + plain.slice(1).toLowerCase();
}

/** `- [x] done` → ☑ in the text. */
export function markTasks({ $ }: Page): void {
  for (const item of $('li').toArray()) {
    const holder = $(item).children('p').first();
    const first = (holder.length > 0 ? holder : $(item)).contents()[0];
    if (first?.type !== 'text') continue;
    const found = /^\s{0,9}\[([ xX/-])\]\s/.exec(first.data);
    if (!found) continue;
    first.data = `${/[xX]/.test(found[1]!) ? '☑' : '☐'} ${first.data.slice(found[0].length)}`;
    $(item).addClass('task');
  }
}

/** A paragraph that is one picture becomes a figure; its title attribute is the caption. */
export function makeFigures({ $ }: Page): void {
  for (const image of $('p > img[title]').toArray()) {
    const paragraph = $(image).parent();
    const caption = $(image).attr('title')?.trim();
    if (!caption || paragraph.children().length !== 1 || paragraph.text().trim() !== '') continue;
    $(image).removeAttr('title');
    const figure = $('<figure></figure>').append(image);
    figure.append($('<figcaption></figcaption>').text(caption));
    paragraph.replaceWith(figure);
  }
}

/** Whether an index page holds nothing but links to other pages. */
export function isOnlyLinks({ $, root }: Page): boolean {
  const links = $('a[href]').toArray();
  if (links.length < 3) return false;
  const linked = links.reduce((sum: number, link: Element) => sum + $(link).text().length, 0);
  const headings = $('h1, h2, h3, h4, h5, h6').text().length;
  const all = root.text().replace(/\s+/g, '').length;
  return all - headings - linked < all * 0.1;
}

/** Tags written in the text (`#garden/roses`): they stay in it, and the article is filed by them. */
export function tagsInText({ root }: Page): string[] {
  const found = proseOf(root[0]!).matchAll(
    /(?:^|[\s（(])#([\p{L}_][\p{L}\p{N}_/-]{0,60})(?=$|[\s,.;:，。；：)）])/gu,
  );
  return [...new Set([...found].map((match) => match[1]!))];
}

/** Text outside code and links. Walked by hand: removing siblings one by one is quadratic. */
function proseOf(node: ChildNode): string {
  if (node.type === 'text') return node.data;
  if (!('children' in node) || ('name' in node && /^(?:code|pre|a)$/.test(node.name))) return ' ';
  return node.children.map(proseOf).join('');
}
