import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the built program as a user would. Its cache is a folder of its own unless told. */
export async function wenji(
  args: string[],
  { cwd = repository, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const cache = env.XDG_CACHE_HOME ?? (await temporaryFolder());
  const child = spawn(process.execPath, [path.join(repository, 'dist/cli.js'), ...args], {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: cache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    stderr += part;
  });
  const code = await new Promise<number>((resolve) => {
    child.on('close', (exit) => resolve(exit ?? -1));
  });
  return { code, stdout, stderr };
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'wenji-test-'));
}

/** A folder with files: path below it → text or bytes. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [place, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, place)), { recursive: true });
    await writeFile(path.join(folder, place), content);
  }
  return folder;
}
