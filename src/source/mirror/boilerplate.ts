import { ancestor, detach, isTag, isText } from '../tree.ts';
import { firstVisible, removeRun, type TextRun } from './runs.ts';

/** Lines that a site adds to every article: subscription, membership, labels of lost players. */

/** Labels of a player that the mirror's script took out, alone in their line. */
const PLAYER_LABEL =
  /^[▼▶►▽]?(?:听新闻|聽新聞|观看视频|觀看視頻|观看影片|相关影片|相關影片|相关视频|观看完整影片及文稿请至)[：:]?$|^[（(](?:听更多请至|聽更多請至).{0,40}$|^Yourbrowserdoesnotsupportthe(?:video|audio)tag\.?$/;
const RSS_TAIL = /^Thepost.{1,200}appearedfirston.{1,60}$/;
const MEMBERSHIP = /^【?(?:诚征|誠徵)(?:荣誉|榮譽)会?會?员?員?】?/;
const APPEAL = /订阅|訂閱|关注|關注|点赞|點讚/;
const GIVING = /捐款|捐助|捐赠|赞助|贊助|打赏|打賞/;
const PLACE = /频道|頻道|节目|節目|YouTube|油管|干净世界|乾淨世界|优美客|Telegram|电报|脸书|推特/i;
/** Visible characters that such an appeal has beside its link. */
const APPEAL_LENGTH = 40;

/** Removes the boiler-plate lines of the sites; sentences of an article never look like them. */
export function removeBoilerplate(runs: TextRun[]): void {
  for (const [index, run] of runs.entries()) {
    if (RSS_TAIL.test(run.squeezed)) removeRun(run);
    else if (isAppealBeforeLink(run, runs[index + 1])) {
      removeRun(run);
      removeRun(runs[index + 1]!);
    } else if (PLAYER_LABEL.test(run.squeezed) && !opensWithLink(runs[index + 1])) removeRun(run);
    else if (MEMBERSHIP.test(run.squeezed)) removeMembership(run);
    else if (isAppeal(run)) removeRun(run);
  }
}

/** A label is only left over where what it announces is gone. */
function opensWithLink(run: TextRun | undefined): boolean {
  return run !== undefined && ancestor(firstVisible(run), 'a') !== undefined;
}

/** The appeal for members stands below a dashed rule of its own. */
function removeMembership(run: TextRun): void {
  const first = firstVisible(run);
  for (let node = first.prev; node; node = node.prev) {
    if (isTag(node) && node.name === 'hr') {
      detach(node);
      break;
    }
    if (isText(node) && node.data.trim() !== '') break;
  }
  removeRun(run);
}

/** `欢迎订阅YouTube频道：https://…`: an appeal that holds a link and hardly anything else. */
function isAppeal(run: TextRun): boolean {
  const mayLink = run.squeezed.includes('http') || run.nodes.some((node) => ancestor(node, 'a'));
  // First what is soon told: few lines hold a link.
  if (!mayLink || !asksForSupport(run)) return false;
  const beside = textBesideLinks(run).replace(/https?:\/\/[!-~]+/g, '');
  const isLinked = beside.length < run.squeezed.length;
  return isLinked && beside.length <= APPEAL_LENGTH && !/[。！？]./.test(beside);
}

function asksForSupport({ squeezed }: TextRun): boolean {
  return GIVING.test(squeezed) || (APPEAL.test(squeezed) && PLACE.test(squeezed));
}

/** The appeal in one line, its bare link in the next. */
function isAppealBeforeLink(run: TextRun, next: TextRun | undefined): boolean {
  const { squeezed } = run;
  if (!next || squeezed.length > APPEAL_LENGTH || !/[：:]$/.test(squeezed)) return false;
  return asksForSupport(run) && /^https?:\/\/[!-~]+$/.test(next.squeezed);
}

/** The run's visible text outside of links. */
export function textBesideLinks(run: TextRun): string {
  return run.nodes
    .filter((node) => !ancestor(node, 'a'))
    .map((node) => node.data.replace(/\s+/g, ''))
    .join('');
}
