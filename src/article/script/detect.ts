import type { Script } from '../../types.ts';
import { scriptEvidence } from '../language.ts';

/** Forms that Hong Kong prints, and those of Taiwan where the two differ. */
const HONG_KONG = /[裏着衞説温啓脱税悦鋭閲羣]/g;
const TAIWAN = /[裡衛說溫啟脫稅悅銳閱群]/g;

/**
 * The script of an article, with its region where the characters tell.
 * @param language the article's language, `zh-TW` and `zh-Hant-HK` included
 */
export function scriptOf(language: string, text: string): Script {
  if (/-TW\b/i.test(language)) return 'zh-TW';
  if (/-(?:HK|MO)\b/i.test(language)) return 'zh-HK';
  if (/-Hans\b|-(?:CN|SG)\b/i.test(language)) return 'zh-Hans';
  const { simplified, traditional } = scriptEvidence(text);
  if (!/-Hant\b/i.test(language) && simplified >= traditional) return 'zh-Hans';
  const hongKong = text.match(HONG_KONG)?.length ?? 0;
  const taiwan = text.match(TAIWAN)?.length ?? 0;
  if (hongKong > taiwan) return 'zh-HK';
  return taiwan > 0 ? 'zh-TW' : 'zh-Hant';
}

/**
 * The region of Traditional text that its source declares: Taiwan's or Hong Kong's.
 * @param language what the text was found to be
 * @param declared language code as the source declares it: `zh-TW`, `zh_HK` …
 */
export function regionDeclared(language: string, declared = ''): Script | undefined {
  const region = /^(?:zh|zho|chi|cmn|yue)\b.*-(tw|hk|mo)\b/i.exec(
    declared.replaceAll('_', '-'),
  )?.[1];
  if (language !== 'zh-Hant' || !region) return undefined;
  return region.toLowerCase() === 'tw' ? 'zh-TW' : 'zh-HK';
}

/**
 * The script of one paragraph: the article's, unless the paragraph plainly speaks against it,
 * as where a Simplified article quotes a Traditional text.
 * @param least characters of the other script alone that are enough
 */
export function scriptOfPassage(text: string, articleScript: Script, least = 3): Script {
  const { simplified, traditional } = scriptEvidence(text);
  if (articleScript === 'zh-Hans') {
    return traditional >= least && simplified === 0 ? 'zh-Hant' : articleScript;
  }
  return simplified >= least && traditional === 0 ? 'zh-Hans' : articleScript;
}

const KANA = /[\u3041-\u3096\u30a1-\u30fa]/g;
const CHARACTERS = /[\p{sc=Han}\u3041-\u3096\u30a1-\u30fa]/gu;
const QUOTED = /[「『“‘《〈（(][^「『“‘《〈（()）〉》’”』」]*[)）〉》’”』」]/g;

/**
 * Where a text is Japanese and must stay as it is: the whole, or what stands in quotes or
 * brackets. A single の in a Chinese brand name does not count.
 */
export function japanesePassages(text: string): [start: number, end: number][] {
  if (text.search(KANA) < 0) return [];
  const outside = text.replaceAll(QUOTED, '');
  if (isJapanese(/\p{sc=Han}/u.test(outside) ? outside : text)) return [[0, text.length]];
  return [...text.matchAll(QUOTED)]
    .filter(([passage]) => isJapanese(passage))
    .map((found) => [found.index, found.index + found[0].length]);
}

function isJapanese(text: string): boolean {
  const kana = text.match(KANA)?.length ?? 0;
  return kana > 1 && kana > 0.2 * (text.match(CHARACTERS)?.length ?? 0);
}
