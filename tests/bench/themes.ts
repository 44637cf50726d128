/**
 * Measures the themes of `--by auto`: `npx tsx tests/bench/themes.ts FOLDER [NUMBER [SEED [EVEN]]]`.
 * Every folder below FOLDER is a channel of text files (title in the first line, a paragraph
 * each further line), written by people about subjects that overlap. Draws NUMBER articles from six
 * channels, EVEN or not, hides where they come from, and prints purity (share of articles in a
 * theme where their channel is the majority), sizes, names and processor time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { recordOf } from '../../src/article/record.ts';
import type { ArticleRecord } from '../../src/types.ts';
import { autoThemes } from '../../src/volume/auto/themes.ts';
import { article, paragraph } from '../builders.ts';
import { numbers } from './invented-text.ts';

const CHANNELS = 6;
const MOST = 24;

export interface Drawn {
  records: ArticleRecord[];
  channelOf: Map<string, string>;
}

/** Which texts a trial takes: whole ones, their beginnings, or titles alone. */
export type Extent = 'whole' | 'short' | 'titles';

/** Draws articles from the largest channels of a folder. */
export function draw(
  folder: string,
  number: number,
  seed: number,
  isEven: boolean,
  extent: Extent = 'whole',
): Drawn {
  const next = numbers(seed);
  const shuffled = <T>(list: T[]) =>
    list
      .map((value) => ({ value, rank: next() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ value }) => value);
  const channels = readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, files: shuffled(readdirSync(path.join(folder, name)).toSorted()) }))
    .filter(({ files }) => files.length >= 40);
  const chosen = shuffled(channels).slice(0, CHANNELS);
  const drawn: Drawn = { records: [], channelOf: new Map() };
  const lists = chosen.map(({ name, files }, index) => {
    const share = isEven ? 1 / CHANNELS : 0.5 ** (index + 1);
    return files.slice(0, Math.max(20, Math.round(number * share))).map((file) => ({ name, file }));
  });
  for (const { name, file } of shuffled(lists.flat()).slice(0, number)) {
    const lines = readFileSync(path.join(folder, name, file), 'utf8')
      .trim()
      .split('\n');
    const [title = '', ...texts] = lines;
    const id = `a${drawn.records.length}`;
    const kept = extent === 'titles' ? [] : extent === 'short' ? texts.slice(0, 3) : texts;
    const made = article({
      ...{ id, place: `${id}.md`, title, order: drawn.records.length, language: 'und' },
      body: kept.map((text) => paragraph(text)),
    });
    drawn.records.push(recordOf(made, {}));
    drawn.channelOf.set(id, name);
  }
  return drawn;
}

export interface Judged {
  purity: number;
  themes: number;
  largest: number;
  smallest: number;
  homeless: number;
  seconds: number;
  lines: string[];
}

/** Groups the articles by subject and compares with the channels they came from. */
export function judge({ records, channelOf }: Drawn, most = MOST): Judged {
  const started = process.cpuUsage();
  const found = autoThemes(records, most);
  const { user, system } = process.cpuUsage(started);
  const themes = new Map<string, Map<string, number>>();
  for (const { id } of records) {
    const title = found.get(id)?.theme.title;
    if (title === undefined) continue;
    const counts = themes.get(title) ?? new Map<string, number>();
    const channel = channelOf.get(id)!;
    themes.set(title, counts.set(channel, (counts.get(channel) ?? 0) + 1));
  }
  const rows = [...themes].map(([title, counts]) => {
    const ranked = [...counts].sort((a, b) => b[1] - a[1]);
    const size = ranked.reduce((sum, [, count]) => sum + count, 0);
    return { title, size, majority: ranked[0]![1], ranked };
  });
  const sizes = rows.map(({ size }) => size);
  return {
    purity: rows.reduce((sum, { majority }) => sum + majority, 0) / records.length,
    themes: rows.length,
    largest: Math.max(...sizes) / records.length,
    smallest: Math.min(...sizes),
    homeless: records.length - found.size,
    seconds: (user + system) / 1e6,
    lines: rows.map(
      ({ title, size, ranked }) =>
        `${String(size).padStart(5)}  ${title}  (${ranked
          .slice(0, 3)
          .map((pair) => pair.join(' '))
          .join(', ')})`,
    ),
  };
}

if (process.argv[1]?.endsWith('themes.ts')) {
  const [folder = '', number = '2000', seed = '1', even = 'even', extent = 'whole'] =
    process.argv.slice(2);
  const drawn = draw(folder, Number(number), Number(seed), even === 'even', extent as Extent);
  const { lines, ...figures } = judge(drawn);
  console.log(lines.join('\n'));
  console.log(`${drawn.records.length} articles`, figures);
}
