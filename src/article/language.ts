import simplifiedPairs from 'opencc-js/dict/STCharacters';
import traditionalPairs from 'opencc-js/dict/TSCharacters';

/**
 * The language of an article from its text: by script, by character variants for Chinese, by
 * common words for languages in Latin script. What the page declares is believed only where the
 * text does not contradict it: whole archives carry the declaration of their template.
 */

/** Characters of each sample: beginning, middle and end of a text tell as much as all of it. */
const SAMPLE = 1200;

function sampleOf(text: string): string {
  if (text.length <= 3 * SAMPLE) return text;
  const middle = (text.length - SAMPLE) >> 1;
  return text.slice(0, SAMPLE) + text.slice(middle, middle + SAMPLE) + text.slice(-SAMPLE);
}

/** UTF-16 units of a text, which are walked in a third of a string's time. */
function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  Buffer.from(units.buffer).write(text, 'utf16le');
  return units;
}

/**
 * @param text visible text of the article
 * @param declared language code as the page declares it: `zh-CN`, `zh_TW`, `en-us` …
 * @returns BCP 47 code; `zh-Hans` or `zh-Hant` for Chinese; `und` when nothing tells
 */
export function detectLanguage(text: string, declared?: string): string {
  const sample = sampleOf(text);
  const hint = normaliseLanguage(declared);
  const units = unitsOf(sample);
  const script = mainScript(countScripts(units));
  if (script === 'Han') return chineseOf(units, hint);
  if (script === 'Latin') return latinOf(sample, hint);
  if (script === 'Cyrillic')
    return hintInScript(hint, CYRILLIC) ?? (/[іїєґ]/i.test(sample) ? 'uk' : 'ru');
  return (script && languageOfScript[script]) ?? hint ?? 'und';
}

/**
 * A language code as people and templates write it → BCP 47: `zh_CN`, `zh-SG` → `zh-Hans`;
 * `zh-TW`, `zh-HK` → `zh-Hant`; `en_us` → `en-US`; undefined when it is no code. Plain `zh` stays.
 */
export function normaliseLanguage(declared: string | undefined): string | undefined {
  const code = declared?.trim().replaceAll('_', '-').replace(/\..*$/, '');
  if (!code || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(code)) return undefined;
  if (CHINESE.test(code)) return chineseCode(code);
  try {
    return Intl.getCanonicalLocales(code)[0];
  } catch {
    return undefined;
  }
}

/** Whether a language is written from right to left. @param language BCP 47 code */
export const isFromTheRight = (language: string): boolean =>
  /^(?:ar|he|fa|ur|yi|ps|sd|ug|dv|ckb|arc)\b/i.test(language);

/** Codes of the Sinitic languages that are written with Chinese characters. */
const CHINESE = /^(?:zh|zho|chi|cmn|yue|wuu|lzh|gan|hak|nan|hsn)(?:-|$)/i;

function chineseCode(code: string): string {
  if (/-(?:hant|tw|hk|mo)\b/i.test(code) || /^yue/i.test(code)) return 'zh-Hant';
  return /-(?:hans|cn|sg|my)\b/i.test(code) ? 'zh-Hans' : 'zh';
}

/* ---------------------------------------------------------------- scripts */

const scripts = [
  ...['Han', 'Kana', 'Hangul', 'Latin', 'Cyrillic', 'Arabic', 'Hebrew', 'Thai', 'Greek'],
  ...['Devanagari', 'Tibetan', 'Mongolian'],
] as const;
type Script = (typeof scripts)[number];
type Counts = Record<Script, number>;

const patterns = scripts.map((script) =>
  // Without the signs that Chinese text writes too: the middle dot, the long-vowel mark.
  script === 'Kana' ? /[\u3041-\u3096\u30a1-\u30fa]/ : new RegExp(`\\p{sc=${script}}`, 'u'),
);

