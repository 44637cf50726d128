import { removeRun, type TextRun, takeLeading, takeTrailing, textRuns } from './runs.ts';
import type { Element } from './tree.ts';

export interface Closing {
  editors: string[];
  /** Who made the piece, where only the last line tells. */
  byline?: string;
  rights?: string;
}

const EDITOR_LINE = /^(.{0,60}?)(?:责任|責任|本文责任)(?:编辑|編輯|编缉)[：:]([^。，！？]{1,40})$/;
const WIRE_CREDITS = /^[（(]?(?:记者|编译|撰稿)[^。：]{2,60}审校[^。：]{2,40}$/;
const END_MARKS = /[#＃◇■□◆@＠*)）\]】]+$/;
const ONLY_END_MARKS = /^[#＃◇■□◆@＠]{1,4}$/;
const REPRINT_NOTICE =
  /^本文章或节目经.{1,12}编辑制作，转载请注明|^本文章或節目經.{1,12}編輯製作，轉載請註明/;

/** Takes the lines that close an article off its text: editors, end marks, reprint notice. */
export function takeClosing(root: Element): Closing {
  const closing: Closing = { editors: [] };
  for (const run of textRuns(root)) {
    if (REPRINT_NOTICE.test(run.squeezed)) {
      closing.rights = run.squeezed;
      removeRun(run);
    } else if (WIRE_CREDITS.test(run.squeezed)) takeCredits(run, closing);
    else if (ONLY_END_MARKS.test(run.squeezed)) removeRun(run);
    else takeEditorLine(run, closing);
  }
  return closing;
}

/** Reuters closes with `(编译 甲；审校 乙)`, in the text or in a box of its own. */
function takeCredits(run: TextRun, closing: Closing): void {
  const printed = takeLeading(run, run.squeezed.length).replace(/^[（(]|[)）]$/g, '');
  const checked = /审校\s?([^；;]+)$/.exec(printed);
  closing.byline ??= printed.slice(0, checked?.index ?? printed.length).replace(/[；;\s]+$/, '');
  if (checked) closing.editors.push(...namesIn(checked[1]!));
}

function takeEditorLine(run: TextRun, closing: Closing): void {
  const match = EDITOR_LINE.exec(run.squeezed) ?? editorLineOfVerse(run.squeezed);
  if (!match) return;
  closing.editors.push(...namesIn(match[2]!));
  const before = match[1]!.replace(/^[（(]/, '').replace(/[；;/／，、]$/, '');
  if (!before) removeRun(run);
  else if (/记者|記者|[报報][导導道]|编译|編譯/.test(before) && !closing.byline) {
    closing.byline = before;
    removeRun(run);
  } else takeTrailing(run, match[1]!.replace(/[；;/／，、]$/, '').length);
}

/** Preformatted verse is one run; its editor line comes last. */
function editorLineOfVerse(squeezed: string): RegExpExecArray | null {
  const start = Math.max(squeezed.lastIndexOf('责任编辑：'), squeezed.lastIndexOf('责任编辑:'));
  if (start < 0 || squeezed.length - start > 20) return null;
  const match = EDITOR_LINE.exec(squeezed.slice(start));
  if (match) match[1] = squeezed.slice(0, start);
  return match;
}

function namesIn(printed: string): string[] {
  return printed
    .replace(END_MARKS, '')
    .split(/[、，,；;/／&＆和\s]+/)
    .filter((name) => name !== '' && name.length <= 20);
}
