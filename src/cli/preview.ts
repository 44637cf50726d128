import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../messages.ts';
import { openPreview } from '../preview/server.ts';
import { SettingsError } from '../settings/load.ts';
import { type CommandContext, EXIT } from './run.ts';

/** Changes that come together are shown once. */
const SETTLED_MS = 500;

/** `wenji preview`: serves the shelf to this machine until it is interrupted. */
export async function run({ given, world, console }: CommandContext): Promise<number> {
  const named = given.shelf as string[] | undefined;
  const places = (named?.length ? named : ['wenji-out']).map((name) =>
    path.resolve(world.cwd, name),
  );
  for (const place of places) {
    if (!(await stat(place).catch(() => undefined))) {
      throw new SettingsError([message('folder-missing', path.relative(world.cwd, place))]);
    }
  }
  const server = await openPreview(places, Number(given.port));
  console.print(server.url);
  console.tell('Open this address in a browser; stop with Ctrl-C.');
  if (given.watch) watchPlaces(places, server.refresh);
  return new Promise((resolve) => {
    process.once('SIGINT', () => void server.close().then(() => resolve(EXIT.fine)));
  });
}

function watchPlaces(places: string[], refresh: () => Promise<void>): void {
  let settled: NodeJS.Timeout | undefined;
  for (const place of places) {
    watch(place, () => {
      clearTimeout(settled);
      settled = setTimeout(() => void refresh().catch(() => {}), SETTLED_MS);
    });
  }
}
