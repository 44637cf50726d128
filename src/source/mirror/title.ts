import type { SeriesPlace } from '../../types.ts';

export interface TitleParts {
  /** `【名家专栏】…`, `评论 | …` */
  column?: string;
  /** `作者：题`, where the part before the colon is a person's name. */
  author?: string;
  series?: SeriesPlace;
}

/** Marks in 【】 that tell the form of a piece, not its column. */
const MARKS =
  /^(?:更新|视频|視頻|影片|组图|組圖|图片|圖片|图|圖|快讯|快訊|直播|独家|獨家|声明|聲明|网文|公告|转载|精彩回顾)$/;
const PART = /[（(](?:之|第)?([一二三四五六七八九十]{1,3}|\d{1,3}|[上中下])[集篇部回]?[)）]$/;
const NUMERALS = '〇一二三四五六七八九';

/** Reads the parts of a title as printed; the title itself stays whole. */
export function partsOfTitle(title: string): TitleParts {
  const bracket = /^【([^【】]{2,14})】\s*/.exec(title);
  const bar = /^([^|｜\s]{2,10})\s*[|｜]\s*/.exec(title);
  const column = (bracket?.[1] ?? bar?.[1])?.replace(/[\d./月日]+$/, '');
  const rest = title.slice((bracket ?? bar)?.[0].length ?? 0);
  const author = /^([^：:，。、\s]{2,4})[：:]/.exec(rest)?.[1];
  const series = seriesOf(title);
  return {
    ...(column && !MARKS.test(column) ? { column } : {}),
    ...(author && isName(author) ? { author } : {}),
    ...(series ? { series } : {}),
  };
}

/** `…（二）`, `…(3)`, `…（下）` → the series' title and the place in it. */
function seriesOf(title: string): SeriesPlace | undefined {
  const part = PART.exec(title);
  if (!part) return undefined;
  const name = title.slice(0, part.index).trim();
  return name === '' ? undefined : { title: name, number: numberOf(part[1]!) };
}

function numberOf(printed: string): number {
  if (/^\d+$/.test(printed)) return Number(printed);
  const place = ['上', '中', '下'].indexOf(printed);
  if (place >= 0) return place + 1;
  const tens = printed.indexOf('十');
  if (tens < 0) return NUMERALS.indexOf(printed);
  const before = tens === 0 ? 1 : NUMERALS.indexOf(printed[tens - 1]!);
  const after = tens === printed.length - 1 ? 0 : NUMERALS.indexOf(printed[tens + 1]!);
  return before * 10 + after;
}

/** The family names of nearly all Chinese people (公安部 2020 report's first 100, and a few more). */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由'.split(
    '',
  ),
);
/** Words before a colon that begin like a name and are none. */
const NOT_NAMES =
  /^(?:分析|专家|学者|评论|报告|消息|声明|调查|观察|方法|文章|文件|国际|国家|解读|计划|成功|明星|景象|时事|时评|历史|史话|古诗|诗歌|高官|高层|官员|官方|官媒|南方|向前|关注|关键|常识|温馨|康复|安全|党媒|党国|相关|和平|全球|全文|商业|车祸|海外|连载|原因|原创|公告|公开|来稿|门户|国务|国会|平反|计算|支持|都市|信仰|智慧|利益|干部|花絮|满分|强烈|相信|元旦|司法|经济|金融|台湾|香港|美国|中国|白宫|石油|高考|夏日|方言|程序|包装|宣传|权威|明慧|新闻|阳光|时代|路透|武汉|黄石|江苏|安徽|海南|河南|云南|湖南|王室|国安|包子|牛津|万人|时间|马上|司机|金价|房产|房价|车市|申诉|应对|伊朗|古巴|荣誉|易经|文革|文摘|文史|文化|左派|简讯|要闻|快评|时局|习俗|贺词|贺年|毕业|冷战|党报|华府|华人|尚未|成语|甘露|金句)$/;

function isName(candidate: string): boolean {
  if (!/^[\u4e00-\u9fff]{2,4}$/u.test(candidate) || NOT_NAMES.test(candidate)) return false;
  return candidate.length <= 3 && SURNAMES.has(candidate[0]!);
}
