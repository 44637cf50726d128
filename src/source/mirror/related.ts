import { ancestor } from '../tree.ts';
import { textBesideLinks } from './boilerplate.ts';
import { firstVisible, removeRun, type TextRun } from './runs.ts';

const MARKER =
  /^[【▼●◎〉》>*■□◆]*(?:相关(?:新闻|文章|报导|报道|链接|阅读|专题)|相關(?:新聞|文章|報導|報道|鏈接|連結|閱讀|專題)|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|阅读更多|更多阅读)[】]?[：:]?/;
/** What stands beside the links in a list of them: bullets, numbers, dates. */
const LIST_MARKS = /^[\d.、·•●■◆*()（）\-/:：年月日〉>【】]*$/;

/**
 * Removes blocks of related articles: a line `相关文章：` and the lines under it that are links
 * and nothing else. Where prose follows, it is the author's and stays.
 */
export function removeRelated(runs: TextRun[]): void {
  for (const [index, run] of runs.entries()) {
    const marker = MARKER.exec(run.squeezed)?.[0];
    if (!marker) continue;
    if (marker.length < run.squeezed.length) {
      if (isLinks(run, marker)) removeRun(run);
      continue;
    }
    const end = endOfLinks(runs, index + 1);
    if (end > index + 1) for (const line of runs.slice(index, end)) removeRun(line);
  }
}

function endOfLinks(runs: TextRun[], start: number): number {
  let end = start;
  while (end < runs.length && isLinks(runs[end]!, '')) end++;
  return end;
}

function isLinks(run: TextRun, marker: string): boolean {
  if (ancestor(firstVisible(run), 'p')?.attribs.class === 'embed') return false;
  const beside = textBesideLinks(run);
  if (beside.length === run.squeezed.length) return false;
  return LIST_MARKS.test(beside.startsWith(marker) ? beside.slice(marker.length) : beside);
}
