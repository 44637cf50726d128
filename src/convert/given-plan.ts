import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../messages.ts';
import { SettingsError } from '../settings/load.ts';
import type { ArticleRecord, Message, ShelfPlan } from '../types.ts';
import { completePlan } from '../volume/given-plan.ts';
import { readPlan } from '../volume/plan-file.ts';
import type { SizeOptions } from '../volume/size.ts';

export interface GivenPlan {
  plan: ShelfPlan;
  notes: Message[];
}

/**
 * The plan that the user gave, made whole for the articles that were found.
 * @param file absolute path of a file that `wenji plan --json` printed
 * @throws SettingsError when it cannot be read or does not fit the folder
 */
export async function givenPlan(
  file: string,
  records: ArticleRecord[],
  shelfKey: string,
  sizes: SizeOptions,
): Promise<GivenPlan> {
  const name = path.basename(file);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new SettingsError([message('plan-missing', file)]);
  const { plan: written, problem } = readPlan(text.replace(/^\uFEFF/, ''), name, records);
  if (!written) throw new SettingsError(problem ? [problem] : []);
  const shelf = { key: written.shelf ?? shelfKey };
  const { plan, problems, notes } = completePlan(written, records, { file: name, shelf, sizes });
  if (!plan) throw new SettingsError(problems);
  return { plan, notes };
}
