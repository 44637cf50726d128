import { pinyin } from 'pinyin-pro';

const HAN_RUN = /\p{Script=Han}+/gu;

/**
 * A title in plain ASCII, for file names: Chinese as pinyin without tones, letters without
 * marks, everything else a dash.
 * @returns '' when nothing can be written so
 */
export function romanise(title: string): string {
  return title
    .replace(HAN_RUN, (run) => ` ${pinyin(run, { toneType: 'none', type: 'array' }).join(' ')} `)
    .replace(/ü/g, 'v')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}
