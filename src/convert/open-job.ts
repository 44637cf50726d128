import { realpath, stat } from 'node:fs/promises';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { message } from '../messages.ts';
import { loadSettings, SettingsError } from '../settings/load.ts';
import type { Message } from '../types.ts';
import type { Job } from './job.ts';
import { version } from './version.ts';

/** What is asked for, and the world that it is asked in. */
export interface JobOrder {
  /** Folders (or files) of articles, as the user named them. */
  folders: string[];
  /** Settings that count over those of `wenji.yaml`, in its shape. */
  over: object;
  /** Settings file named by the user, instead of looking for one in the folders. */
  settingsFile?: string | undefined;
  /** Folder that relative names start from. */
  cwd: string;
  /** Environment variables. */
  env: Record<string, string | undefined>;
  now: () => number;
  onProgress: Job['onProgress'];
}

/**
 * The job of a run, with settings read and checked.
 * @throws SettingsError when a folder does not exist or a setting is wrong
 */
export async function openJob(order: JobOrder): Promise<Job> {
  const { cwd, env, settingsFile } = order;
  const folders = await existingFolders(order.folders, cwd);
  const { settings, file } = await loadSettings(
    await Promise.all(folders.map(folderOf)),
    order.over,
    settingsFile && path.resolve(cwd, settingsFile),
  );
  return {
    folders,
    settings,
    settingsFolder: file ? path.dirname(file) : cwd,
    outFolder: path.resolve(cwd, settings.out),
    replan: false,
    showChanges: false,
    environment: {
      version: await version(),
      now: order.now,
      cores: availableParallelism(),
      cacheFolder: settings.cache ? path.resolve(cwd, settings.cache) : cacheFolder(env),
      temporaryFolder: tmpdir(),
      variables: env,
    },
    onProgress: order.onProgress,
  };
}

async function existingFolders(given: string[], cwd: string): Promise<string[]> {
  const wrong: Message[] = [];
  const folders: string[] = [];
  for (const name of given) {
    const real = await realpath(path.resolve(cwd, name)).catch(() => undefined);
    if (real) folders.push(real);
    else wrong.push(message('folder-missing', name));
  }
  if (wrong.length > 0) throw new SettingsError(wrong);
  return folders;
}

async function folderOf(place: string): Promise<string> {
  return (await stat(place)).isDirectory() ? place : path.dirname(place);
}

/** The user's cache folder by the conventions of the system (XDG Base Directory 0.8). */
function cacheFolder(env: Record<string, string | undefined>): string {
  const base =
    env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && path.join(env.HOME, '.cache'));
  return path.join(base || path.join(homedir() || tmpdir(), '.cache'), 'wenji');
}