const languageOfScript: Partial<Record<Script, string>> = {
  Kana: 'ja',
  Hangul: 'ko',
  Arabic: 'ar',
  Hebrew: 'he',
  Thai: 'th',
  Greek: 'el',
  Devanagari: 'hi',
  Tibetan: 'bo',
  Mongolian: 'mn',
};

/** Classes of characters; a script's place in `scripts` is its class. */
const LATIN = scripts.indexOf('Latin');
const CYRILLIC_LETTER = scripts.indexOf('Cyrillic');
const MARK = scripts.length;
const NONE = MARK + 1;
/** Class of each UTF-16 unit plus one, found out when the unit is first met; 0 before. */
const classes = new Uint8Array(0x10000);

function classOf(unit: number): number {
  const known = classes[unit]!;
  if (known > 0) return known - 1;
  const character = String.fromCharCode(unit);
  const script = patterns.findIndex((pattern) => pattern.test(character));
  const found = script >= 0 ? script : /[\p{M}'’]/u.test(character) ? MARK : NONE;
  classes[unit] = found + 1;
  return found;
}

/**
 * Characters of each script; of Latin and Cyrillic words, since one Chinese character says about
 * as much as one word. A pair of surrogates is Chinese: of the rest hardly any is written.
 */
function countScripts(sample: Uint16Array): Counts {
  const counts = new Uint32Array(NONE + 1);
  let before = NONE;
  for (let i = 0; i < sample.length; i++) {
    const unit = sample[i]!;
    if (unit >= 0xd840 && unit < 0xd88c) {
      before = 0;
      counts[0]!++;
      continue;
    }
    let found = classOf(unit);
    if (found === MARK && before === LATIN) found = LATIN;
    const isWithinWord = found === before && (found === LATIN || found === CYRILLIC_LETTER);
    if (!isWithinWord) counts[found]!++;
    before = found;
  }
  return Object.fromEntries(scripts.map((script, index) => [script, counts[index]!])) as Counts;
}

/** Japanese has kana in every sentence; a Chinese text may quote a word or two. */
function mainScript(counts: Counts): Script | undefined {
  const { Han, Kana, Hangul, Latin } = counts;
  const east = Han + Kana + Hangul;
  if (Kana > 1 && Kana > 0.2 * east && east > Latin) return 'Kana';
  if (Hangul > 1 && Hangul > 0.3 * east && east > Latin) return 'Hangul';
  let best: Script | undefined;
  for (const script of scripts) if (counts[script] > (best ? counts[best] : 0)) best = script;
  return best;
}

/* ---------------------------------------------------------------- Chinese */

/**
 * Simplified characters that Traditional text uses too (后, 里, 台 …): they prove nothing. The
 * list is every Simplified form that stands in the Traditional side of OpenCC's phrases.
 */
const SHARED =
  '里斗干于游岩采范后占征准辟凶咸云余郁朴划几岳丑杰尸伙熏夸吁涂台筑丰涌皂仆杠价佣确党愿叶跖膻蜡厘淀苹荐万胜恒种腌帘腊适广虫么霉厂吃据柜咨虱' +
  '乾鑪醣舖夥顗騞麼廢扞拚於潕皁薹谿計祕濛蒐剋氾昇吒徵釐脩陞劄袷只面';

const SIMPLIFIED = 1;
const TRADITIONAL = 2;

/** For each UTF-16 unit, the Chinese script that alone has it; rare ideographs are not judged. */
const scriptOfUnit = new Uint8Array(0x10000);
for (const [pairs, others, script] of [
  [simplifiedPairs, traditionalPairs, SIMPLIFIED],
  [traditionalPairs, simplifiedPairs, TRADITIONAL],
] as const) {
  for (const character of charactersOnlyIn(pairs, others)) {
    if (character.length === 1) scriptOfUnit[character.charCodeAt(0)] = script;
  }
}

function charactersOnlyIn(pairs: string, otherPairs: string): Set<string> {
  const shared = new Set([...SHARED, ...firstSides(otherPairs)]);
  return new Set(firstSides(pairs).filter((character) => !shared.has(character)));
}

/** First sides of `"a b|c d"`, without the pairs that change nothing. */
function firstSides(pairs: string): string[] {
  return pairs
    .split('|')
    .map((pair) => pair.split(' '))
    .filter(([from, to]) => from !== to)
    .map(([from]) => from!);
}

/**
 * How many characters of a text belong to one Chinese script alone.
 * @returns counts of characters that are Simplified only and Traditional only
 */
export function scriptEvidence(text: string): { simplified: number; traditional: number } {
  return evidenceIn(unitsOf(text));
}

function evidenceIn(units: Uint16Array): { simplified: number; traditional: number } {
  let simplified = 0;
  let traditional = 0;
  for (let i = 0; i < units.length; i++) {
    const script = scriptOfUnit[units[i]!];
    if (script === SIMPLIFIED) simplified++;
    else if (script === TRADITIONAL) traditional++;
  }
  return { simplified, traditional };
}

function chineseOf(sample: Uint16Array, hint: string | undefined): string {
  const { simplified, traditional } = evidenceIn(sample);
  if (simplified !== traditional) return simplified > traditional ? 'zh-Hans' : 'zh-Hant';
  if (hint === 'zh-Hant' || hint === 'ja') return hint;
  return 'zh-Hans';
}

/* ---------------------------------------------------------------- Latin script */

/** Words so common that a few sentences show them, and that the others do not have. */
const commonWords: Record<string, string> = {
  en: 'the and of to is that for was with are this from not have his they which you',
  de: 'der die und das den von nicht mit sich auf ist eine dem zu auch wird für',
  fr: 'le les et des est une dans que pour qui du pas sur au avec ce il plus',
  es: 'el los las y una por con para del se su lo como más pero fue',
  it: 'il di che gli della per non una con sono anche nel alla dei più',
  pt: 'os um uma não para do da em com ao dos das mais foi são',
  nl: 'het een van de en niet dat op te zijn voor met aan ook',
  vi: 'của và là các không được trong cho người một những với có',
  id: 'yang dan di dengan untuk ini itu dari pada tidak dalam adalah',
};

const wordLanguages = new Map<string, string[]>();
for (const [language, words] of Object.entries(commonWords)) {
  for (const word of words.split(' ')) {
    wordLanguages.set(word, [...(wordLanguages.get(word) ?? []), language]);
  }
}

/** A declared language yields only to plain evidence of another. */
function latinOf(sample: string, hint: string | undefined): string {
  const [best, second] = rankLanguages(sample);
  const declared = hint && !CHINESE.test(hint) && !EASTERN.test(hint) ? hint : undefined;
  if (!best) return declared ?? 'und';
  if (!declared) return best.hits > (second?.hits ?? 0) ? best.language : 'und';
  const isContradicted = best.hits >= 10 && best.hits > 3 * (second?.hits ?? 0);
  return isContradicted && !declared.startsWith(best.language) ? best.language : declared;
}

const EASTERN = /^(?:ja|ko|ru|uk|ar|he|th|el)(?:-|$)/;
const CYRILLIC = /^(?:ru|uk|be|bg|sr|mk|kk|ky|tg|mn)(?:-|$)/;

function hintInScript(hint: string | undefined, languages: RegExp): string | undefined {
  return hint && languages.test(hint) ? hint : undefined;
}

/** Languages by how many of their common words stand in the text; fewer than one in 20 is chance. */
function rankLanguages(sample: string): { language: string; hits: number }[] {
  const hits = new Map<string, number>();
  const words = sample.toLowerCase().match(/\p{sc=Latin}[\p{sc=Latin}\p{M}'’]*/gu) ?? [];
  for (const word of words) {
    for (const language of wordLanguages.get(word) ?? []) {
      hits.set(language, (hits.get(language) ?? 0) + 1);
    }
  }
  return [...hits]
    .map(([language, count]) => ({ language, hits: count }))
    .filter((ranked) => ranked.hits >= words.length / 20)
    .sort((a, b) => b.hits - a.hits || (a.language < b.language ? -1 : 1));
}
