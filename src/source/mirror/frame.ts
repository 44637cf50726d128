/**
 * The Markdown frame that a mirror's script puts around an article: heading, rule, navigation
 * line, advertisement lines, share block, link to the original. The article itself is HTML, so
 * every Markdown line belongs to the frame.
 */

export interface MirrorFrame {
  title?: string;
  /** Address of the original, as printed. */
  url?: string;
  /** The article's HTML, Markdown lines and frame removed, line count not preserved. */
  html: string;
}

const HEADING = /^#{1,6}(?=[ \t]|$)/;
const RULE = /^-{3,}[ \t]*$/;
/** The two lengths that the scripts write; other rows of dashes are the author's. */
const FRAME_RULE = /^(?:-{3}|-{24})[ \t]*$/;
/** `#### [首页](…) | …`, `#### 💥 [..](..)`, `#### 网站代理：[..](..)`: links in a heading line. */
const LINK_HEADING = /^[ \t]*#{2,6}[ \t].*\]\(/;
const SOURCE_LINE =
  /^(?:<br ?\/?>)?原文(?:链接|地址|鏈接|連結)(?:（[^（）]{1,12}）)?[：:][ \t]*(https?:\/\/\S+)$/;
const SHARE_LINE = /^手机上长按并复制下列链接或二维码/;
const MIRROR_PAGE_ADDRESS = /https?:\/\/github\.com\/\S+\/pages\/\S+\.md(?![\w.])/;
const QR_LINE = /^<a href='[^']*\.md'><img src='[^']*\.md\.png'/;

/** True when the text is a page that a news mirror's script wrote (docs: source kinds A to E). */
export function isMirrorPage(text: string): boolean {
  const frame = text.slice(0, 4000);
  const tail = text.slice(-3000);
  if (!frameStart(frame)) return isScanPage(text);
  if (readsAsMarkdown(text)) return false;
  if (/^#{2,6}[ \t]+\[(?:首页|禁闻)/m.test(frame) || /^#{2,6}[ \t]+\[(?:首页|禁闻)/m.test(tail)) {
    return true;
  }
  return hasSourceLine(tail) && /<(?:p|div|ok|figure|img|br)[\s/>]/.test(text);
}

/** Written by hand in Markdown: paragraphs at the margin outnumber the HTML blocks. */
function readsAsMarkdown(text: string): boolean {
  const blocks = text.match(/<(?:p|div|br|img|pre|figure)[\s/>]/g)?.length ?? 0;
  const paragraphs = text.match(/\n[ \t]*\n(?=[^\s<#`|>\-[原])/g)?.length ?? 0;
  return paragraphs > blocks;
}

function frameStart(head: string): boolean {
  const lines = linesOf(head).filter((line) => line.trim() !== '');
  return HEADING.test(lines[0] ?? '') && RULE.test(lines[1] ?? '');
}

function hasSourceLine(tail: string): boolean {
  return linesOf(tail).some((line) => SOURCE_LINE.test(line.trim()));
}

/** Scanned magazine: nothing but pictures and rules, no sentence, sometimes no heading. */
function isScanPage(text: string): boolean {
  const pictures = text.match(/<img\s/g)?.length ?? 0;
  const rules = text.match(/<hr\s?\/?>/g)?.length ?? 0;
  if (pictures < 2 || rules < pictures - 1) return false;
  return text.replace(/<[^<>]*>/g, '').trim() === '';
}

/** Takes the frame off a mirror page. Never throws; what is not frame stays in `html`. */
export function splitFrame(text: string): MirrorFrame {
  const lines = linesOf(text);
  const title = takeTitle(lines);
  const source = lastSourceLine(lines);
  const url = source < 0 ? undefined : SOURCE_LINE.exec(lines[source]!.trim())![1]!;
  if (source >= 0) cutTail(lines, source);
  return {
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
    html: lines.filter((line, index) => !isFrameLine(lines, line, index)).join('\n'),
  };
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split('\n');
}

function takeTitle(lines: string[]): string | undefined {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0 || !HEADING.test(lines[first]!)) return undefined;
  const title = lines[first]!.replace(HEADING, '')
    .replace(/[\u200B\uFEFF]/g, '')
    .trim();
  lines[first] = '';
  const rule = lines.findIndex((line, index) => index > first && line.trim() !== '');
  if (rule > 0 && RULE.test(lines[rule]!)) lines[rule] = '';
  return title || undefined;
}

/** The last one counts: an article may itself end in a line of that form. */
function lastSourceLine(lines: string[]): number {
  return lines.findLastIndex((line) => SOURCE_LINE.test(line.trim()));
}

/** Cuts the source line and, where it stands above it, the share block with its QR code. */
function cutTail(lines: string[], source: number): void {
  lines[source] = '';
  const share = lines.findLastIndex((line) => SHARE_LINE.test(line.trim()));
  if (share < 0 || share > source || source - share > 12) return;
  const start = lines[share - 1]?.trim().endsWith('<hr/>') ? share - 1 : share;
  for (let line = start; line < source; line++) {
    lines[line] = line === start ? lines[line]!.replace(/<hr\/>[ \t]*$/, '') : '';
  }
  if (start === share) lines[share] = '';
}

/** How every line of the frame begins: one look passes over nearly all lines of the text. */
const FRAME_HEAD = /^(?:[ \t]*#|<a href='|手机上|---|http|\[)/;

function isFrameLine(lines: string[], line: string, index: number): boolean {
  if (!FRAME_HEAD.test(line)) return false;
  if (LINK_HEADING.test(line) || QR_LINE.test(line) || SHARE_LINE.test(line)) return true;
  if (FRAME_RULE.test(line)) return isAlone(lines, index);
  if (line.startsWith('http')) return MIRROR_PAGE_ADDRESS.test(line) && /<br ?\/?>\s?$/.test(line);
  return isLinkBar(line);
}

/** A rule of the frame stands at the margin after a blank line; a row of dashes in text does not. */
function isAlone(lines: string[], index: number): boolean {
  return (lines[index - 1] ?? '').trim() === '';
}

/** `[首页](..) | [禁闻聚合](..)` without a heading mark: two or more links and nothing else. */
function isLinkBar(line: string): boolean {
  if (!line.startsWith('[')) return false;
  const links = line.match(/\[[^[\]]{1,80}\]\([^()\s]{1,300}\)/g);
  if (!links || links.length < 2) return false;
  let rest = line;
  for (const link of links) rest = rest.replace(link, '');
  return /^(?:[|\s]|&nbsp;)*$/.test(rest);
}
