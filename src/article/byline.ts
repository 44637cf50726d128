import { namesIn, splitNameAndPlace } from './names.ts';

/**
 * A printed byline → who wrote, translated and edited. Only names are taken: what is not
 * understood yields nobody, and the article keeps the printed line.
 */
export interface People {
  authors: string[];
  translators: string[];
  editors: string[];
  /** Where it was written from, as printed: "台北", "London". */
  place?: string;
}

type Role = 'authors' | 'translators' | 'editors' | 'others';

/**
 * @param printed "（某報記者某甲、某乙採訪報導／編輯某丙）", "文／某甲 編譯／某乙", "By Ann Lee and Bo Chan"
 */
export function parseByline(printed: string): People {
  const people = { authors: [], translators: [], editors: [], others: [] };
  const reading: Reading = { people, place: undefined, pending: undefined };
  const parts = rolesFirst(unwrap(printed.slice(0, 400))).split(SEPARATOR);
  parts.forEach((part, index) => {
    readPart(part.trim(), reading, index < parts.length - 1, parts.length === 1);
  });
  const { authors, translators, editors } = people;
  return { authors, translators, editors, ...(reading.place ? { place: reading.place } : {}) };
}

/** What has been read so far; `pending` is the role whose label stood before the separator. */
interface Reading {
  people: Record<Role, string[]>;
  place: string | undefined;
  pending: Role | undefined;
}

/** Between two parts, or between a label and its names: "文／某甲 編譯／某乙", "作者：某甲". */
const SEPARATOR = /[/／|｜;；：:]/;

/** Without brackets, spaces and closing marks around it; "社名12月5日電（記者某甲）" gives the inside. */
function unwrap(printed: string): string {
  const line = printed.replaceAll(/[\s\u3000\u00a0]+/g, ' ').replaceAll(SIGNS, '');
  const inside = REPORTERS_INSIDE.exec(line) ?? NAMES_AFTER_WIRE.exec(line);
  if (inside) return inside.groups!.names!;
  return line
    .replaceAll(REMARK, ' ')
    .replaceAll(/[（）()【】[\]［］〔〕。]/g, ' ')
    .trim();
}

