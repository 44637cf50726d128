import { removeRun, type TextRun, takeRange } from './runs.ts';

export interface Closing {
  editors: string[];
  /** Who made the piece, where only the last line tells. */
  byline?: string;
  rights?: string;
}

/** Stands in every line of credits (责编, 責任編輯, 审校), and in few others. */
const NAMES_STAFF = /[责責审]/;
const EDITOR_LINE =
  /^(.{0,60}?)(?:责任|責任|本文责任)(?:编辑|編輯|编缉)[：:]([^。，！？：:]{0,30}(?:(?:校对|校對|审核|審核)[：:][^。，！？：:]{1,12})?)$/;
/** rfa: `记者：甲  责编：乙  网编：丙` */
const RADIO_CREDITS =
  /^((?:特约|特約|驻.{1,8})?(?:记者|記者|编译|編譯|作者|撰稿|采访|採訪)[：:].{1,24}?)?(?:责编|責編)[：:](.{1,24}?)(?:(?:网编|網編)[：:](.{1,24}))?$/;
/** Reuters: `(编译 甲；审校 乙)`, in the text or in a box of its own. */
const WIRE_CREDITS = /^[（(]?((?:记者|编译|撰稿)[^。：]{2,60}?)[；;]?审校([^。：]{2,40}?)[)）]?$/;
const END_MARKS = /[#＃◇■□◆@＠*)）\]】]+$/;
const ONLY_END_MARKS = /^[#＃◇■□◆@＠]{1,4}$/;
const SIGNATURE = /[（(]https?:\/\/www\.(?:dajiyuan|epochtimes)\.com\/?[)）]$/;
const REPRINT_NOTICE =
  /^本文章或(?:节目经|節目經).{1,12}(?:编辑制作，转载请注明|編輯製作，轉載請註明)/;
/** Between the names of editors, and before the name of another office. */
const BETWEEN_NAMES = /[、，,；;/／&＆和]|(?:校对|校對|审核|審核)[：:]/;

/** Takes the lines that close an article off its text: editors, end marks, reprint notice. */
export function takeClosing(lines: TextRun[]): Closing {
  const closing: Closing = { editors: [] };
  for (const run of lines) takeClosingLine(run, closing);
  return closing;
}

function takeClosingLine(run: TextRun, closing: Closing): void {
  const signature = SIGNATURE.exec(run.squeezed);
  if (signature) takeRange(run, signature.index, run.squeezed.length);
  const { squeezed } = run;
  if (REPRINT_NOTICE.test(squeezed)) closing.rights = squeezed;
  else if (!ONLY_END_MARKS.test(squeezed)) {
    if (NAMES_STAFF.test(squeezed) && !takeCredits(run, closing)) takeEditorLine(run, closing);
    return;
  }
  removeRun(run);
}

function takeCredits(run: TextRun, closing: Closing): boolean {
  const match = RADIO_CREDITS.exec(run.squeezed) ?? WIRE_CREDITS.exec(run.squeezed);
  if (!match) return false;
  closing.editors.push(...namesIn(match[2]!), ...namesIn(match[3] ?? ''));
  const printed = takeRange(run, 0, run.squeezed.length);
  const makers = printed
    .slice(0, printed.search(/审校|责编|責編/))
    .replace(/^[（(]|[；;/／\s]+$/g, '');
  if (makers) closing.byline ??= makers;
  return true;
}

function takeEditorLine(run: TextRun, closing: Closing): void {
  const match = EDITOR_LINE.exec(run.squeezed) ?? editorLineOfVerse(run.squeezed);
  if (!match) return;
  closing.editors.push(...namesIn(match[2]!));
  const bracket = /^[（(]/.test(match[1]!) ? 1 : 0;
  const before = match[1]!.slice(bracket).replace(/[；;/／，、]$/, '');
  if (/记者|記者|[报報][导導道]|编译|編譯/.test(before) && !closing.byline) {
    closing.byline = before;
    removeRun(run);
  } else {
    takeRange(run, bracket + before.length, run.squeezed.length);
    takeRange(run, 0, bracket);
  }
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
    .split(BETWEEN_NAMES)
    .filter((name) => name !== '' && name.length <= 20);
}
