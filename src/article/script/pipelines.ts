import { configs } from 'opencc-js/preset';
import type { Script } from '../../types.ts';
import { type Dictionary, openccDictionary } from './dictionary.ts';

/** One of OpenCC's conversions, e.g. `s2twp`. */
export interface Conversion {
  /** Compatibility ideographs → the characters they stand for. */
  normalisation: Dictionary[][];
  /** Phrases that the later steps may not reach across; absent when there is one step only. */
  segmentation: Dictionary[] | undefined;
  /** Steps one after another: each a group of dictionaries in order of precedence. */
  steps: Dictionary[][];
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
  const groups = (chain: readonly (readonly unknown[])[]) =>
    chain.map((group) => group.map((source) => openccDictionary(source as string)));
  const conversion: Conversion = {
    normalisation: groups(config.normalizationChain ?? []),
    segmentation: config.segmentation && groups([config.segmentation as string[]])[0],
    steps: groups(config.conversionChain),
  };
  loaded.set(name, conversion);
  return conversion;
}
