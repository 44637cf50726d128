/** The few words that a plan writes into titles, by language. */
export interface PlanWording {
  /** Theme of articles that no theme took. */
  rest: string;
  /** Section of articles without a date. */
  undated: string;
  /** Volume of what came after the volumes of its period were finished. */
  supplement: string;
  /** The index volume and its chapters. */
  index: string;
  byDate: string;
  byTheme: string;
  byAuthor: string;
  byTag: string;
  /** Names of periods, from their parts. */
  period: (key: string) => string;
}

const simplified: PlanWording = {
  rest: '其他',
  undated: '无日期',
  supplement: '补编',
  index: '总目录',
  byDate: '按日期',
  byTheme: '按主题',
  byAuthor: '按作者',
  byTag: '按标签',
  period: (key) =>
    chinesePeriod(key, { half: ['上半年', '下半年'], quarter: (n) => `第${n}季度`, week: '周' }),
};

const traditional: PlanWording = {
  rest: '其他',
  undated: '無日期',
  supplement: '補編',
  index: '總目錄',
  byDate: '按日期',
  byTheme: '按主題',
  byAuthor: '按作者',
  byTag: '按標籤',
  period: (key) =>
    chinesePeriod(key, { half: ['上半年', '下半年'], quarter: (n) => `第${n}季`, week: '週' }),
};

const english: PlanWording = {
  rest: 'Other',
  undated: 'Undated',
  supplement: 'supplement',
  index: 'Index',
  byDate: 'By date',
  byTheme: 'By theme',
  byAuthor: 'By author',
  byTag: 'By tag',
  period: (key) => key.replace('-', ' ').replace(/^(\d{4}) (\d\d)$/, '$1-$2'),
};

/** Wording for a BCP 47 language; English for languages without their own. */
export function wordingFor(language: string): PlanWording {
  if (/^zh-(?:Hant|TW|HK|MO)/i.test(language)) return traditional;
  return /^zh/i.test(language) ? simplified : english;
}

interface ChineseParts {
  half: [string, string];
  quarter: (number: string) => string;
  week: string;
}

function chinesePeriod(key: string, parts: ChineseParts): string {
  const [year = '', rest = ''] = key.split('-');
  const number = rest.replace(/^[HQW]?0?/, '');
  if (!rest) return `${year}年`;
  if (rest.startsWith('H')) return `${year}年${parts.half[Number(number) - 1]}`;
  if (rest.startsWith('Q')) return `${year}年${parts.quarter(number)}`;
  if (rest.startsWith('W')) return `${year}年第${number}${parts.week}`;
  return `${year}年${number}月`;
}
