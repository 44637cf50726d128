/** The ways of writing pictures that the picture bench compares. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { compress } from '../../src/resource/compress.ts';
import type { Effort } from '../../src/resource/encoding.ts';

const run = promisify(execFile);

/** calibre's output profiles, as far as the bench uses them: pixels of their screens. */
export const profiles: Record<string, { width: number; height: number }> = {
  kindle_pw3: { width: 1072, height: 1430 },
  sony: { width: 590, height: 775 },
};

/**
 * Has calibre make a book of pictures.
 * @param work empty folder
 * @returns the folder with the pictures as calibre wrote them, under their own names
 */
export async function calibre(
  originals: string,
  names: string[],
  profile: string,
  work: string,
): Promise<string> {
  await mkdir(work, { recursive: true });
  for (const name of names) await copyFile(path.join(originals, name), path.join(work, name));
  const body = names.map((name) => `<p><img src="${name}"/></p>`).join('');
  await writeFile(path.join(work, 'b.html'), `<html><title>b</title><body>${body}</body></html>`);
  const margins = ['left', 'right', 'top', 'bottom'].flatMap((side) => [`--margin-${side}`, '0']);
  await run(
    'ebook-convert',
    ['b.html', 'b.epub', '--output-profile', profile, '--no-default-epub-cover', ...margins],
    { cwd: work },
  );
  await run('unzip', ['-q', 'b.epub', '-d', 'out'], { cwd: work });
  return path.join(work, 'out');
}

export interface Written {
  data: Uint8Array;
  /** Milliseconds of this process's processor time: a busy machine counts for nothing. */
  milliseconds: number;
}

const efforts: Effort[] = ['fast', 'balanced', 'small'];

/** sharp's defaults and ours. */
export async function ownWays(file: string, profile: string): Promise<Record<string, Written>> {
  const original = await readFile(file);
  const box = profiles[profile]!;
  const fit = { ...box, fit: 'inside' as const, withoutEnlargement: true };
  const ways: Record<string, Written> = {
    'sharp q80': await timed(() => sharp(original).resize(fit).jpeg().toBuffer()),
  };
  for (const effort of efforts) {
    const settings = { effort, qualityLowered: 0 };
    const preset = { name: 'bench', ...box, grey: false };
    ways[`wenji ${effort}`] = await timed(
      async () => (await compress(original, { preset, settings, lenient: true })).data,
    );
  }
  return ways;
}

async function timed(task: () => Promise<Uint8Array>): Promise<Written> {
  const started = process.cpuUsage();
  const data = await task();
  const { user, system } = process.cpuUsage(started);
  return { data, milliseconds: (user + system) / 1000 };
}
