/**
 * Finds the paragraphs of plain text by the way the text is set: blank lines, indented first
 * lines, or every line a paragraph.
 * @returns each paragraph as the lines it was printed on
 */
export function paragraphsOf(lines: string[]): string[][] {
  const full = lines.map((line) => line.trimEnd());
  const filled = full.filter((line) => line !== '');
  const blank = full.length - filled.length;
  const wrapped = isWrapped(filled);
  const indented = filled.filter(isIndented).length;
  if (indented > 0 && indented >= filled.length / 12 && indented < filled.length * 0.98) {
    return group(full, (line) => isIndented(line) || isHeadingLike(line, wrapped));
  }
  if (wrapped && (blank > 0 || indented === 0)) return group(full, () => false);
  return filled.map((line) => [line.trim()]);
}

function isIndented(line: string): boolean {
  return /^(?:\u3000{1,4}| {2,8}|\t)\S/.test(line);
}

/** In a text with indented paragraphs, a short line at the margin stands alone. */
function isHeadingLike(line: string, wrapped: boolean): boolean {
  return !wrapped && !isIndented(line);
}

/**
 * Whether lines were broken at a margin: most that are followed by another are nearly as long
 * as the longest, and do not end a sentence.
 */
function isWrapped(lines: string[]): boolean {
  if (lines.length < 3) return lines.length > 1 && lines.some((line) => !endsSentence(line));
  const widths = lines.map(widthOf).sort((a, b) => a - b);
  const margin = widths[Math.floor(widths.length * 0.9)]!;
  if (margin > 160 || margin < 24) return false;
  const atMargin = lines.filter((line) => widthOf(line) > margin * 0.75);
  const open = atMargin.filter((line) => !endsSentence(line));
  return open.length > lines.length * 0.35;
}

/** Columns: ideographs take two. */
function widthOf(line: string): number {
  let width = 0;
  for (let i = 0; i < line.length; i++) width += line.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return width;
}

function endsSentence(line: string): boolean {
  return /[。！？…”’」』）.!?"'):：]$/.test(line);
}

function group(lines: string[], startsParagraph: (line: string) => boolean): string[][] {
  const paragraphs: string[][] = [];
  let current: string[] = [];
  for (const line of lines) {
    if (line === '' || startsParagraph(line)) {
      if (current.length > 0) paragraphs.push(current);
      current = [];
    }
    if (line !== '') current.push(line.trim());
  }
  if (current.length > 0) paragraphs.push(current);
  return paragraphs;
}

const EAST_ASIAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/** Joins the lines of a paragraph: no space between Chinese or Japanese, one elsewhere. */
export function joinWrapped(lines: string[]): string {
  let text = '';
  for (const line of lines) {
    const next = line.trim();
    const glued = text === '' || (EAST_ASIAN.test(text.at(-1)!) && EAST_ASIAN.test(next[0] ?? ''));
    text += glued ? next : ` ${next}`;
  }
  return text;
}
