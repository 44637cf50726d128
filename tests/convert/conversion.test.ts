import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { conversionOf } from '../../src/convert/conversion.ts';
import { DOUBTS_FILE, writeDoubts } from '../../src/convert/doubts.ts';
import { doubtsIn, inScript } from '../../src/convert/script-edition.ts';
import { settingsSchema } from '../../src/settings/schema.ts';
import { article, edition, paragraph, volumeOf } from '../builders.ts';

const settings = (text: object) => settingsSchema.parse({ text });
const folder = () => mkdtemp(path.join(tmpdir(), 'wenji-conversion-'));

describe('what the settings say of conversion', () => {
  it('reads the dictionary file; words of the settings count over it', async () => {
    const place = await folder();
    const lines = '\ufeff# 人名\r\n里约\r\n林后\t林後\t生於林中\r\n软件  軟件\r\nC# 语言\t\r\n\r\n';
    await writeFile(path.join(place, 'words.tsv'), lines);
    const text = { dictionaryFile: 'words.tsv', dictionary: { 软件: '軟體' } };
    const { dictionary } = await conversionOf(settings(text), place, false);
    expect(dictionary).toEqual({
      里约: '里约',
      林后: '林後',
      软件: '軟體',
      'C# 语言': 'C# 语言',
    });
  });

  it('stops the run when the file cannot be read', async () => {
    const text = { dictionaryFile: 'none.tsv' };
    await expect(conversionOf(settings(text), '/nowhere', false)).rejects.toMatchObject({
      messages: [{ code: 'dictionary-unreadable', place: path.resolve('/nowhere/none.tsv') }],
    });
  });

  it.each([
    [undefined, false, undefined],
    [undefined, true, 'corner'],
    ['keep', true, undefined],
    ['curly', true, 'curly'],
    ['corner', false, 'corner'],
  ] as const)('quotes %s, vertical %s: %s', async (quotes, isVertical, expected) => {
    const conversion = await conversionOf(settings({ quotes }), '.', isVertical);
    expect(conversion.quotes).toBe(expected);
  });
});

const pages = [
  article({ language: 'zh-Hans', title: '“头发”里', body: [paragraph('他发了言，里面')] }),
];
const volume = volumeOf(pages, {
  language: 'zh-Hans',
  title: '后山',
  theme: { key: 'hills', title: '后山' },
  sections: [{ title: '里面', articles: [pages[0]!.id] }],
});
const bound = {
  volume,
  articles: pages,
  shelf: { key: 'k', title: '台风“后”', publisher: '云林' },
};

describe('a volume in the script of an edition', () => {
  it('has every title converted, and an identifier of its own', () => {
    const made = inScript(bound, 'zh-Hant', { quotes: 'corner' });
    expect(made.volume).toMatchObject({
      title: '後山',
      theme: { key: 'hills', title: '後山' },
      sections: [{ title: '裏面', articles: [pages[0]!.id] }],
      language: 'zh-Hant',
      fileName: 'walks',
    });
    expect(made.volume.identifier).not.toBe(volume.identifier);
    expect(made.shelf).toEqual({ key: 'k', title: '颱風「後」', publisher: '雲林' });
    expect(made.articles[0]).toMatchObject({ title: '「頭髮」裏', language: 'zh-Hant' });
  });

  it('keeps everything but the quotation marks without a script', () => {
    const made = inScript(bound, undefined, { quotes: 'corner' });
    expect(made.volume).toEqual(volume);
    expect(made.shelf.title).toBe('台风「后」');
    expect(made.articles[0]).toMatchObject({ title: '「头发」里', language: 'zh-Hans' });
    expect(inScript(bound, undefined, {})).toEqual(bound);
  });

  it('takes the script of a title that does not tell from the volume', () => {
    const traditional = { ...volume, language: 'zh-Hant', title: '皇后里' };
    expect(inScript({ ...bound, volume: traditional }, 'zh-Hant', {}).volume.title).toBe('皇后里');
  });
});

describe('doubtful conversions', () => {
  it('are found once a script and listed by how often they stand', async () => {
    const editions = [
      edition({ script: 'zh-Hant' }),
      edition({ script: 'zh-Hant', suffix: 'kobo' }),
      edition({ script: 'zh-Hans' }),
    ];
    const more = article({
      place: '=b.md',
      language: 'zh-Hans',
      title: '里，里',
      body: [paragraph('=里')],
    });
    const inTaiwan = doubtsIn(pages, [edition({ script: 'zh-TW' })], {});
    expect(inTaiwan[0]!.args).toMatchObject({ character: '里', chosen: '裡', script: 'zh-TW' });
    const doubts = doubtsIn([...pages, more], editions, {});
    const out = await folder();
    await writeDoubts(doubts, out);
    const [head, ...lines] = (await readFile(path.join(out, DOUBTS_FILE), 'utf8')).split('\n');
    expect(head).toBe('character\tbecame\tor\tplaces\tcontext\tarticle\tedition');
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^里\t裏\t[^\t]*里[^\t]*\t3\t里，里\t =b\.md\tzh-Hant$/),
      expect.stringMatching(/^里\t裏\t[^\t]*\t1\t“头发”里\twalks\/river\.md\tzh-Hant$/),
    ]);
  });
});
