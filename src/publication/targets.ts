import type { PicturePreset, TargetProfile } from '../types.ts';

/** Picture boxes: 300-ppi six- and seven-inch screens, and larger ones. */
const standard: PicturePreset = { name: 'standard', width: 1448, height: 1448, grey: false };
const large: PicturePreset = { name: 'large', width: 1872, height: 2480, grey: false };
const grey: PicturePreset = { name: 'grey', width: 1448, height: 1448, grey: true };

const asWritten = (language: string) => language;

/** Kindle chooses its Chinese fonts by region codes; whether it knows scripts is not known. */
function kindleLanguage(language: string): string {
  const codes: Record<string, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' };
  return codes[language] ?? language;
}

const general: TargetProfile = {
  name: 'general',
  pictures: standard,
  languageCode: asWritten,
  coverPage: true,
  contentsDepth: 2,
  kepub: false,
  maxDocumentBytes: 260_000,
  maxVolumeBytes: 45_000_000,
};

/**
 * What each target changes. Facts and their sources are in docs/targets.md.
 */
export const targets: Record<string, TargetProfile> = {
  general,
  // Kindle shows the cover picture by itself, and a cover page would show it twice.
  kindle: { ...general, name: 'kindle', languageCode: kindleLanguage, coverPage: false },
  // Sentence spans double the markup, so documents are split at half the size.
  kobo: { ...general, name: 'kobo', kepub: true, maxDocumentBytes: 130_000 },
  koreader: { ...general, name: 'koreader' },
  apple: { ...general, name: 'apple', pictures: large, maxVolumeBytes: 200_000_000 },
  pocketbook: { ...general, name: 'pocketbook' },
  'e-ink': { ...general, name: 'e-ink', pictures: grey },
};

/** The profile of a target's name. @returns undefined when there is none of that name */
export function targetNamed(name: string): TargetProfile | undefined {
  return Object.hasOwn(targets, name) ? targets[name] : undefined;
}
