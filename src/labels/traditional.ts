import { chinesePeriod } from './days.ts';
import type { AccessibilityFacts, Labels } from './labels.ts';
import { simplified } from './simplified.ts';

const pictureSentences = {
  all: '每幅圖片都有來源提供的說明。',
  captions: '圖片以圖註或來源的說明描述。',
  some: '部分圖片在來源中既無說明也無圖註。',
};

function accessibility({ pictures, described }: AccessibilityFacts): string {
  const sentence = pictures === 0 ? '全書沒有圖片。' : pictureSentences[described];
  return `目錄、標題和閱讀順序均有標記，全部文字可供朗讀。${sentence}`;
}

/** Traditional characters without the words of one region. */
export const traditional: Labels = {
  contents: '目錄',
  cover: '封面',
  titlePage: '書名頁',
  start: '正文',
  colophon: '關於本書',
  sources: '文章來源',
  leftOut: '未收入的文章',
  reasons: {
    'file-unreadable': '檔案無法讀取',
    'file-too-large': '檔案過大',
    'unknown-encoding': '文字編碼無法識別',
    'binary-file': '檔案中沒有文字',
    'mhtml-unreadable': '儲存的網頁無法讀取',
    'unsupported-file': '不支援的檔案類型',
    'article-too-complex': '文章結構過於複雜',
    other: '文章無法讀取',
  },
  duplicates: '重複而只收一次的文章',
  missingPictures: '未能取得的圖片',
  indexByDate: '日期索引',
  indexByAuthor: '作者索引',
  indexByTag: '主題索引',
  undated: '日期不詳',
  untitled: '無題',
  backToContents: '返回目錄',
  original: '原文：',
  missingPicture: '此圖未能取得',
  qr: (address) => `二維條碼：${address}`,

  // Punctuation, order and figures are those of Simplified Chinese.
  facts: simplified.facts,
  told: simplified.told,
  bracketed: simplified.bracketed,
  continued: simplified.continued,
  coverAlt: simplified.coverAlt,
  volume: simplified.volume,
  articles: simplified.articles,
  period: simplified.period,
  by: simplified.by,
  names: simplified.names,
  part: simplified.part,
  day: simplified.day,
  month: simplified.month,
  bound: (articles, pictures) => `本卷收文章${articles}篇，圖片${pictures}幅。`,
  published: (period) => `發表日期：${period}。`,
  made: (day) => `由 wenji 根據${day}的來源製作。`,
  accessibility,

  rest: '其他',
  supplement: '補編',
  index: '總目錄',
  byDate: '按日期',
  byTheme: '按主題',
  byAuthor: '按作者',
  byTag: '按標籤',
  periodName: (key) =>
    chinesePeriod(key, { half: ['上半年', '下半年'], quarter: (n) => `第${n}季`, week: '週' }),
};

/** As in Taiwan: 冊 of a set of books, 依 of an order. */
export const taiwan: Labels = {
  ...traditional,
  reasons: { ...traditional.reasons, 'unknown-encoding': '文字編碼無法辨識' },
  volume: (number, total) => (total > 1 ? `第${number}冊，共${total}冊` : ''),
  bound: (articles, pictures) => `本冊收錄文章${articles}篇，圖片${pictures}張。`,
  byDate: '依日期',
  byTheme: '依主題',
  byAuthor: '依作者',
  byTag: '依標籤',
};

/** As in Hong Kong and Macau: 冊 of a set of books. */
export const hongKong: Labels = {
  ...traditional,
  volume: taiwan.volume,
  bound: (articles, pictures) => `本冊收錄文章${articles}篇，圖片${pictures}張。`,
};
