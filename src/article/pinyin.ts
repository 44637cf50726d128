import { pinyin } from 'pinyin-pro';
import { scriptEvidence } from './language.ts';
import { convertText } from './script.ts';

export interface PinyinForm {
  /** `symbol`: zhòng, `num`: zhong4 (0 for the neutral tone), `none`: zhong. */
  tone: 'symbol' | 'num' | 'none';
  /** Read 曾, 单, 仇 as names are read: at the head of the text (a person), or anywhere in it. */
  names?: 'head' | 'all';
}

/**
 * Readings of a text, one for each code point; '' for what is no Chinese character or has no
 * known reading. Characters with several readings are decided by the phrase they stand in.
 *
 * The dictionary of phrases is Simplified: 銀行 would be read yín xíng. Traditional text is
 * therefore read by its Simplified counterpart (Taiwan's variants: 看著 is 看着, zhe).
 */
export function pinyinOf(text: string, { tone, names }: PinyinForm): string[] {
  const source = [...text];
  const simplified = simplifiedOf(text);
  const readings = pinyin([...simplified].length === source.length ? simplified : text, {
    type: 'all',
    toneType: tone,
    // The dictionary's tones: 一本 is written yī běn (GB/T 16159-2012, 6.4).
    toneSandhi: false,
    ...(names ? { surname: names } : {}),
  });
  return source.map((_, index) => readings[index]?.pinyin ?? '');
}

/** Text that is Simplified already is not converted: that would load the dictionaries for nothing. */
function simplifiedOf(text: string): string {
  if (scriptEvidence(text).traditional === 0) return text;
  return convertText(text, 'zh-TW', 'zh-Hans', { charactersOnly: true });
}
