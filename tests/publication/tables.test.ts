import { describe, expect, test } from 'vitest';
import { serialise, textOf } from '../../src/article/xhtml.ts';
import { element as e } from '../../src/publication/markup.ts';
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
    const narrow = table(['Eyepiece', 'Power'], ['25 mm', '36'], ['10 mm', '90']);
    expect(fitTables([narrow])).toEqual([narrow]);
    const digits = table(['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['1', '2', '3', '4', '5', '6', '7']);
    expect(fitTables([digits])).toEqual([digits]);
  });

  test('too wide with headers becomes a block for each row, every cell under its header', () => {
    const [list] = fitTables([table(wide, readings, readings)]) as [MarkupElement];
    expect(list.attributes).toEqual({ class: 'rows', id: 'gauges' });
    const blocks = list.children.filter((node): node is MarkupElement => typeof node !== 'string');
    expect(blocks.map(({ name }) => name)).toEqual(['dl', 'dl']);
    const parts = blocks[0]!.children.filter((node) => typeof node !== 'string');
    const words = parts.map((node) => [(node as MarkupElement).name, textOf([node])]);
    expect(words).toEqual(
      wide.flatMap((header, n) => [
        ['dt', header],
        ['dd', readings[n]],
      ]),
    );
  });

  test('says no header over an empty cell, and gives a cell without header a sign of its own', () => {
    const list = fitTables([table(['', ...wide.slice(1)], ['Mill', '', ...readings.slice(2)])]);
    expect(serialise(list)).toContain('<dt>·</dt>\n<dd>Mill</dd>\n<dt>Instruments</dt>');
    expect(serialise(list)).not.toContain('Observers');
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
    expect(kept).toMatchObject({ name: 'table', attributes: { class: 'dense' } });
    expect(textOf([kept])).toBe(textOf([given]));
  });
});

const last = (nodes: MarkupNode[]) => nodes.at(-1) as MarkupElement;
const lastRow = (given: MarkupElement) => last(last(given.children).children);
const lastCell = (given: MarkupElement) => last(lastRow(given).children);
