import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Blob, Face, Font, Variation } from 'harfbuzzjs';
import { decompress } from 'woff2-encoder';

/**
 * The typeface of covers: Noto Serif SC and TC (SIL Open Font License 1.1), which come as npm
 * packages cut into about a hundred files by range of characters. A title needs a handful of
 * them. Nothing of the system's fonts is used, so that a cover is the same on every machine.
 */

export interface CoverFace {
  font: Font;
  unitsPerEm: number;
}

export type FaceScript = 'zh-Hans' | 'zh-Hant';

const FAMILIES: Record<FaceScript, string[]> = {
  'zh-Hans': ['noto-serif-sc', 'noto-serif-tc'],
  'zh-Hant': ['noto-serif-tc', 'noto-serif-sc'],
};

/** First and last code point, and the file that holds what is between. */
type Range = [first: number, last: number, file: string];

interface Family {
  ranges: Range[];
  folder: string;
  faces: Map<string, Promise<Face>>;
}

/** Fonts are read once a process: they never change. */
const families = new Map<string, Promise<Family>>();

/**
 * Finds the face that has a character, in the script's own family first.
 * @param weight 200 to 900
 * @returns undefined when neither family has the character
 */
export async function faceFor(
  character: string,
  script: FaceScript,
  weight: number,
): Promise<CoverFace | undefined> {
  const codePoint = character.codePointAt(0)!;
  for (const name of FAMILIES[script]) {
    const family = await familyOf(name);
    for (const [first, last, file] of family.ranges) {
      if (codePoint < first || codePoint > last) continue;
      const found = await weighted(family, file, weight);
      if (found.font.nominalGlyph(codePoint)) return found;
    }
  }
  return undefined;
}

/** Starts the font engine ahead of the first cover: a fifth of a second that can pass unnoticed. */
export async function warmFaces(): Promise<void> {
  await faceFor('文', 'zh-Hans', 600);
}

function familyOf(name: string): Promise<Family> {
  const known = families.get(name) ?? loadFamily(name);
  families.set(name, known);
  return known;
}

async function loadFamily(name: string): Promise<Family> {
  const latin = createRequire(import.meta.url).resolve(
    `@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`,
  );
  const folder = path.dirname(latin);
  const subsets = JSON.parse(await readFile(path.join(folder, '../unicode.json'), 'utf8'));
  return { ranges: rangesOf(name, subsets), folder, faces: new Map() };
}

/** `{"[4]": "U+1f1e9-1f1f5,U+…"}` → ranges with the names of their files. */
function rangesOf(name: string, subsets: Record<string, string>): Range[] {
  return Object.entries(subsets).flatMap(([subset, list]) =>
    list.split(',').map((range): Range => {
      const [first, last = first] = range.replace('U+', '').split('-');
      const file = `${name}-${subset.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`;
      return [Number.parseInt(first!, 16), Number.parseInt(last!, 16), file];
    }),
  );
}

const weightedFaces = new WeakMap<Face, Map<number, CoverFace>>();

async function weighted(family: Family, file: string, weight: number): Promise<CoverFace> {
  const loading = family.faces.get(file) ?? loadFace(path.join(family.folder, file));
  family.faces.set(file, loading);
  const face = await loading;
  const fonts = weightedFaces.get(face) ?? new Map<number, CoverFace>();
  weightedFaces.set(face, fonts);
  const found = fonts.get(weight) ?? atWeight(face, weight);
  fonts.set(weight, found);
  return found;
}

async function loadFace(file: string): Promise<Face> {
  return new Face(new Blob(await decompress(await readFile(file))), 0);
}

function atWeight(face: Face, weight: number): CoverFace {
  const font = new Font(face);
  font.setVariations([new Variation('wght', weight)]);
  return { font, unitsPerEm: face.upem };
}
