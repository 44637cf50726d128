import { characterAt, characterBefore, isEastAsianLetter } from '../east-asian.ts';
import type { Edit, TextRun } from '../text-run.ts';

/** Stands in print for a character that cannot be had (JIS X 0208 names it the geta mark). */
export const GETA = '〓';

const PRIVATE_USE = /\p{Co}+/gu;

/**
 * What GBK put into the private range before Unicode had it: the first code point, then the
 * characters in order. After GB 18030-2022, marks for vertical text as their ordinary forms.
 */
const FORMER: readonly (readonly [first: number, characters: readonly string[]])[] = [
  [0xe78d, [...'，。、：；！？〖〗…']],
  [0xe7c7, [...'ḿǹ']],
  [
    0xe815,
    [
      ...'⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
    ],
  ],
];

function formerReading(character: string): string | undefined {
  const point = character.codePointAt(0)!;
  for (const [first, characters] of FORMER) {
    const reading = characters[point - first];
    if (reading) return reading;
  }
  return undefined;
}

/**
 * Private-use characters, which show as boxes without the page's own font. Beside a Chinese
 * character they are rare characters of old encodings: read if known, else 〓, so that a reader
 * sees that one is missing. Alone in an element, or among other text, they are icons and go.
 */
export function readPrivateUse(run: TextRun): Edit[] {
  const { text } = run;
  const clusters = [...text.matchAll(PRIVATE_USE)];
  if (clusters.length === 0) return [];
  const icons = iconOffsets(run);
  return clusters.flatMap(({ 0: cluster, index }) => {
    const isInText =
      isEastAsianLetter(characterBefore(text, index)) ||
      isEastAsianLetter(characterAt(text, index + cluster.length));
    let end = index;
    return [...cluster].map((character) => {
      const start = end;
      end += character.length;
      const isRead = isInText && !icons.has(start);
      return { start, end, text: isRead ? (formerReading(character) ?? GETA) : '' };
    });
  });
}

/** Offsets of parts that hold nothing but one such character, with blanks about it or not. */
function iconOffsets({ parts }: TextRun): ReadonlySet<number> {
  const offsets = new Set<number>();
  if (parts.length === 1) return offsets;
  let offset = 0;
  for (const { data } of parts) {
    const content = data.trim();
    if (/^\p{Co}$/u.test(content)) offsets.add(offset + data.indexOf(content));
    offset += data.length;
  }
  return offsets;
}
