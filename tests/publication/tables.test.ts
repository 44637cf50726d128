import { describe, expect, test } from 'vitest';
import { serialise, textOf } from '../../src/article/xhtml.ts';
import { element as e, elementsOf } from '../../src/publication/markup.ts';
import { fitTables } from '../../src/publication/tables.ts';
import type { MarkupElement, MarkupNode } from '../../src/types.ts';

const row = (name: string, cells: string[]) =>
  e('tr', {}, ...cells.map((cell) => e(name, {}, ...(cell ? [cell] : []))));

function table(head: string[], ...rows: string[][]): MarkupElement {
  const body = e('tbody', {}, ...rows.map((cells) => row('td', cells)));
  return e('table', { id: 'gauges' }, e('thead', {}, row('th', head)), body);
}

const wide = ['Station', 'Observers', 'Instruments', 'Water level', 'Temperature', 'Remarks'];
const readings = ['Upper mill', 'Two students', 'Staff gauge', '1.2 m', '11 degrees', 'Clear'];

describe('a table', () => {
  test('that a small screen holds stays a table', () => {
    const narrow = table(['Eyepiece', 'Power'], ['long', 'weak'], ['short', 'strong']);
    const kept = { ...narrow, attributes: { ...narrow.attributes, class: 'short' } };
    expect(fitTables([narrow])).toEqual([kept]);
    const digits = table(['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['1', '2', '3', '4', '5', '6', '7']);
    expect(fitTables([digits])).toMatchObject([{ children: digits.children }]);
  });

  test('too wide with headers becomes a block for each row, every cell beside its header', () => {
    const [list] = fitTables([table(wide, readings, readings)]) as [MarkupElement];
    expect(list.attributes).toEqual({ class: 'rows', id: 'gauges' });
    const blocks = list.children.filter((node): node is MarkupElement => typeof node !== 'string');
    expect(blocks.map(({ name }) => name)).toEqual(['dl', 'dl']);
    const pairs = blocks[0]!.children.filter((node) => typeof node !== 'string');
    expect(pairs.map((pair) => (pair as MarkupElement).name)).toEqual(wide.map(() => 'div'));
    expect(pairs.map((pair) => textOf([pair]))).toEqual(
      wide.map((header, n) => `${header} ${readings[n]}`),
    );
    expect(serialise(pairs.slice(0, 2))).toBe(
      '<div class="pair name"><dt>Station</dt> <dd>Upper mill</dd></div>' +
        '<div class="pair"><dt>Observers</dt> <dd>Two students</dd></div>',
    );
  });

  test('of many rows or much text may be cut, others keep to one page', () => {
    const given = [1, 13].map((rows) => table(['a', 'b'], ...Array(rows).fill(['c', 'd'])));
    const long = table(['a', 'b'], ['c', '河水转了两个弯才流到磨坊。'.repeat(40)]);
    const looks = fitTables([...given, long]).map(
      (node) => (node as MarkupElement).attributes.class,
    );
    expect(looks).toEqual(['short', undefined, undefined]);
  });

  test('says no header beside an empty cell, and gives a cell without header a sign of its own', () => {
    const list = fitTables([table(['', ...wide.slice(1)], ['Mill', '', ...readings.slice(2)])]);
    expect(serialise(list)).toContain('<dt>·</dt> <dd>Mill</dd>');
    expect(serialise(list)).not.toContain('Observers');
  });

  test('has columns of quantities in line, with their headers', () => {
    const heads = ['年份', '水位', '日数'];
    const [given] = fitTables([
      table(heads, ['2021', '2.31 米', '203 日'], ['2022', '−1.87 米', '很多']),
    ]);
    const rows = [...elementsOf([given!])].filter(({ name }) => name === 'tr');
    const classes = rows.map(({ children }) =>
      children.map((cell) => (cell as MarkupElement).attributes.class),
    );
    expect(classes).toEqual(rows.map(() => ['number', 'number', undefined]));
  });

  test.each<[string, (table: MarkupElement) => void]>([
    ['has no headers', (given) => given.children.shift()],
    ['spans columns', (given) => Object.assign(lastCell(given).attributes, { colspan: '2' })],
    [
      'has a row that links lead to',
      (given) => Object.assign(lastRow(given), { attributes: { id: 'r' } }),
    ],
    ['has rows of other lengths', (given) => lastRow(given).children.pop()],
  ])('too wide keeps its form in smaller type when it %s', (_, change) => {
    const given = table(wide, readings, readings);
    change(given);
    const [kept] = fitTables([given]) as [MarkupElement];
    expect(kept).toMatchObject({ name: 'table', attributes: { class: 'dense short' } });
    expect(textOf([kept])).toBe(textOf([given]));
  });
});

const last = (nodes: MarkupNode[]) => nodes.at(-1) as MarkupElement;
const lastRow = (given: MarkupElement) => last(last(given.children).children);
const lastCell = (given: MarkupElement) => last(lastRow(given).children);
