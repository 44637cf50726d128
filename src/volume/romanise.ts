import { pinyinOf } from '../article/pinyin.ts';

/**
 * A title in plain ASCII, for file names: Chinese as pinyin without tones, letters without
 * marks, everything else a dash.
 * @returns '' when nothing can be written so
 */
export function romanise(title: string): string {
  const readings = pinyinOf(title, { tone: 'none' });
  const written = [...title].map((character, index) => {
    const reading = readings[index];
    return reading ? ` ${reading} ` : character;
  });
  return written
    .join('')
    .replace(/ü/g, 'v')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}
