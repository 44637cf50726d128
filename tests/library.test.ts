import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** As another program would use it: by the package's name, in a process of its own. */

const run = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '..');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wenji-library-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function outcome(script: string): Promise<unknown> {
  const code = `import * as wenji from 'wenji';
    const folder = ${JSON.stringify(folder)};
    const settings = { out: folder + '/books', cache: folder + '/cache' };
    console.log(JSON.stringify(await (async () => { ${script} })()));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
    cwd: repository,
  });
  return JSON.parse(stdout);
}

const writeArticle = () =>
  writeFile(path.join(folder, 'walk.md'), '# A walk\n\nAlong the river and up the hill.\n');

test('plans and builds a folder and checks the book', async () => {
  await writeArticle();
  const result = await outcome(`
    const stages = new Set();
    const onProgress = (stage) => stages.add(stage);
    const { plan } = await wenji.plan([folder], settings);
    const report = await wenji.build([folder], settings, { onProgress });
    const book = folder + '/books/' + report.volumes[0].file;
    const { findings } = await wenji.checkBook(book, { embedded: false });
    return { planned: plan.volumes.length, articles: report.articles, stages: [...stages],
      errors: findings.filter(({ message }) => message.severity === 'error').length };`);
  expect(result).toEqual({
    planned: 1,
    articles: { found: 1, bound: 1, duplicate: 0, rejected: 0 },
    stages: ['reading', 'writing'],
    errors: 0,
  });
  expect(await readdir(path.join(folder, 'books'))).toContain('report.json');
}, 60_000);

test('tells in words which setting is wrong', async () => {
  await writeArticle();
  const result = await outcome(`
    try { await wenji.build([folder], { ...settings, bye: 'tag' }); }
    catch (error) {
      return { isOurs: error instanceof wenji.SettingsError,
        told: error.messages.map(wenji.sentenceOf) };
    }`);
  expect(result).toMatchObject({ isOurs: true });
  expect((result as { told: string[] }).told.join()).toMatch(/bye.*by/);
}, 60_000);
