import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDictionaryFile } from '../article/script/dictionary.ts';
import type { ScriptOptions } from '../article/script.ts';
import { message } from '../messages.ts';
import { SettingsError } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';

/**
 * What the settings say of conversion. The words of `wenji.yaml` count over those of the file.
 * @param folder where relative paths in the settings start from
 * @param isVertical vertical text is set with 「」 unless the settings say otherwise (GB/T 15834-2011, 5.2)
 * @throws SettingsError when the dictionary file cannot be read: the run must not start
 */
export async function conversionOf(
  { text }: Settings,
  folder: string,
  isVertical: boolean,
): Promise<ScriptOptions> {
  const words = text.dictionaryFile
    ? await readWords(path.resolve(folder, text.dictionaryFile))
    : {};
  const quotes = text.quotes ?? (isVertical ? 'corner' : 'keep');
  return {
    charactersOnly: text.charactersOnly,
    dictionary: { ...words, ...text.dictionary },
    ...(quotes === 'keep' ? {} : { quotes }),
  };
}

async function readWords(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    const detail = error.message;
    throw new SettingsError([message('dictionary-unreadable', file, { detail })]);
  });
  return parseDictionaryFile(text);
}
