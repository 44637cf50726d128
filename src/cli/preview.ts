import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Job } from '../convert/job.ts';
import { buildFolders } from '../convert.ts';
import { message } from '../messages.ts';
import { follow } from '../preview/follow.ts';
import { openPreview, type PreviewServer } from '../preview/server.ts';
import { SettingsError } from '../settings/load.ts';
import { jobOf } from './job.ts';
import { type CommandContext, EXIT } from './run.ts';

/** Changes that come together are shown once. */
const SETTLED_MS = 500;

/** `wenji preview`: serves the shelf to this machine until it is interrupted. */
export async function run(context: CommandContext): Promise<number> {
  const { given, world, console } = context;
  const named = given.shelf as string[] | undefined;
  const places = (named?.length ? named : ['wenji-out']).map((name) =>
    path.resolve(world.cwd, name),
  );
  const job = given.from ? await jobInto(places, context) : undefined;
  if (job) await rebuild(job, context);
  for (const place of places) {
    if (!(await stat(place).catch(() => undefined))) {
      throw new SettingsError([message('folder-missing', path.relative(world.cwd, place))]);
    }
  }
  const server = await openPreview(places, Number(given.port));
  console.print(server.url);
  console.tell('Open this address in a browser; stop with Ctrl-C.');
  const followed = given.watch ? followAll(places, job, server, context) : [];
  return new Promise((resolve) => {
    process.once('SIGINT', () => {
      for (const one of followed) one.close();
      void server.close().then(() => resolve(EXIT.fine));
    });
  });
}

/** The build that makes the first place of the shelf. */
async function jobInto(places: string[], context: CommandContext): Promise<Job> {
  const [out] = places;
  await mkdir(out!, { recursive: true });
  const given = { ...context.given, folder: context.given.from, out };
  return jobOf({ ...context, given });
}

async function rebuild(job: Job, { console }: CommandContext): Promise<void> {
  const { volumes, messages } = await buildFolders(job);
  const problems = messages.filter(({ severity }) => severity !== 'info').length;
  console.tell(`${volumes.length} books, ${problems} problems`);
}

/** Books are shown again when they change; articles are bound again when they change. */
function followAll(
  places: string[],
  job: Job | undefined,
  server: PreviewServer,
  context: CommandContext,
) {
  const options = {
    settledMs: SETTLED_MS,
    onError: (error: unknown) => context.console.tell(String(error)),
  };
  const shown = follow(places, () => server.refresh(), { ...options, ignore: [] });
  if (!job) return [shown];
  const ignore = [job.outFolder, job.environment.cacheFolder];
  const bound = follow(job.folders, () => rebuild(job, context), { ...options, ignore });
  return [shown, bound];
}
