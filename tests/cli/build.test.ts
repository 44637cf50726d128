import { cp, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/types.ts';
import { epubcheck, hasJava } from '../judges/epubcheck.ts';
import { folderWith, repository, temporaryFolder, wenji } from './program.ts';

const samples = path.join(repository, 'samples');

async function build(args: string[], env: Record<string, string> = {}) {
  const out = await temporaryFolder();
  const outcome = await wenji(['build', ...args, '--out', out, '--json', '--offline'], { env });
  return { ...outcome, out, report: () => JSON.parse(outcome.stdout) as Report };
}

describe('wenji build', () => {
  it('makes the sample volumes, every article and picture in them', async () => {
    const { code, out, report } = await build([samples]);
    expect(code).toBe(0);
    expect(report().articles).toEqual({ found: 12, bound: 12, duplicate: 0, rejected: 0 });
    expect(report().pictures).toMatchObject({ referenced: 10, embedded: 10, missing: 0 });
    expect(report().messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const books = report().volumes.map(({ file }) => file);
    expect((await readdir(out)).toSorted()).toEqual(
      [...books, 'report.json', 'wenji.lock.json'].toSorted(),
    );
    expect(JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8'))).toEqual(report());
    if (hasJava) expect(await epubcheck(books.map((file) => path.join(out, file)))).toEqual([]);
  });

  it('makes the same bytes on another day, in another zone, from a copy with other times', async () => {
    const copy = path.join(await temporaryFolder(), 'samples');
    await cp(samples, copy, { recursive: true });
    await utimes(path.join(copy, 'walks/rainy-lane.md'), 1e9, 1e9);
    const [first, second] = await Promise.all([
      build([samples], { TZ: 'UTC', LC_ALL: 'C' }),
      build([copy, '--workers', '1'], { TZ: 'Asia/Shanghai', LC_ALL: 'tr_TR.UTF-8' }),
    ]);
    const hashes = (report: Report) => report.volumes.map(({ file, sha256 }) => [file, sha256]);
    expect(hashes(second.report())).toEqual(hashes(first.report()));
  });

  it('says nothing but one JSON document on standard output', async () => {
    const { stdout, report } = await build([samples, '--verbose']);
    expect(stdout.trimStart().startsWith('{')).toBe(true);
    expect(report().volumes.length).toBeGreaterThan(0);
  });

  it('counts what the clean-up of text changed; plan shows the places', async () => {
    const folder = await folderWith({ 'a.md': '# 风车\n\n河边的\n风\u200b车。\n' });
    const { report } = await build([folder, '--no-pictures']);
    expect(report().cleaning).toEqual({ lineJoins: 1, invisible: 1 });
    expect(report().messages.map(({ code }) => code)).not.toContain('text-cleaned');
    const { code, stdout } = await wenji(['plan', folder, '--show-changes']);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'a.md',
      '@@ lineJoins @@',
      '-河边的⏎风⟨U+200B⟩车。',
      '+河边的风⟨U+200B⟩车。',
      '@@ invisible @@',
      '-河边的风⟨U+200B⟩车。',
      '+河边的风车。',
      'changed: lineJoins 1, invisible 1',
      '',
    ]);
  });

  it('lists doubtful conversions beside the books', async () => {
    const folder = await folderWith({
      'a.md': '# 风车\n\n他发，里约与林后。\n',
      'words.tsv': '林后\n里约\t里約\n',
      'wenji.yaml': 'text:\n  dictionaryFile: words.tsv\n',
    });
    const { out, report } = await build([folder, '--no-pictures', '--to', 'zh-TW', '--doubts']);
    const list = await readFile(path.join(out, 'doubts.tsv'), 'utf8');
    expect(list.split('\n')[1]).toBe('发\t發\t髮\t1\t他发，里约与林后。\ta.md\tzh-TW');
    expect(list).not.toMatch(/^[后里]/m);
    expect(report().messages.map(({ code }) => code)).toContain('conversion-doubtful');
  });

  it('leaves out one bad article and binds the others', async () => {
    const folder = await folderWith({
      'good.md': '# Good\n\nA text.',
      'bad.md': Uint8Array.from({ length: 3000 }, (_, i) => (i * 37 + (i >> 3)) % 256),
    });
    const { code, report } = await build([folder]);
    expect(code).toBe(3);
    expect(report().articles).toMatchObject({ found: 2, bound: 1, rejected: 1 });
    expect(report().messages.find(({ severity }) => severity === 'error')?.place).toBe('bad.md');
  });

  it('keeps the place of a missing picture, and counts it as a failure only when strict', async () => {
    const folder = await folderWith({
      'a.md':
        '# A\n\nText before.\n\n![What it shows](https://pictures.example.com/a.jpg)\n\nText after.',
    });
    const lenient = await build([folder]);
    expect(lenient.code).toBe(0);
    expect(lenient.report().pictures).toMatchObject({ referenced: 1, embedded: 0, missing: 1 });
    expect(lenient.report().messages.map(({ code }) => code)).toContain('picture-offline');
    expect((await build([folder, '--strict'])).code).toBe(1);
  });

  it('publishes nothing and fails where there is no article', async () => {
    const { code, report } = await build([await folderWith({ 'picture.png': 'not one' })]);
    expect(code).toBe(1);
    expect(report().volumes).toEqual([]);
  });
});

describe('wenji plan', () => {
  it('shows the volumes that build makes, and writes nothing', async () => {
    const cwd = await temporaryFolder();
    const { code, stdout } = await wenji(['plan', samples], { cwd });
    expect(code).toBe(0);
    const { report } = await build([samples]);
    for (const { title, articles } of report().volumes) {
      expect(stdout).toContain(`${title}: ${articles} articles`);
    }
    expect(await readdir(cwd)).toEqual([]);
  });

  it('tells why an article is where it is, and of which one another is a copy', async () => {
    const folder = await folderWith({
      'a/one.md': '# One\n\nThe very same text of some length, twice.',
      'a/two.md': '# One\n\nThe very same text of some length, twice.',
      'b/three.md': '# Three\n\nAnother text altogether.',
    });
    expect((await wenji(['plan', folder, '--why', 'three.md'])).stdout).toMatch(
      /in "b": it lies in the folder b/,
    );
    expect((await wenji(['plan', folder, '--why', 'two.md'])).stdout).toMatch(/copy of a\/one\.md/);
    expect((await wenji(['plan', folder, '--why', 'four.md'])).code).toBe(1);
  });
});

describe('a plan that is printed, edited and built', () => {
  const files = {
    'a/one.md': '# One\n\nA text about one thing.',
    'b/two.md': '# Two\n\nAnother text altogether.',
    'b/three.md': '# Three\n\nA third text, about the sea.',
  };

  it('makes the same books as without it', async () => {
    const printed = await wenji(['plan', samples, '--json']);
    const folder = await folderWith({ 'plan.json': printed.stdout });
    const given = await build([samples, '--plan', path.join(folder, 'plan.json')]);
    expect(given.code).toBe(0);
    const hashes = ({ volumes }: Report) => volumes.map(({ file, sha256 }) => [file, sha256]);
    expect(hashes(given.report())).toEqual(hashes((await build([samples])).report()));
  });

  it('is carried out as edited; a later build goes on from it', async () => {
    const folder = await folderWith(files);
    const volumes = [
      { title: 'Both', sections: [{ title: '', articles: ['a/one.md', 'b/three.md'] }] },
    ];
    const place = await folderWith({ 'plan.json': JSON.stringify({ volumes }) });
    const args = [folder, '--out', path.join(place, 'books'), '--json', '--offline'];
    const first = await wenji(['build', ...args, '--plan', 'plan.json'], { cwd: place });
    const report = JSON.parse(first.stdout) as Report;
    expect(report.volumes.map(({ title, articles }) => [title, articles])).toEqual([['Both', 2]]);
    expect(report.messages.map(({ code }) => code)).toContain('plan-leaves-out');
    const second = JSON.parse((await wenji(['build', ...args])).stdout) as Report;
    expect(second.volumes.map(({ title }) => title)).toEqual(['Both', 'b']);
    expect(second.volumes[0]!.sha256).toBe(report.volumes[0]!.sha256);
  });

  it('is refused before any work when it does not fit the folder', async () => {
    const folder = await folderWith(files);
    const volumes = [{ title: 'X', sections: [{ title: '', articles: ['gone.md'] }] }];
    const place = await folderWith({ 'plan.json': JSON.stringify({ volumes }), 'bad.json': '{' });
    const attempt = (name: string) =>
      wenji(['build', folder, '--plan', name, '--out', 'books'], { cwd: place });
    expect(await attempt('plan.json')).toMatchObject({ code: 2 });
    expect((await attempt('plan.json')).stderr).toMatch(/not in the folder: 1 \(gone\.md\)/);
    expect((await attempt('bad.json')).stderr).toMatch(/not JSON/);
    expect((await attempt('none.json')).stderr).toMatch(/cannot be read/);
    expect((await readdir(place)).toSorted()).toEqual(['bad.json', 'plan.json']);
  });
});

describe('wenji init', () => {
  it('writes settings that plan the same volumes, and never over settings', async () => {
    const folder = await folderWith({
      'a/one.md': '# One\n\nA text about one thing.',
      'b/two.md': '# Two\n\nAnother text altogether.',
    });
    const before = (await wenji(['plan', folder])).stdout;
    expect((await wenji(['init', folder, '--print'])).stdout).toContain('folder: "a"');
    expect((await wenji(['init', folder])).code).toBe(0);
    expect((await wenji(['plan', folder])).stdout).toBe(before);
    const again = await wenji(['init', folder]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('--print');
  });

  it('lists all articles in one more volume, if wanted', async () => {
    const folder = await folderWith({
      'a/one.md': '---\ndate: 2024-05-06\n---\n# One\n\nA text about one thing.',
      'b/two.md': '# Two\n\nAnother text altogether.',
    });
    const { report, out } = await build([folder, '--index-volume', '--title', 'Things']);
    expect(report().volumes.map(({ title }) => title)).toEqual(['a', 'b', 'Things Index']);
    expect(report().articles).toMatchObject({ found: 2, bound: 2 });
    const books = report().volumes.map(({ file }) => path.join(out, file));
    if (hasJava) expect(await epubcheck(books)).toEqual([]);
  });
});

describe('a shelf that grows', () => {
  it('keeps a damaged lock file aside and says so', async () => {
    const out = await temporaryFolder();
    const args = ['build', samples, '--out', out, '--json', '--offline', '--no-pictures'];
    await wenji(args);
    const lock = await readFile(path.join(out, 'wenji.lock.json'), 'utf8');
    await writeFile(path.join(out, 'wenji.lock.json'), lock.slice(0, -9));
    const { messages } = JSON.parse((await wenji(args)).stdout) as Report;
    const told = messages.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
    expect(told).toEqual(expect.arrayContaining(['lock-damaged', 'lock-kept-aside']));
    expect(await readFile(path.join(out, 'wenji.lock.json.bak'), 'utf8')).toBe(lock.slice(0, -9));
    expect(await readFile(path.join(out, 'wenji.lock.json'), 'utf8')).toBe(lock);
  });

  it('keeps finished volumes to the byte; a new article changes the last of its theme', async () => {
    const files = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [
          `news/n${i}.md`,
          `---\ndate: 2024-01-${String(i + 1).padStart(2, '0')}\n---\n# Number ${i}\n\nStory ${i}: ${'word '.repeat(i + 5)}`,
        ]),
      );
    const out = await temporaryFolder();
    const publish = async (count: number) => {
      const folder = await folderWith({
        ...files(count),
        'other/x.md': '# X\n\nA text of its own.',
      });
      const args = ['build', folder, '--out', out, '--json', '--max-articles', '4', '--offline'];
      const report = JSON.parse((await wenji(args)).stdout) as Report;
      return new Map(report.volumes.map(({ file, sha256 }) => [file, sha256]));
    };
    const before = await publish(8);
    const after = await publish(9);
    const changed = [...before].filter(([file, hash]) => after.get(file) !== hash);
    expect(before.size).toBe(3);
    expect(after.size).toBe(4);
    expect(changed).toEqual([]);
  });
});

