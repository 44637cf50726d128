import path from 'node:path';
import type { Job, Stage } from '../convert/job.ts';
import { openJob } from '../convert/open-job.ts';
import { settingsFromFlags } from '../settings/flags.ts';
import type { Progress } from './console.ts';
import type { CommandContext } from './run.ts';

/** The job that a command line describes: folders, settings, and the world it runs in. */
export async function jobOf(context: CommandContext): Promise<Job> {
  const { world, given } = context;
  const job = await openJob({
    folders: given.folder as string[],
    over: settingsFromFlags(given),
    settingsFile: given.config as string | undefined,
    cwd: world.cwd,
    env: world.env,
    now: world.now,
    onProgress: showProgress(context),
  });
  return {
    ...job,
    replan: given.replan === true,
    showChanges: given.showChanges === true,
    ...(typeof given.plan === 'string' ? { planFile: path.resolve(world.cwd, given.plan) } : {}),
  };
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
