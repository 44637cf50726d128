import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const hasMutool = spawnSync('mutool', ['-v']).error === undefined;

/** The text that MuPDF lays out: an engine that shares nothing with browsers. */
export async function textInMutool(path: string): Promise<string> {
  const { stdout } = await run('mutool', ['draw', '-q', '-F', 'txt', path], { maxBuffer: 64e6 });
  return stdout;
}

/** Draws pages as PNG files, 450 × 600 points at 12 points, as a six-inch reader would. */
export async function drawInMutool(path: string, to: string, pages = '1-N'): Promise<void> {
  const look = ['-r', '96', '-W', '450', '-H', '600', '-S', '12'];
  await run('mutool', ['draw', '-q', ...look, '-o', to, path, pages], { maxBuffer: 64e6 });
}
