/**
 * Every word that wenji itself writes into a book, by language. To add a language, add a
 * table: the compiler asks for each entry.
 */
export interface Labels {
  contents: string;
  cover: string;
  titlePage: string;
  start: string;
  colophon: string;
  sources: string;
  leftOut: string;
  duplicates: string;
  missingPictures: string;
  indexByDate: string;
  indexByAuthor: string;
  indexByTag: string;
  undated: string;
  untitled: string;
  backToContents: string;
  original: string;
  missingPicture: string;
  picture: string;
  footnote: string;
  continued: (title: string, part: number) => string;
  coverAlt: (title: string) => string;
  volume: (number: number, total: number) => string;
  articles: (count: number) => string;
  pictures: (count: number) => string;
  period: (from: string, until: string) => string;
  by: (names: string[]) => string;
  /** Several names in one line. */
  names: (names: string[]) => string;
  /** A day `YYYY-MM-DD` in words. */
  day: (iso: string) => string;
  /** A year and month `YYYY-MM` in words. */
  month: (iso: string) => string;
  bound: (articles: number, pictures: number) => string;
  made: (day: string) => string;
  leftOutNone: string;
  accessibility: (facts: AccessibilityFacts) => string;
}

/** What the accessibility summary has to tell. */
export interface AccessibilityFacts {
  pictures: number;
  /** How the pictures are described: by the source, by captions, or some not at all. */
  described: 'all' | 'captions' | 'some';
}

const days = (iso: string) => iso.slice(0, 10).split('-').map(Number) as [number, number, number];

const english: Labels = {
  contents: 'Contents',
  cover: 'Cover',
  titlePage: 'Title page',
  start: 'Start of text',
  colophon: 'About this book',
  sources: 'Sources',
  leftOut: 'Left out',
  duplicates: 'Bound once',
  missingPictures: 'Pictures not to be had',
  indexByDate: 'Articles by date',
  indexByAuthor: 'Articles by author',
  indexByTag: 'Articles by subject',
  undated: 'Undated',
  untitled: 'Untitled',
  backToContents: 'Contents',
  original: 'Source: ',
  missingPicture: 'This picture could not be had',
  picture: 'Picture',
  footnote: 'Note',
  continued: (title, part) => `${title} (${part})`,
  coverAlt: (title) => `Cover of ${title}`,
  volume: (number, total) => (total > 1 ? `Volume ${number} of ${total}` : ''),
  articles: (count) => (count === 1 ? '1 article' : `${count} articles`),
  pictures: (count) => (count === 1 ? '1 picture' : `${count} pictures`),
  period: (from, until) => (from === until ? from : `${from} – ${until}`),
  by: (names) => `By ${englishList(names)}`,
  names: (names) => names.join(', '),
  day: (iso) => {
    const [year, month, day] = days(iso);
    return `${day} ${englishMonths[month - 1]} ${year}`;
  },
  month: (iso) => {
    const [year, month] = days(iso);
    return `${englishMonths[month - 1]} ${year}`;
  },
  bound: (articles, pictures) =>
    `This volume holds ${english.articles(articles)} and ${english.pictures(pictures)}.`,
  made: (day) => `Made by wenji from sources as they stood on ${day}.`,
  leftOutNone: 'Nothing was left out.',
  accessibility: ({ pictures, described }) =>
    [
      'Contents, headings and reading order are marked, and all text can be read aloud.',
      pictures === 0 ? 'There are no pictures.' : pictureSentences[described],
    ].join(' '),
};

const pictureSentences = {
  all: 'Every picture has the description that its source gave.',
  captions: 'Pictures are described by their captions or by their source.',
  some: 'Some pictures have neither description nor caption in the source.',
};

const englishMonths =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function englishList(names: string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const chineseDay = (iso: string) => {
  const [year, month, day] = days(iso);
  return `${year}年${month}月${day}日`;
};

const chineseMonth = (iso: string) => {
  const [year, month] = days(iso);
  return `${year}年${month}月`;
};

const simplified: Labels = {
  contents: '目录',
  cover: '封面',
  titlePage: '书名页',
  start: '正文',
  colophon: '关于本书',
  sources: '文章来源',
  leftOut: '未收入的文章',
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
  picture: '图片',
  footnote: '注',
  continued: (title, part) => `${title}（${part}）`,
  coverAlt: (title) => `《${title}》封面`,
  volume: (number, total) => (total > 1 ? `第${number}卷，共${total}卷` : ''),
  articles: (count) => `${count}篇文章`,
  pictures: (count) => `${count}幅图片`,
  period: (from, until) => (from === until ? from : `${from}至${until}`),
  by: (names) => `作者：${names.join('、')}`,
  names: (names) => names.join('、'),
  day: chineseDay,
  month: chineseMonth,
  bound: (articles, pictures) => `本卷收文章${articles}篇，图片${pictures}幅。`,
  made: (day) => `由 wenji 根据${day}的来源制作。`,
  leftOutNone: '没有遗漏的文章。',
  accessibility: ({ pictures, described }) =>
    [
      '目录、标题和阅读顺序均有标记，全部文字可供朗读。',
      pictures === 0
        ? '全书没有图片。'
        : {
            all: '每幅图片都有来源提供的说明。',
            captions: '图片以图注或来源的说明描述。',
            some: '部分图片在来源中既无说明也无图注。',
          }[described],
    ].join(''),
};

const traditional: Labels = {
  contents: '目錄',
  cover: '封面',
  titlePage: '書名頁',
  start: '正文',
  colophon: '關於本書',
  sources: '文章來源',
  leftOut: '未收入的文章',
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
  picture: '圖片',
  footnote: '註',
  continued: (title, part) => `${title}（${part}）`,
  coverAlt: (title) => `《${title}》封面`,
  volume: (number, total) => (total > 1 ? `第${number}卷，共${total}卷` : ''),
  articles: (count) => `${count}篇文章`,
  pictures: (count) => `${count}幅圖片`,
  period: (from, until) => (from === until ? from : `${from}至${until}`),
  by: (names) => `作者：${names.join('、')}`,
  names: (names) => names.join('、'),
  day: chineseDay,
  month: chineseMonth,
  bound: (articles, pictures) => `本卷收文章${articles}篇，圖片${pictures}幅。`,
  made: (day) => `由 wenji 根據${day}的來源製作。`,
  leftOutNone: '沒有遺漏的文章。',
  accessibility: ({ pictures, described }) =>
    [
      '目錄、標題和閱讀順序均有標記，全部文字可供朗讀。',
      pictures === 0
        ? '全書沒有圖片。'
        : {
            all: '每幅圖片都有來源提供的說明。',
            captions: '圖片以圖註或來源的說明描述。',
            some: '部分圖片在來源中既無說明也無圖註。',
          }[described],
    ].join(''),
};

/**
 * The words for books in a language.
 * @param language BCP 47; Chinese without a script is taken by its region, else as Simplified;
 *   languages without a table of their own get English words
 */
export function labelsFor(language: string): Labels {
  const code = language.toLowerCase();
  if (!code.startsWith('zh')) return english;
  const isTraditional = code.includes('hant') || /-(tw|hk|mo)\b/.test(code);
  return isTraditional ? traditional : simplified;
}
