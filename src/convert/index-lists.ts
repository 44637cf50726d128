import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../messages.ts';
import { SettingsError } from '../settings/load.ts';
import type { ThemeRule } from '../settings/theme-rules.ts';
import { indexFilesOf, namesInList } from '../volume/index-list.ts';
import type { IndexLists } from '../volume/rules.ts';

/**
 * Reads the list files that theme rules name.
 * @param folder what relative paths in the settings start from
 * @throws SettingsError naming every file that cannot be read
 */
export async function readIndexLists(themes: ThemeRule[], folder: string): Promise<IndexLists> {
  const missing: string[] = [];
  const lists = new Map<string, ReadonlySet<string>>();
  for (const file of indexFilesOf(themes)) {
    const text = await readFile(path.resolve(folder, file), 'utf8').catch(() => undefined);
    if (text === undefined) missing.push(file);
    else lists.set(file, namesInList(text));
  }
  if (missing.length > 0) {
    throw new SettingsError(missing.map((file) => message('index-file-missing', file)));
  }
  return lists;
}
