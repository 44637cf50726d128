import { message } from '../messages.ts';
import type { PageMetadata, SourceFile } from '../types.ts';
import { nameOf, stemOf } from './kinds.ts';
import { escapeText } from './markdown/escape.ts';
import { pageOf } from './markdown/page-of.ts';
import { metadataFromName } from './metadata-keys.ts';
import type { NoArticle, Page } from './page.ts';
import { joinWrapped, paragraphsOf } from './text/paragraphs.ts';

/**
 * Plain text → page: paragraphs, chapter headings and separators, and what the head of the text
 * says of title, author and day.
 */
export function readText(file: SourceFile, text: string): Page | NoArticle {
  const lines = text.replaceAll('\f', '\n').split('\n');
  const head = readHead(lines);
  const blocks = paragraphsOf(lines.slice(head.used));
  if (blocks.length === 0 && !head.metadata.title) {
    return { noArticle: message('no-text', file.place) };
  }
  const named = metadataFromName(stemOf(nameOf(file.place)));
  const metadata: PageMetadata = {
    ...(named.published ? { published: named.published } : {}),
    ...head.metadata,
    title: head.metadata.title ?? file.indexTitle ?? named.title,
  };
  return pageOf(file, blocks.map(markupOf).join('\n'), metadata, []);
}

interface Head {
  metadata: PageMetadata;
  /** Lines that the head takes up. */
  used: number;
}

/** A head is a few short lines; anything that reads like a sentence ends it. */
const HEAD_LINES = 8;
const BOOK_LINE = /^《([^《》]{1,100})》(?:\s{0,9}(?:作者|著)[:：]?\s{0,9}(\S.{0,60}))?$/;
const AUTHOR_LINE =
  /^(?:作者|文|撰文|by|author)\s{0,3}[:：/／|]\s{0,9}(\S.{0,60})$|^by\s+(\S.{0,60})$/i;
const TITLE_LINE = /^(?:书名|書名|标题|標題|题目|題目|title)\s{0,3}[:：]\s{0,9}(\S.{0,150})$/i;
const DATE_LINE =
  /^(?:(?:日期|时间|時間|发表于|發表於|date|published)\s{0,3}[:：]?\s{0,9})?((?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d)$/i;

function readHead(lines: string[]): Head {
  const metadata: PageMetadata = {};
  let used = 0;
  for (let i = 0, seen = 0; i < lines.length && seen < HEAD_LINES; i++) {
    const line = lines[i]!.trim();
    if (line === '') continue;
    seen++;
    if (!takeHeadLine(metadata, line) && !takeTitle(metadata, lines, i)) break;
    used = i + 1;
  }
  return { metadata, used };
}

function takeHeadLine(metadata: PageMetadata, line: string): boolean {
  const book = BOOK_LINE.exec(line);
  const title = book?.[1] ?? TITLE_LINE.exec(line)?.[1];
  if (title && !metadata.title) {
    metadata.title = title.trim();
    if (book?.[2]) metadata.authors = [book[2].trim()];
    return true;
  }
  const author = AUTHOR_LINE.exec(line);
  if (author && !metadata.authors) {
    metadata.authors = [(author[1] ?? author[2])!.trim()];
    return true;
  }
  const date = DATE_LINE.exec(line);
  if (!date || metadata.published) return false;
  metadata.published = date[1]!;
  return true;
}

/** The first line is a title where it is short, not indented, and no sentence. */
function takeTitle(metadata: PageMetadata, lines: string[], i: number): boolean {
  const raw = lines[i]!;
  const line = raw.trim();
  const isSentence = /[。，,；;：:.！!？?…”」]$/.test(line) && !/[？?！!]$/.test(line);
  const isIndented = /^(?:\u3000| {2,}|\t)/.test(raw) && !isCentred(raw, lines[i + 1]);
  if (metadata.title || isSentence || isIndented || line.length > 80) return false;
  if (chapterLevel(line) > 0 || isSeparator(line)) return false;
  const stands = (lines[i + 1] ?? '').trim() === '' || /^[\u3000 \t]/.test(lines[i + 1]!);
  const follows = takeHeadLine({}, (lines[i + 1] ?? '').trim());
  if (!stands && !follows) return false;
  metadata.title = line;
  return true;
}

/** A title set in the middle: far indented, with nothing below it. */
function isCentred(line: string, next: string | undefined): boolean {
  return /^[\u3000 \t]{4,}/.test(line) && (next ?? '').trim() === '';
}

const NUMBER = '[〇零一二三四五六七八九十百千万两０-９\\d]{1,9}';
const PART = new RegExp(`^第\\s?${NUMBER}\\s?[卷部集篇册冊辑輯](?=$|[\\s\\u3000：:·])`);
const CHAPTER = new RegExp(
  `^(?:正文\\s{1,3})?第\\s?${NUMBER}\\s?[章回节節话話幕](?=$|[\\s\\u3000：:·、—]|[^的是中里，。])`,
);
const NAMED =
  /^(?:楔子|序章|序幕|序言|自序|前言|引子|引言|尾声|尾聲|后记|後記|终章|終章|番外|附录|附錄|跋)(?:[\s\u3000：:].{0,40}|[一二三四五六七八九十\d]{0,3})$/;
const LATIN =
  /^(?:(chapter|part|book|section)\s+(?:[\divxlc]{1,8}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?:[.:\s—-].{0,80})?|prologue|epilogue|preface|introduction|foreword|afterword)\.?$/i;

/** @returns 2 for a part, 3 for a chapter, 0 for any other line */
function chapterLevel(line: string): number {
  if (line.length > 60 || /[。，；,;]$/.test(line)) return 0;
  if (PART.test(line)) return 2;
  const latin = LATIN.exec(line);
  if (latin) return /^(?:part|book)$/i.test(latin[1] ?? '') ? 2 : 3;
  return CHAPTER.test(line) || NAMED.test(line) ? 3 : 0;
}

function isSeparator(line: string): boolean {
  return line.length < 200 && /^(?:[*＊=_~\-—–─━·•◇◆○●☆★※#][ \u3000]{0,3}){3,}$/.test(line);
}

function markupOf(lines: string[]): string {
  const line = lines[0]!.trim();
  if (lines.length === 1) {
    if (isSeparator(line)) return '<hr>';
    const level = chapterLevel(line);
    if (level > 0) return `<h${level}>${escapeText(line)}</h${level}>`;
  }
  return `<p>${escapeText(joinWrapped(lines))}</p>`;
}
