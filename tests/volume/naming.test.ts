import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseKey, fileNameOf, identifierOf, NameRegister } from '../../src/volume/naming.ts';
import { romanise } from '../../src/volume/romanise.ts';

const hostile = [
  'CON',
  'nul.epub',
  'COM¹',
  'a.',
  'a ',
  '.',
  '..',
  '-rf',
  '~',
  'a:b',
  '*?"<>|',
  'x\0y',
  'two\nlines',
  'abc\u202Edef',
  '../../etc/passwd',
  '山'.repeat(100),
  '山'.repeat(300),
  '🙂'.repeat(80),
  '\uD800 alone',
  'Cafe\u0301',
  'Straße',
  'İ',
  'K',
  '',
  '   ',
  'kepub!',
];

describe('file names', () => {
  it.each(hostile)('are safe for %j', (title) => {
    const name = fileNameOf(title, '2021-Q4');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
    expect(name).toBe(name.normalize('NFC'));
    expect(name).toBe(name.toWellFormed());
    expect(name).not.toMatch(/[\p{Cc}\p{Cf}\\/:*?"<>|!]|^[.\s-]|[.\s]$/u);
    expect(name).not.toMatch(/^(?:con|nul|com¹)(?:\.|$)/i);
    expect(name.endsWith('2021-Q4')).toBe(true);
  });

  it('keep what readers can read', () => {
    expect(fileNameOf('纪事：山与河', '02')).toBe('纪事：山与河 02');
    expect(fileNameOf('A walk, & more')).toBe('A walk, more');
    expect(fileNameOf('aux')).toBe('_aux');
  });

  it('are made unique whatever the case or composition, the same way each time', () => {
    const names = new NameRegister();
    expect(
      ['Straße', 'STRASSE', 'Café', 'cafe\u0301', 'K', 'k'].map((n) => names.claim(n)),
    ).toEqual(['Straße', 'STRASSE-2', 'Café', 'cafe\u0301-2', 'K', 'k-2']);
  });

  it('stay unique for any titles', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 })), (titles) => {
        const register = new NameRegister();
        const names = titles.map((title) => register.claim(fileNameOf(title)));
        expect(new Set(names.map(caseKey)).size).toBe(names.length);
        for (const name of names) expect(Buffer.byteLength(name)).toBeLessThan(170);
      }),
    );
  });

  it('can be plain ASCII', () => {
    expect(romanise('重庆的旅行：Café 2')).toBe('chong-qing-de-lv-xing-cafe-2');
  });
});

describe('identifiers', () => {
  it('are version 5 UUIDs of shelf and key: these never change', () => {
    expect(identifierOf('shelf', 'theme/1')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(identifierOf('shelf', 'theme/1')).toBe(identifierOf('shelf', 'theme/1'));
    expect(identifierOf('shelf/theme', '1')).not.toBe(identifierOf('shelf', 'theme/1'));
  });
});
