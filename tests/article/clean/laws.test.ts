import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CleaningRecord, cleanLine } from '../../../src/article/clean/clean-run.ts';
import { type Cleaning, cleaningRuleEntries } from '../../../src/article/clean/rules.ts';
import { textOf } from '../../../src/article/xhtml.ts';
import { articleOf } from '../pages.ts';

const all = Object.fromEntries(cleaningRuleEntries.map(([name]) => [name, true])) as Cleaning;
const clean = (text: string, cleaning = all) => cleanLine(text, cleaning, new CleaningRecord());

/** Pieces that the rules look at, weighted so that they meet. */
const pieces = [
  ...['风', '车', '河水', '𠮷', '一', 'か', 'ー', 'wind', 'a', 'ลม', 'می', 'क्', '물', '7', '1.5'],
  ...[
    ',',
    '.',
    '...',
    '。',
    '。。。',
    '…',
    '?',
    '!',
    ':',
    ';',
    '(',
    ')',
    '（',
    '）',
    '-',
    '--',
    '—',
  ],
  ...['“', '”', '‘', '’', '"', "'", '「', '」', ' ', '  ', '\u00a0', '\u3000', '\u2003', '%', '/'],
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u202e', '\ufffc'],
  ...[
    '👨',
    '👩🏽',
    '❤\ufe0f',
    '🏴',
    '\u{e0067}',
    '\u{e007f}',
    '\u0007',
    '\u0093',
    '\u008a',
    '\ufdd0',
  ],
  ...[
    '\ue863',
    '\ue123',
    '\uf0e0',
    '\u{f0000}',
    '\uf9e8',
    '\ufa0e',
    '\u{2f800}',
    '\u2f42',
    '\u2f08',
  ],
];
const someText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.toWellFormed()),
);

const lettersOf = (text: string) =>
  [...text.normalize('NFKC')].filter((character) => /[\p{L}\p{M}\p{N}]/u.test(character));

function isWithin(few: string[], many: string[]): boolean {
  let next = 0;
  for (const one of many) if (one === few[next]) next++;
  return next === few.length;
}

describe('laws of cleaning', () => {
  it('no letter, mark of a letter or number is lost or moves', () => {
    fc.assert(
      fc.property(someText, (text) => {
        expect(isWithin(lettersOf(text), lettersOf(clean(text)))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('a second time changes nothing', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const once = clean(text);
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });

  it('Latin text stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~\u00a0\u00c0-\u024f“”‘’…—]*$/), (text) => {
        expect(clean(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('inline elements make no difference', () => {
    // Icons and gaps are told by their elements; spaces at edges are the rebuilding's.
    const cleaning = { ...all, privateUse: false, spaces: false, indents: false };
    const words = fc.array(
      fc.constantFrom(...pieces.filter((piece) => /[^\s\ufffc]/.test(piece))),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    const wraps = fc.array(fc.constantFrom('%', '<b>%</b>', '<i><b>%</b></i>'), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, wraps, (list, shells) => {
        const html = list.map((word, index) => shells[index]!.replace('%', word)).join('');
        const options = { cleaning };
        const text = (markup: string) =>
          textOf(articleOf(`<p>${markup}。</p>`, { title: '别' }, {}, options).body);
        expect(text(html)).toBe(text(list.join('')));
      }),
      { numRuns: 1000 },
    );
  });

  it('a rule changes nothing in a text without the characters it needs', () => {
    const rules = cleaningRuleEntries.flatMap(([, { edits, needs }]) =>
      edits && needs ? [{ edits, need: new RegExp(`[${needs}]`) }] : [],
    );
    expect(rules).toHaveLength(cleaningRuleEntries.filter(([, { edits }]) => edits).length);
    fc.assert(
      fc.property(someText, (text) => {
        for (const { edits, need } of rules.filter((rule) => !rule.need.test(text))) {
          expect({ need, edits: edits({ parts: [{ data: text, depth: 0 }], text }) }).toEqual({
            need,
            edits: [],
          });
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('takes linear time', () => {
    const hard = [
      '\u2f42',
      '(',
      '...',
      '- ',
      '\u200d',
      '\u3000 ',
      '。',
      '风,',
      '\ue123',
      '"',
      'a风',
    ];
    const start = process.cpuUsage();
    for (const piece of hard) clean(piece.repeat(60_000));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(8_000);
  });
});
