import { characterAt, characterBefore } from '../east-asian.ts';
import type { Edit, TextRun } from '../text-run.ts';

/** Blocks of compatibility ideographs; the dozen that are ideographs in their own right stay. */
const COMPATIBILITY = /[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/**
 * Compatibility ideographs by canonical equivalence (NFC, Unicode Standard Annex 15): any
 * conforming program may do the same, so that search and dictionaries of readers find the word.
 */
export function normaliseCompatibility({ text }: TextRun): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: character, index } of text.matchAll(COMPATIBILITY)) {
    const ordinary = character.normalize('NFC');
    if (ordinary !== character) {
      edits.push({ start: index, end: index + character.length, text: ordinary });
    }
  }
  return edits;
}

const KANGXI_RADICALS = /[\u2f00-\u2fd5]+/g;
const IDEOGRAPH = /\p{Unified_Ideograph}/u;

/**
 * Kangxi radicals beside an ideograph, which PDF programs write for the ideographs that look the
 * same. A radical that stands by itself is meant, as in a list of radicals.
 */
export function normaliseRadicals({ text }: TextRun): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: radicals, index: start } of text.matchAll(KANGXI_RADICALS)) {
    const end = start + radicals.length;
    const isInWord =
      IDEOGRAPH.test(characterBefore(text, start)) || IDEOGRAPH.test(characterAt(text, end));
    if (isInWord) edits.push({ start, end, text: radicals.normalize('NFKC') });
  }
  return edits;
}
