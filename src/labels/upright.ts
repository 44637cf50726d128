import type { Labels } from './labels.ts';

const digits = '〇一二三四五六七八九';
const units = ['', '十', '百', '千'];

/** Digit for digit, as years are written: 2024 → 二〇二四. */
function inDigits(number: string): string {
  return number.replace(/\d/g, (digit) => digits[Number(digit)]!);
}

/** As it is said: 12 → 十二, 205 → 二百零五. From ten thousand on digit for digit. */
export function inWords(number: number): string {
  if (number === 0) return '零';
  const places = String(number).split('').map(Number);
  if (places.length > units.length) return inDigits(String(number));
  const said = places.map((digit, n) =>
    digit === 0 ? '零' : digits[digit]! + units[places.length - 1 - n]!,
  );
  const words = said.join('').replace(/零+/g, '零').replace(/零$/, '');
  return words.replace(/^一十/, '十');
}

function inCharacters(text: string): string {
  return text.replace(/\d+/g, (number, at: number) =>
    text[at + number.length] === '年' ? inDigits(number) : inWords(Number(number)),
  );
}

/** Chinese labels with numbers in characters, as lines from top to bottom have them. */
export function upright(labels: Labels): Labels {
  return {
    ...labels,
    day: (iso) => inCharacters(labels.day(iso)),
    month: (iso) => inCharacters(labels.month(iso)),
    volume: (number, total) => inCharacters(labels.volume(number, total)),
    articles: (count) => inCharacters(labels.articles(count)),
    part: (number, total) => inCharacters(labels.part(number, total)),
    bound: (articles, pictures) => inCharacters(labels.bound(articles, pictures)),
  };
}