const SIGNS = /[#◇■□◆●◎○▲△▼★☆※]/g;
const REPORTERS_INSIDE =
  /[（(【[［〔](?<names>[^（）()【】]*(?:记者|記者)[^（）()【】]*)[）)】\]］〕]/;
/** 某網北京12月5日电（某甲） */
const NAMES_AFTER_WIRE = /\d日[电電讯訊] ?[（(](?<names>[^（）()]{2,40})[）)]$/;
/** What is said of a person in brackets after the name, or of the country before it: [英]某甲. */
const REMARK =
  /(?<=\S)[（(](?![^（）()]*[：:／/])[^（）()]{1,30}[）)]|[[［〔（(]\p{sc=Han}{1,2}[\]］〕）)](?=\p{sc=Han})/gu;

/**
 * The line with roles before names: "某甲／文 某乙／圖" becomes "文：某甲 圖：某乙"; several roles
 * of one person ("採訪．撰文", "图/文") become one, and "文‧某甲" is two words.
 */
function rolesFirst(line: string): string {
  const plain = line
    .replace(SEVERAL_ROLES, (roles) => (/[文访訪]/.test(roles) ? '撰文' : '图片'))
    .replace(DOTTED_ROLE, '$1：');
  if (!ROLES_LAST.test(plain)) return plain;
  return plain
    .split(' ')
    .map((pair) => pair.split(/[／/]/).reverse().join('：'))
    .join(' ');
}

const SEVERAL_ROLES =
  /(?:文|圖|图|採訪|采访|撰文|攝影|摄影)(?:[．‧·・、&＆／/]?(?:文|圖|图|採訪|采访|撰文|攝影|摄影)){1,3}(?=[ ／/｜|：:])/g;
const DOTTED_ROLE = /^(文|撰文|圖|图)[．‧·・](?=\p{sc=Han})/u;
const ROLES_LAST =
  /^(?:[^ ／/：:｜|]{2,20}[／/](?:文|图|圖|摄|攝|摄影|攝影|撰文|译|譯|编译|編譯|编辑|編輯|核稿编辑|核稿編輯)(?: |$)){1,4}$/;

/** Words that name a role, before or after a name, in both scripts. */
const roleWords: Record<Role, string> = {
  authors:
    '作者|文字|采访撰文|採訪撰文|采访|採訪|图文|圖文|文图|文圖|撰文|撰稿|撰写|撰寫|执笔|執筆|主笔|主筆|口述|采写|採寫|文|written by|words by|story by|author|authors|by',
  translators:
    '译者|譯者|编译|編譯|翻译|翻譯|译|譯|translated by|translation by|translation|translator',
  editors:
    '责任编辑|責任編輯|核稿编辑|核稿編輯|实习编辑|實習編輯|执行编辑|執行編輯|值班编辑|值班編輯|网络编辑|網路編輯|编辑|編輯|责编|責編|主编|主編|整理|编者|編者|edited by|editing by|editor|editors',
  others:
    '美术编辑|美術編輯|责任校对|責任校對|核稿|监制|監製|制图|製圖|视频|影音|摄|攝|摄影|攝影|摄像|攝像|图片|圖片|图|圖|影片|制作|製作|来源|來源|审校|審校|校对|校對|photo|photos|photos by|photo by|photography by|source',
};

const roles = new Map<string, Role>(
  Object.entries(roleWords).flatMap(([role, words]) =>
    words.split('|').map((word): [string, Role] => [word, role as Role]),
  ),
);

const ROLE_WORDS = [...roles.keys()].sort((a, b) => b.length - a.length).join('|');
const ENDING_LABEL = new RegExp(`^(.*[^ ]) (${ROLE_WORDS})$`, 'i');
const LEADING_LABEL = new RegExp(`^(${ROLE_WORDS}) (.+)$`, 'i');
const NEXT_LABEL = new RegExp(` (?=(?:${ROLE_WORDS}) (?!by ))`, 'i');
const GLUED_LABEL = new RegExp(`^((?=\\p{sc=Han}{2})(?:${ROLE_WORDS}))(\\p{sc=Han}{2,4})$`, 'u');
const ENDING_ROLE = new RegExp(`^(.{2,}?) ?(${ROLE_WORDS})$`, 'i');

function readPart(part: string, reading: Reading, isLabelled: boolean, isAlone: boolean): void {
  const role = roles.get(part.toLowerCase());
  if (role) {
    reading.pending = role;
    return;
  }
  const label = isLabelled ? ENDING_LABEL.exec(part) : null;
  readPeople(label ? label[1]! : part, reading, isAlone);
  reading.pending = label ? roles.get(label[2]!.toLowerCase()) : undefined;
}

function readPeople(part: string, reading: Reading, isAlone: boolean): void {
  if (reporter(part, reading)) return;
  if (reading.pending) {
    add(reading, reading.pending, LEADING_LABEL.exec(part)?.[2] ?? part);
    return;
  }
  const [, label, rest] = LEADING_LABEL.exec(part) ?? GLUED_LABEL.exec(part) ?? [];
  if (label) {
    // "By Ann Lee Edited by Bo Chan": the second label ends the names of the first.
    const [names, ...next] = rest!.split(NEXT_LABEL);
    add(reading, roles.get(label.toLowerCase())!, names!);
    for (const more of next) readPeople(more, reading, false);
    return;
  }
  ending(part, reading, isAlone);
}

/** What a reporter did, at the end of the line: 综合报导, 採訪報導, 3日電. */
const ACT =
  /(?:综合|綜合|采访|採訪|编译|編譯|翻译|翻譯|专题|專題|联合|聯合|现场|現場|独家|獨家|特稿|撰文|撰写|撰寫|整理|摄影|攝影|报导|報導|报道|報道|即时|即時|直击|直擊|连线|連線|\d{0,2}日?[电電]|专稿|專稿){1,4}$/;

const REPORTER =
  /(?:特约记者|特約記者|实习记者|實習記者|记者|記者|特约撰稿人|特約撰稿人|特约撰稿|特約撰稿|实习生|實習生|特派员|特派員|专栏作家|專欄作家|专栏作者|專欄作者|评论员|評論員|撰稿人|通讯员|通訊員)(?![站团團组組会會招])/;

const OTHER_REPORTERS = new RegExp(` ?${REPORTER.source}`, 'g');
const SENT_FROM = / ?[发發]自(\p{sc=Han}{2,10})$/u;
const TOOK_PICTURES = / ?[摄攝]影?$/;

/** 某報記者某甲、某乙台北綜合報導 */
function reporter(part: string, reading: Reading): boolean {
  const found = REPORTER.exec(part);
  if (!found) return false;
  // 摄: what follows made the pictures.
  const role = TOOK_PICTURES.test(part) ? 'others' : 'authors';
  const rest = part.slice(found.index + found[0].length).replaceAll(OTHER_REPORTERS, '、');
  const sent = SENT_FROM.exec(rest);
  if (sent) reading.place ??= sent[1]!;
  add(reading, role, rest.replace(SENT_FROM, '').trim().replace(ACT, '').trim());
  return true;
}

/** 某甲編譯, 某甲綜合報導; after a reporter was named, "台北報導" only tells the place. */
function ending(part: string, reading: Reading, isAlone: boolean): void {
  const [, names, word] = ENDING_ROLE.exec(part) ?? [];
  if (names && word) {
    add(reading, roles.get(word.toLowerCase())!, names);
    return;
  }
  const withoutAct = part.replace(ACT, '').trim();
  if (withoutAct !== part || isAlone) add(reading, 'authors', withoutAct);
}

/** Adds the names of a list; the last may have the place glued to it. */
function add(reading: Reading, role: Role, list: string): void {
  const { names, place } = splitNameAndPlace(list);
  reading.place ??= place;
  const already = reading.people[role];
  already.push(...namesIn(names).filter((name) => !already.includes(name)));
}
