import picocolors from 'picocolors';

/** What the command line may touch of the world; everything below gets it as values. */
export interface Surroundings {
  cwd: string;
  env: Record<string, string | undefined>;
  now: () => number;
  stdout: NodeJS.WritableStream & { isTTY?: boolean };
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
}

/** How much a command says on standard error. */
export type Loudness = 'quiet' | 'normal' | 'verbose';

export interface Console {
  loudness: Loudness;
  /** The result of the command: standard output. */
  print(line: string): void;
  /** What accompanies the work: standard error. */
  tell(line: string): void;
  colors: ReturnType<typeof picocolors.createColors>;
  progress(label: string): Progress;
}

export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

/** The console of one run. Colours and moving progress only where a person watches. */
export function openConsole(world: Surroundings, loudness: Loudness): Console {
  const watched = world.stderr.isTTY === true && !world.env.NO_COLOR && world.env.TERM !== 'dumb';
  return {
    loudness,
    print: (line) => world.stdout.write(`${line}\n`),
    tell: (line) => world.stderr.write(`${line}\n`),
    colors: picocolors.createColors(watched),
    progress: (label) => {
      if (loudness === 'quiet') return silent;
      return watched ? movingProgress(world, label) : plainProgress(world, label);
    },
  };
}

const silent: Progress = { update: () => {}, end: () => {} };

/** One line that is rewritten as work goes on, at most ten times a second. */
function movingProgress(world: Surroundings, label: string): Progress {
  let last = 0;
  let open = false;
  return {
    update(done, total) {
      if (world.now() - last < 100 && done < total) return;
      last = world.now();
      open = true;
      world.stderr.write(`\r\u001b[2K${label} ${bar(done, total)} ${done}/${total}`);
    },
    end() {
      if (open) world.stderr.write('\r\u001b[2K');
      open = false;
    },
  };
}

function bar(done: number, total: number): string {
  const width = 24;
  const filled = total > 0 ? Math.round((done / total) * width) : width;
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

/** For logs: one line a stage, and one every ten seconds of a long stage. */
function plainProgress(world: Surroundings, label: string): Progress {
  let last: number | undefined;
  return {
    update(done, total) {
      if (last !== undefined && world.now() - last < 10_000) return;
      last = world.now();
      world.stderr.write(`${label} ${done}/${total}\n`);
    },
    end() {},
  };
}
