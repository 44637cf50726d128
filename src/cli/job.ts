import { realpath, stat } from 'node:fs/promises';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type { Job, Stage } from '../convert/job.ts';
import { message } from '../messages.ts';
import { loadSettings, SettingsError } from '../settings/load.ts';
import type { Message } from '../types.ts';
import type { Progress } from './console.ts';
import type { CommandContext } from './run.ts';
import { version } from './version.ts';

/** The job that a command line describes: folders, settings, and the world it runs in. */
export async function jobOf(context: CommandContext): Promise<Job> {
  const { world, given } = context;
  const folders = await existingFolders(given.folder as string[], world.cwd);
  const config = given.config as string | undefined;
  const { settings, file } = await loadSettings(
    await Promise.all(folders.map(folderOf)),
    given,
    config && path.resolve(world.cwd, config),
  );
  return {
    folders,
    settings,
    settingsFolder: file ? path.dirname(file) : world.cwd,
    outFolder: path.resolve(world.cwd, settings.out),
    replan: given.replan === true,
    showChanges: given.showChanges === true,
    ...(typeof given.plan === 'string' ? { planFile: path.resolve(world.cwd, given.plan) } : {}),
    environment: {
      version: await version(),
      now: world.now,
      cores: availableParallelism(),
      cacheFolder: settings.cache
        ? path.resolve(world.cwd, settings.cache)
        : cacheFolder(world.env),
      temporaryFolder: tmpdir(),
      variables: world.env,
    },
    onProgress: showProgress(context),
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

const labels: Record<Stage, string> = {
  reading: 'Reading articles',
  pictures: 'Getting pictures',
  writing: 'Writing books',
};

function showProgress({ console }: CommandContext): Job['onProgress'] {
  let shown: { stage: Stage; progress: Progress } | undefined;
  return (stage, done, total) => {
    if (shown?.stage !== stage) {
      shown?.progress.end();
      shown = { stage, progress: console.progress(labels[stage]) };
    }
    shown.progress.update(done, total);
    if (done >= total) shown.progress.end();
  };
}
