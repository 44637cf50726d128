/**
 * Builds a folder in one script and in both by turns, and compares what it took.
 *
 *     npm run build && npx tsx tests/bench/editions.ts FOLDER [turns]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [folder, turns = '3'] = process.argv.slice(2);
if (!folder) throw new Error('give a folder of articles');
const program = path.resolve(import.meta.dirname, '../../dist/cli.js');

/** Seconds by the clock and of the processors, of one build from nothing. */
async function build(scripts: string[]): Promise<[clock: number, processor: number]> {
  const work = await mkdtemp(path.join(tmpdir(), 'wenji-editions-'));
  const to = scripts.flatMap((script) => ['--to', script]);
  const args = [program, 'build', folder!, '--no-pictures', ...to, '--out', path.join(work, 'out')];
  const timed = ['-p', ...[process.execPath, ...args].map(quoted)].join(' ');
  try {
    // The shell's own `time` counts the threads and processes of what it runs.
    const child = spawn('bash', ['-c', `time ${timed} > /dev/null 2> /dev/null`], {
      env: { ...process.env, XDG_CACHE_HOME: work },
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`the build failed: ${code}`);
    const [real, user, system] = [...said.matchAll(/[\d.]+$/gm)].map(Number);
    return [real!, user! + system!];
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

const sums = { one: [0, 0], both: [0, 0] };
for (let turn = 0; turn < Number(turns); turn++) {
  for (const [name, scripts] of [
    ['one', ['zh-Hans']],
    ['both', ['zh-Hans', 'zh-Hant']],
  ] as const) {
    const [clock, processor] = await build([...scripts]);
    sums[name][0]! += clock;
    sums[name][1]! += processor;
    process.stdout.write(`${name}: ${clock.toFixed(1)} s, processors ${processor.toFixed(1)} s\n`);
  }
}
const ratio = (index: number) => (sums.both[index]! / sums.one[index]!).toFixed(2);
process.stdout.write(`both / one: ${ratio(0)} by the clock, ${ratio(1)} of the processors\n`);
