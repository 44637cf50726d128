import { closesFence, type Fence, opensFence } from './verbatim.ts';

/**
 * Blocks that site generators added to Markdown, written in plain Markdown: admonitions of
 * MkDocs (`!!! note`), Docusaurus and VuePress (`:::tip`) become call-outs as Obsidian and GitHub
 * write them; tabs become their titles; contents marks and attribute lists go.
 */
export function plainBlocks(text: string): string {
  return closeContainers(indentedBlocks(text.split('\n')).join('\n'));
}

const ADMONITION =
  /^( {0,12})(?:!!!|\?\?\?\+?) ?([\w-]{1,30})?(?: [\w -]{1,60})?(?: {1,4}"([^"\n]{0,200})")?\s{0,9}$/;
const TAB = /^( {0,12})===[!+]? {1,4}"([^"\n]{1,200})"\s{0,9}$/;

/** `!!! type "title"` and `=== "tab"` with what is indented below them. */
function indentedBlocks(lines: string[]): string[] {
  const out: string[] = [];
  let fence: Fence | undefined;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (fence) {
      if (closesFence(line, fence)) fence = undefined;
      out.push(line);
      continue;
    }
    const admonition = ADMONITION.exec(line);
    const tab = admonition ? null : TAB.exec(line);
    if (!admonition && !tab) {
      fence = opensFence(line);
      out.push(line);
      continue;
    }
    const indent = (admonition ?? tab)![1]!;
    const end = endOfIndented(lines, i + 1, indent.length + 4);
    const body = indentedBlocks(
      lines.slice(i + 1, end).map((inner) => inner.slice(indent.length + 4)),
    );
    if (tab) out.push('', `${indent}**${tab[2]}**`, '', ...body.map((b) => indent + b), '');
    else out.push(...callout(admonition![2] ?? 'note', admonition![3], body, indent));
    i = end - 1;
  }
  return out;
}

function endOfIndented(lines: string[], from: number, width: number): number {
  let end = from;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === '') continue;
    if (line.slice(0, width).trim() !== '') break;
    end = i + 1;
  }
  return end;
}

/** A call-out in the form that the reader knows: `> [!type] title`. */
export function callout(
  type: string,
  title: string | undefined,
  body: string[],
  indent = '',
): string[] {
  const head = `${indent}> [!${type}]${title ? ` ${title}` : ''}`;
  return ['', head, `${indent}>`, ...body.map((line) => `${indent}> ${line}`), ''];
}

const CONTAINER =
  /^( {0,3}):{3,}[ \t]{0,4}\{?\.?([\w-]{1,30})\}?(?:[ \t]{1,4}|\[)?([^\]\n]{0,200})\]?$/;
const CONTAINER_END = /^ {0,3}:{3,}\s{0,9}$/;

/** `:::tip title` up to its `:::`; containers nest. */
function closeContainers(text: string): string {
  const frames: { type: string; title: string; lines: string[] }[] = [
    { type: '', title: '', lines: [] },
  ];
  let fence: Fence | undefined;
  const closeOne = () => {
    const { type, title, lines } = frames.pop()!;
    frames.at(-1)!.lines.push(...callout(type, title || undefined, lines));
  };
  for (const line of text.split('\n')) {
    const opening = fence ? null : CONTAINER.exec(line);
    if (fence) {
      if (closesFence(line, fence)) fence = undefined;
      frames.at(-1)!.lines.push(line);
    } else if (CONTAINER_END.test(line) && frames.length > 1) closeOne();
    else if (opening && frames.length < 10) {
      frames.push({ type: opening[2]!, title: opening[3]!.trim(), lines: [] });
    } else {
      fence = opensFence(line);
      frames.at(-1)!.lines.push(line);
    }
  }
  while (frames.length > 1) closeOne();
  return frames[0]!.lines.join('\n');
}

/** kramdown and Python-Markdown: `<div markdown="1">` says that Markdown stands within. */
const MARKDOWN_INSIDE =
  /^[ \t]{0,3}(<(?:figure|div|section|aside|details|article|center)\b[^<>\n]{0,300}?)[ \t]markdown(?:="[^"\n]{0,20}")?([^<>\n]{0,300})(>)[ \t]{0,9}$/gm;

/** Marks that steer a generator and mean nothing in a book. Takes and gives prose. */
export function withoutMarks(prose: string): string {
  return prose
    .replace(
      /^ {0,3}(?:\[toc\]|\[\[_?toc_?\]\]|\[\[_TOC_\]\]|\$\{toc\}|\{:toc\}|@\[toc\][^\n]{0,80})[ \t]{0,9}$/gim,
      '',
    )
    .replace(/^[*-] [^\n]{1,80}\n\{:[ ]?(?:\.[\w-]{1,40} )?toc[^{}\n]{0,80}\}$/gm, '')
    .replace(/\{:[^{}\n]{0,200}\}/g, '')
    .replace(/(^#{1,6} [^\n{]{0,400})\{ ?[#.][^{}\n]{1,200}\}[ \t]{0,9}$/gm, '$1')
    .replace(/(\]\([^()\n]{0,1000}\))\{[^{}\n]{1,200}\}/g, '$1')
    .replace(/(!\[[^\]|\n]{0,500})\|\d{1,5}(?:x\d{1,5})?\]\(/g, '$1](')
    .replace(/^ {0,3}\*\[[^\]\n]{1,80}\]:[^\n]{0,500}$/gm, '')
    .replace(/^[ \t]{0,12}<--->[ \t]{0,9}$/gm, '')
    .replace(MARKDOWN_INSIDE, '$1$2$3\n\n')
    .replace(/^[ \t]{0,12}-{1,2}8<-{1,2}[^\n]{0,300}$/gm, '')
    .replace(/^<!--\s?(?:more|truncate|excerpt|toc)\s?-->$/gim, '');
}
