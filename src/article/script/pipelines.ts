import { configs } from 'opencc-js/preset';
import type { Script } from '../../types.ts';
import { type Lexicon, lexiconOf, openccDictionary } from './dictionary.ts';

/** One of OpenCC's conversions, e.g. `s2twp`. */
export interface Conversion {
  /** Compatibility ideographs → the characters they stand for. */
  normalisation: Lexicon[];
  /** Phrases that the later steps may not reach across; absent when there is one step only. */
  segmentation: Lexicon | undefined;
  /** Steps one after another. */
  steps: Lexicon[];
}

/** The conversions, one after another, from a script to another. */
const names: Record<Script, Record<Script, string[]>> = {
  'zh-Hans': { 'zh-Hans': [], 'zh-Hant': ['s2t'], 'zh-TW': ['s2twp'], 'zh-HK': ['s2hkp'] },
  'zh-Hant': { 'zh-Hans': ['t2s'], 'zh-Hant': [], 'zh-TW': ['t2tw'], 'zh-HK': ['t2hk'] },
  'zh-TW': { 'zh-Hans': ['tw2sp'], 'zh-Hant': [], 'zh-TW': ['t2tw'], 'zh-HK': ['tw2t', 't2hk'] },
  'zh-HK': { 'zh-Hans': ['hk2sp'], 'zh-Hant': [], 'zh-TW': ['hk2t', 't2tw'], 'zh-HK': ['t2hk'] },
};

/** The same without phrases: characters and their regional forms only. */
const withoutPhrases: Record<string, string> = {
  s2twp: 's2tw',
  s2hkp: 's2hk',
  tw2sp: 'tw2s',
  hk2sp: 'hk2s',
};

/**
 * What converts text of one script into another: OpenCC's configurations of the same names. Text
 * that is in the script already gets the regional forms of its characters and nothing else.
 */
export function conversionsBetween(
  from: Script,
  to: Script,
  charactersOnly: boolean,
): Conversion[] {
  return names[from][to].map((name) =>
    conversionNamed(charactersOnly ? (withoutPhrases[name] ?? name) : name),
  );
}

/** Part of opencc-js's configurations that its types leave out. */
type Config = (typeof configs)[string] & { normalizationChain?: readonly (readonly string[])[] };

const loaded = new Map<string, Conversion>();

function conversionNamed(name: string): Conversion {
  const known = loaded.get(name);
  if (known) return known;
  const config = configs[name] as Config;
  const lexicons = (chain: readonly (readonly unknown[])[]) =>
    chain.map((sources) => sharedLexicon(sources as readonly string[]));
  const conversion: Conversion = {
    normalisation: lexicons(config.normalizationChain ?? []),
    segmentation: config.segmentation && lexicons([config.segmentation])[0],
    steps: lexicons(config.conversionChain),
  };
  loaded.set(name, conversion);
  return conversion;
}

const shared: Lexicon[] = [];

/** Conversions have most of their steps in common: each is made once a process. */
function sharedLexicon(sources: readonly string[]): Lexicon {
  const dictionaries = sources.map(openccDictionary);
  const known = shared.find(
    (lexicon) =>
      lexicon.dictionaries.length === dictionaries.length &&
      lexicon.dictionaries.every((dictionary, index) => dictionary === dictionaries[index]),
  );
  if (known) return known;
  const lexicon = lexiconOf(dictionaries);
  shared.push(lexicon);
  return lexicon;
}
