import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { wenji } from '../cli/program.ts';

test('the settings of docs/themes.md do what the page says', async () => {
  const page = await readFile(path.resolve(import.meta.dirname, '../../docs/themes.md'), 'utf8');
  const folder = await mkdtemp(path.join(tmpdir(), 'wenji-themes-'));
  const put = async (name: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  try {
    await put('wenji.yaml', /```yaml\n(.*?)```/s.exec(page)![1]!);
    await put('lists/reading.csv', 'name\nshelf.md\n');
    await put('walks/hill.md', '# The hill\n\nUp the hill and down to the river again.\n');
    await put('brook.md', '---\ndate: 2020-05-01\n---\n# A small one\n\nThe brooks were dry.\n');
    await put('old.md', '---\ndate: 2018-05-01\n---\n# Before\n\nThe river was full.\n');
    await put('talk.md', '---\ntags: [interview]\nauthor: Lin\n---\n# A talk\n\nWe sat down.\n');
    await put('desk.md', '---\ntags: [interview]\nauthor: desk\n---\n# News\n\nIn short.\n');
    await put('shelf.md', '# On my shelf\n\nTwo books, one of them read.\n');
    const { stdout, stderr } = await wenji(['plan', folder, '--verbose'], { cwd: folder });
    expect(stderr).not.toContain('has no article');
    const themes = stdout.split(/^(?=\S)/m).map((theme) => theme.trim());
    expect(themes.filter((theme) => theme.includes('hill.md'))[0]).toMatch(/^山川:/);
    expect(themes.filter((theme) => theme.includes('brook.md'))[0]).toMatch(/^River and lake:/);
    expect(themes.filter((theme) => theme.includes('talk.md'))[0]).toMatch(/^Interviews:/);
    expect(themes.filter((theme) => theme.includes('shelf.md'))[0]).toMatch(/^Reading list:/);
    const rest = themes.find((theme) => theme.startsWith('Everything else:'));
    expect(rest).toContain('old.md');
    expect(rest).toContain('desk.md');
    await rm(path.join(folder, 'talk.md'));
    expect((await wenji(['plan', folder], { cwd: folder })).stderr).toContain(
      'the theme "Interviews" has no article',
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);