describe('usage', () => {
  it.each([
    [['buidl', 'x'], /Did you mean build/],
    [['build', 'x', '--offlin'], /Did you mean --offline/],
    [['build', 'no-such-folder'], /no-such-folder: there is no such folder/],
    [['build', '.', '--for', 'kindel'], /did you mean "kindle"/],
    [['build'], /See: wenji build --help/],
    [[], /wenji build my-articles/],
  ])('%j is answered with advice', async (args, advice) => {
    const { code, stderr, stdout } = await wenji(args, {
      cwd: await folderWith({ 'a.md': '# A' }),
    });
    expect(stderr).toMatch(advice);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('names file, line and value of a wrong setting before any work', async () => {
    const folder = await folderWith({
      'wenji.yaml': 'title: A shelf\npictures:\n  quality: 5\nstrict: perhaps\n',
      'a.md': '# A\n\nText.',
    });
    const out = path.join(folder, 'out');
    const { code, stderr } = await wenji(['build', folder, '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toContain('wenji.yaml:3: there is no setting "pictures.quality"');
    expect(stderr).toContain('wenji.yaml:4: setting "strict" cannot be "perhaps"');
    expect(await readdir(folder)).not.toContain('out');
  });

  it('prints version and help', async () => {
    expect((await wenji(['--version'])).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    const help = await wenji(['build', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('--offline');
  });
});
