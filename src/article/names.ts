/** Names of people and places in bylines. */

/** Places that reporters write from, where no space parts them from a name. Both scripts. */
const PLACES =
  '中国|中國|大陆|大陸|北京|上海|天津|重庆|重慶|广州|廣州|深圳|成都|武汉|武漢|南京|杭州|西安|香港|澳门|澳門|台湾|台灣|臺灣|台北|臺北|新北|桃园|桃園|新竹|苗栗|台中|臺中|彰化|南投|云林|雲林|嘉义|嘉義|台南|臺南|高雄|屏东|屏東|宜兰|宜蘭|花莲|花蓮|台东|臺東|澎湖|金门|金門|马祖|馬祖|基隆|日本|东京|東京|大阪|韩国|韓國|首尔|首爾|印度|新德里|泰国|泰國|曼谷|越南|河内|河內|新加坡|马来西亚|馬來西亞|吉隆坡|菲律宾|菲律賓|马尼拉|馬尼拉|印尼|雅加达|雅加達|美国|美國|纽约|紐約|华盛顿|華盛頓|洛杉矶|洛杉磯|旧金山|舊金山|圣地亚哥|聖地牙哥|芝加哥|休斯顿|休士頓|波士顿|波士頓|西雅图|西雅圖|费城|費城|亚特兰大|亞特蘭大|达拉斯|達拉斯|加州|德州|佛州|纽泽西|紐澤西|新泽西|硅谷|矽谷|夏威夷|加拿大|多伦多|多倫多|温哥华|溫哥華|渥太华|渥太華|蒙特利尔|蒙特婁|卡尔加里|卡加利|英国|英國|伦敦|倫敦|法国|法國|巴黎|德国|德國|柏林|意大利|義大利|罗马|羅馬|西班牙|马德里|馬德里|荷兰|荷蘭|比利时|比利時|布鲁塞尔|布魯塞爾|瑞士|日内瓦|日內瓦|瑞典|斯德哥尔摩|斯德哥爾摩|丹麦|丹麥|哥本哈根|挪威|芬兰|芬蘭|奥地利|奧地利|维也纳|維也納|俄罗斯|俄羅斯|莫斯科|乌克兰|烏克蘭|基辅|基輔|波兰|波蘭|以色列|耶路撒冷|土耳其|埃及|开罗|開羅|南非|澳洲|澳大利亚|澳大利亞|悉尼|雪梨|墨尔本|墨爾本|堪培拉|坎培拉|布里斯班|布里斯本|新西兰|紐西蘭|奥克兰|奧克蘭|巴西|阿根廷|墨西哥';

const PLACE_TAIL = new RegExp(`^(.*?)((?:${PLACES})(?:\\p{sc=Han}{0,8})|)$`, 'u');
const IS_PLACE = new RegExp(`^(?:(?:${PLACES})+)$`, 'u');

/**
 * Parts a glued place from the end of a list of names: "某甲乙台灣台北", "Ann Lee美國波士頓",
 * "Ann Lee in London".
 */
export function splitNameAndPlace(list: string): { names: string; place?: string } {
  const english = /^(.*\p{L}) in (\p{Lu}[\p{L} .-]{1,30})$/u.exec(list);
  if (english) return { names: english[1]!, place: english[2]! };
  if (IS_PLACE.test(list)) return { names: '', place: list };
  const [, found = list, place = ''] = PLACE_TAIL.exec(list) ?? [];
  const names = found.trimEnd();
  // A name is at least two signs: "李台南" is a person, not 李 from 台南.
  if (!place || /(?:^|[、，, ])\p{sc=Han}?$/u.test(names)) return { names: list };
  return { names: names.replace(/[ ,，]$/, ''), place };
}

/** The names of a list: "某甲、某乙", "Ann Lee, Bo Chan and Cy Dee"; what is no name is left out. */
export function namesIn(list: string): string[] {
  return list
    .split(/[、，,＆&]| and | (?=\p{sc=Han}{2,4}(?: |$))/u)
    .flatMap(splitByConjunction)
    .map((name) => name.trim())
    .filter(isName);
}

/** 某甲和某乙, but not inside a name such as 李和平: each side must be a name by itself. */
function splitByConjunction(part: string): string[] {
  const found = /^(\p{sc=Han}{2,4})(?:和|与|與|及|跟)(\p{sc=Han}{2,4})$/u.exec(part.trim());
  return found ? [found[1]!, found[2]!] : [part];
}

const NO_PERSON =
  /[社报報网網台臺部组組站讯訊刊局院会會团團]$|编辑|編輯|来源|來源|转自|轉自|综合|綜合|佚名|匿名/;
const NO_PERSON_LATIN =
  /\b(?:press|news|times|reuters|agency|agencies|staff|editors?|editorial|team|desk|inc|ltd|media|post|anonymous|unknown|reporters?|correspondents?|writers?|contributors?|admin)\b/i;

function isName(name: string): boolean {
  if (/^[\p{sc=Han}々]{2,4}$/u.test(name)) return !NO_PERSON.test(name) && !IS_PLACE.test(name);
  if (
    /^[\p{sc=Han}\p{sc=Katakana}ー]{1,10}(?:[·・‧•][\p{sc=Han}\p{sc=Katakana}ー\p{Lu}]{1,10}){1,3}$/u.test(
      name,
    )
  ) {
    return true;
  }
  if (NO_PERSON_LATIN.test(name)) return false;
  return /^\p{Lu}[\p{L}\p{M}'’.-]{0,30}(?: [\p{L}\p{M}'’.-]{1,30}){1,4}$/u.test(name);
}
