import { chineseDay, chineseMonth, chinesePeriod } from './days.ts';
import type { AccessibilityFacts, Labels } from './labels.ts';

const pictureSentences = {
  all: '每幅图片都有来源提供的说明。',
  captions: '图片以图注或来源的说明描述。',
  some: '部分图片在来源中既无说明也无图注。',
};

function accessibility({ pictures, described }: AccessibilityFacts): string {
  const sentence = pictures === 0 ? '全书没有图片。' : pictureSentences[described];
  return `目录、标题和阅读顺序均有标记，全部文字可供朗读。${sentence}`;
}

export const simplified: Labels = {
  contents: '目录',
  cover: '封面',
  titlePage: '书名页',
  start: '正文',
  colophon: '关于本书',
  sources: '文章来源',
  leftOut: '未收入的文章',
  reasons: {
    'file-unreadable': '文件无法读取',
    'file-too-large': '文件过大',
    'unknown-encoding': '文字编码无法识别',
    'binary-file': '文件中没有文字',
    'mhtml-unreadable': '保存的网页无法读取',
    'unsupported-file': '不支持的文件类型',
    'article-too-complex': '文章结构过于复杂',
    other: '文章无法读取',
  },
  duplicates: '重复而只收一次的文章',
  missingPictures: '未能取得的图片',
  indexByDate: '日期索引',
  indexByAuthor: '作者索引',
  indexByTag: '主题索引',
  undated: '日期不详',
  untitled: '无题',
  backToContents: '返回目录',
  original: '原文：',
  missingPicture: '此图未能取得',
  qr: (address) => `二维码：${address}`,

  facts: (facts) => facts.join('，'),
  told: (what, of) => `${what}：${of}`,
  bracketed: (text) => `（${text}）`,
  continued: (title, part) => `${title}（${part}）`,
  coverAlt: (title) => `《${title}》封面`,
  volume: (number, total) => (total > 1 ? `第${number}卷，共${total}卷` : ''),
  articles: (count) => `${count}篇文章`,
  period: (from, until) => (from === until ? from : `${from}至${until}`),
  by: (names) => `作者：${names.join('、')}`,
  names: (names) => names.join('、'),
  part: (number, total) => `第${number}篇${total ? `，共${total}篇` : ''}`,
  day: chineseDay,
  month: chineseMonth,
  bound: (articles, pictures) => `本卷收文章${articles}篇，图片${pictures}幅。`,
  published: (period) => `发表日期：${period}。`,
  made: (day) => `由 wenji 根据${day}的来源制作。`,
  accessibility,

  rest: '其他',
  supplement: '补编',
  index: '总目录',
  byDate: '按日期',
  byTheme: '按主题',
  byAuthor: '按作者',
  byTag: '按标签',
  periodName: (key) =>
    chinesePeriod(key, { half: ['上半年', '下半年'], quarter: (n) => `第${n}季度`, week: '周' }),
};
