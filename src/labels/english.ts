import { yearMonthDay } from './days.ts';
import type { AccessibilityFacts, Labels } from './labels.ts';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

const count = (number: number, thing: string) =>
  number === 1 ? `1 ${thing}` : `${number} ${thing}s`;

function list(names: string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const pictureSentences = {
  all: 'Every picture has the description that its source gave.',
  captions: 'Pictures are described by their captions or by their source.',
  some: 'Some pictures have neither description nor caption in the source.',
};

function accessibility({ pictures, described }: AccessibilityFacts): string {
  const sentence = pictures === 0 ? 'There are no pictures.' : pictureSentences[described];
  return `Contents, headings and reading order are marked, and all text can be read aloud. ${sentence}`;
}

export const english: Labels = {
  contents: 'Contents',
  cover: 'Cover',
  titlePage: 'Title page',
  start: 'Start of text',
  colophon: 'About this book',
  sources: 'Sources',
  leftOut: 'Left out',
  reasons: {
    'file-unreadable': 'the file could not be read',
    'file-too-large': 'the file is too large',
    'unknown-encoding': 'the encoding of the text could not be told',
    'binary-file': 'the file holds no text',
    'mhtml-unreadable': 'the saved page could not be read',
    'unsupported-file': 'a kind of file that is not read',
    'article-too-complex': 'the markup is too complex',
    other: 'the article could not be read',
  },
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
  qr: (address) => `QR code: ${address}`,

  facts: (facts) => facts.join(', '),
  told: (what, of) => `${what}: ${of}`,
  bracketed: (text) => ` (${text})`,
  continued: (title, part) => `${title} (${part})`,
  coverAlt: (title) => `Cover of ${title}`,
  volume: (number, total) => (total > 1 ? `Volume ${number} of ${total}` : ''),
  articles: (number) => count(number, 'article'),
  period: (from, until) => (from === until ? from : `${from} – ${until}`),
  by: (names) => `By ${list(names)}`,
  names: (names) => names.join(', '),
  part: (number, total) => `Part ${number}${total ? ` of ${total}` : ''}`,
  day: (iso) => {
    const [year, month, day] = yearMonthDay(iso);
    return `${day} ${months[month - 1]} ${year}`;
  },
  month: (iso) => {
    const [year, month] = yearMonthDay(iso);
    return `${months[month - 1]} ${year}`;
  },
  bound: (articles, pictures) =>
    `This volume holds ${count(articles, 'article')} and ${count(pictures, 'picture')}.`,
  published: (period) => `Published: ${period}.`,
  made: (day) => `Made by wenji from sources as they stood on ${day}.`,
  accessibility,

  rest: 'Other',
  supplement: 'supplement',
  index: 'Index',
  byDate: 'By date',
  byTheme: 'By theme',
  byAuthor: 'By author',
  byTag: 'By tag',
  periodName: (key) => key.replace('-', ' ').replace(/^(\d{4}) (\d\d)$/, '$1-$2'),
};
