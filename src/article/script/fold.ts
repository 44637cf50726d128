import characters from 'opencc-js/dict/TSCharacters';

/**
 * What counts of a text when texts are compared: letters and figures, folded to lower case,
 * half width and simplified characters. By UTF-16 unit; 0 for what does not count.
 */
let table: Uint16Array | undefined;

const COUNTS = /[\p{L}\p{N}]/u;

function foldTable(): Uint16Array {
  if (table) return table;
  const made = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) made[code] = foldedUnit(code);
  for (const pair of characters.split('|')) {
    const [from = '', to = ''] = pair.split(' ');
    if (from.length === 1 && to.length === 1) made[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  table = made;
  return made;
}

function foldedUnit(code: number): number {
  // Halves of a pair are kept as they are: most are rare ideographs.
  if (code >= 0xd800 && code <= 0xdfff) return code;
  const character = String.fromCharCode(code);
  if (!COUNTS.test(character)) return 0;
  const folded = character.normalize('NFKC').toLowerCase();
  return folded.length === 1 ? folded.charCodeAt(0) : code;
}

/**
 * A text as it is compared with others: punctuation, spaces, case, width and the choice between
 * simplified and traditional characters make no difference.
 * @returns UTF-16 units
 */
export function foldedUnits(text: string): Uint16Array {
  const fold = foldTable();
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = fold[text.charCodeAt(i)]!;
    if (unit !== 0) units[length++] = unit;
  }
  return units.subarray(0, length);
}

/**
 * A name as it is compared with others: case, width, runs of blanks and the choice of characters
 * make no difference, signs do: C, C++ and C# are three.
 */
export function foldedName(name: string): string {
  const fold = foldTable();
  const plain = name.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
  return Array.from(plain, (character) => {
    const unit = character.length === 1 ? fold[character.charCodeAt(0)]! : 0;
    return unit === 0 ? character : String.fromCharCode(unit);
  }).join('');
}

/** `foldedUnits` as a string, for keys. */
export function foldedText(text: string): string {
  const units = foldedUnits(text);
  let folded = '';
  for (let i = 0; i < units.length; i += 4096) {
    folded += String.fromCharCode(...units.subarray(i, i + 4096));
  }
  return folded;
}
