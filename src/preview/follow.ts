import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

export interface FollowOptions {
  /** Absolute folders whose changes mean nothing: what the work itself writes. */
  ignore: string[];
  /** Changes that come within this many milliseconds of each other are one. */
  settledMs: number;
  /** Told of what the work throws; following goes on. */
  onError: (error: unknown) => void;
}

export interface Following {
  close(): void;
}

/**
 * Does work whenever something below the folders changes: once at a time, and once more where
 * something changed meanwhile.
 * @param places absolute folders or files
 * @throws when a place cannot be watched
 */
export function follow(
  places: string[],
  work: () => Promise<void>,
  { ignore, settledMs, onError }: FollowOptions,
): Following {
  let settled: NodeJS.Timeout | undefined;
  let atWork = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (atWork) {
      again = true;
      return;
    }
    atWork = true;
    do {
      again = false;
      await work().catch(onError);
    } while (again);
    atWork = false;
  };
  const watchers = places.map((place) =>
    watched(place, (changed) => {
      if (ignore.some((folder) => isBelow(changed, folder))) return;
      clearTimeout(settled);
      settled = setTimeout(() => void run(), settledMs);
    }).on('error', onError),
  );
  return {
    close() {
      clearTimeout(settled);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** Hidden files are an editor's or ours (a book being written), never an article. */
function watched(place: string, changed: (file: string) => void): FSWatcher {
  return watch(place, { recursive: true }, (_event, name) => {
    if (name === null || !name.split(path.sep).some((part) => part.startsWith('.')))
      changed(path.join(place, name ?? ''));
  });
}

function isBelow(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative));
}
