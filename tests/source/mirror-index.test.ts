import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readMirrorIndex } from '../../src/source/mirror-index.ts';

const folders: string[] = [];

function mirror(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'wenji-mirror-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the index of a mirror', () => {
  test('names channels in their order', async () => {
    const root = mirror({
      'scripts/index.csv': '\uFEFFriver,河流：水文\r\nbridge,"桥,与渡口"\r\n',
    });
    const index = await readMirrorIndex(root);
    expect([...index!.channels]).toEqual([
      ['river', { title: '河流：水文', order: 0 }],
      ['bridge', { title: '桥,与渡口', order: 1 }],
    ]);
  });

  test('gives pages their place and title, the first row of a page counts', async () => {
    const root = mirror({
      'indexes/river.csv':
        'n2,雾，船, 与人\nn1,"“慢”的茶"\n\nn2,又一次\nno comma\n,无名\n../x,坏\n',
    });
    const index = await readMirrorIndex(root);
    expect([...index!.pages]).toEqual([
      ['river/n2', { title: '雾，船, 与人', order: 0 }],
      ['river/n1', { title: '“慢”的茶', order: 1 }],
    ]);
  });

  test('reads list pages too, in the order of their numbers', async () => {
    const link = (id: string) => `#### [题 ${id}](../../pages/river/${id}.md)\n`;
    const root = mirror({
      'indexes/river/10.md': link('n3'),
      'indexes/river/2.md': link('n1') + link('n2'),
    });
    const index = await readMirrorIndex(root);
    expect([...index!.pages.keys()]).toEqual(['river/n1', 'river/n2', 'river/n3']);
  });

  test('is undefined where there is none', async () => {
    expect(await readMirrorIndex(mirror({ 'a.md': '# 文' }))).toBeUndefined();
    expect(await readMirrorIndex('/nowhere/at/all')).toBeUndefined();
  });
});
