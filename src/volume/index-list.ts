import type { Condition } from '../settings/theme-rules.ts';

/** The list files that conditions name, each once. */
export function indexFilesOf(conditions: Condition[]): string[] {
  const files = conditions.flatMap(({ index = [], all = [], any = [], not = [] }) => [
    ...index,
    ...indexFilesOf([...all, ...any, ...not]),
  ]);
  return [...new Set(files)];
}

/**
 * The names of a list file: the first column of every line. Mirrors' own lists are read as they
 * are (`n123,Title, with commas`), and so is a plain list of paths.
 */
export function namesInList(text: string): Set<string> {
  const names = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map(firstColumn)
    .filter((name) => name !== '' && !name.startsWith('#'));
  return new Set(names);
}

function firstColumn(line: string): string {
  const quoted = /^\s{0,99}"([^"]{0,500})"/.exec(line)?.[1];
  const name = quoted ?? line.split(/[,\t]/, 1)[0]!;
  return name.trim().replace(/^\.\//, '');
}
