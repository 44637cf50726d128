/**
 * wenji as a library: the commands as functions. Nothing is printed; what went wrong with an
 * article or a picture is told in messages, not thrown.
 */

import type { Job } from './convert/job.ts';
import { openJob } from './convert/open-job.ts';
import type { PicturesReport } from './convert/picture-report.ts';
import { buildFolders, planFolders, supplyFolders } from './convert.ts';
import type { SettingsInput } from './settings/schema.ts';
import type { Message, Report, ShelfPlan } from './types.ts';

export type { CheckOptions, CheckReport } from './check/check.ts';
export { checkBook } from './check/check.ts';
export type { Stage } from './convert/job.ts';
export { sentenceOf } from './messages.ts';
export { settingsJsonSchema } from './settings/flags.ts';
export { SettingsError } from './settings/load.ts';
export type { SettingsInput } from './settings/schema.ts';
export type { Message, PublishedVolume, Report, ShelfPlan, VolumePlan } from './types.ts';

export interface RunOptions {
  /** Settings file to read instead of a `wenji.yaml` in the folders. */
  settingsFile?: string;
  /** Plan anew instead of keeping articles in the volumes of earlier builds. */
  replan?: boolean;
  /** Called with the stage, what is done of it, and what there is to do. */
  onProgress?: Job['onProgress'];
}

/**
 * Builds the books of folders.
 * @param folders of articles, absolute or from the working folder
 * @param settings count over `wenji.yaml` and have its shape: `{ by: 'tag', out: 'books' }`
 * @returns what was bound and left out, as `report.json` says it
 * @throws SettingsError when a folder does not exist or a setting is wrong; its messages tell
 */
export async function build(
  folders: string[],
  settings: SettingsInput = {},
  options: RunOptions = {},
): Promise<Report> {
  return buildFolders(await jobFor(folders, settings, options));
}

/**
 * Plans the volumes of folders; no book is written and nothing fetched.
 * @returns the plan, and what kept files from being articles
 * @throws as `build` does
 */
export async function plan(
  folders: string[],
  settings: SettingsInput = {},
  options: RunOptions = {},
): Promise<{ plan: ShelfPlan; rejected: Message[] }> {
  const planned = await planFolders(await jobFor(folders, settings, options));
  return { plan: planned.plan, rejected: planned.scan.rejected };
}

/**
 * Fetches and encodes the pictures of folders ahead of a build, into the store.
 * @returns what is there, what is missing, and why
 * @throws as `build` does
 */
export async function fetchPictures(
  folders: string[],
  settings: SettingsInput = {},
  options: RunOptions = {},
): Promise<PicturesReport> {
  return supplyFolders(await jobFor(folders, settings, options));
}

async function jobFor(
  folders: string[],
  settings: SettingsInput,
  { settingsFile, replan = false, onProgress = () => {} }: RunOptions,
): Promise<Job> {
  const job = await openJob({
    folders,
    over: settings,
    settingsFile,
    cwd: process.cwd(),
    env: process.env,
    now: () => Date.now(),
    onProgress,
  });
  return { ...job, replan };
}
