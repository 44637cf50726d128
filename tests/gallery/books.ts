import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository, wenji } from '../cli/program.ts';

/** Pictures of the samples that the specimen articles show: name there → place in samples. */
const pictures: Record<string, string> = {
  'dusk.jpg': 'walks/harbour_files/dusk.jpg',
  'lane.jpg': 'walks/images/雨夜.jpg',
  'light-path.png': 'making/images/light-path.png',
  'loaf.jpg': 'making/images/loaf.jpg',
  'moon.jpg': 'making/images/moon.jpg',
  'terminator.jpg': 'making/images/terminator.jpg',
  'valley.jpg': 'walks/images/river valley.jpg',
};

/** A folder with the specimen articles and their pictures, and one to build into. */
export async function specimenFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wenji-gallery-'));
  await cp(join(import.meta.dirname, 'articles'), join(folder, 'articles'), { recursive: true });
  await mkdir(join(folder, 'articles/images'));
  for (const [name, place] of Object.entries(pictures)) {
    await cp(join(repository, 'samples', place), join(folder, 'articles/images', name));
  }
  return folder;
}

export interface SpecimenBooks {
  /** The volume in Chinese, and the one in English. */
  chinese: string;
  english: string;
}

/** Builds the specimen with the options given. */
export async function specimenBooks(folder: string, ...options: string[]): Promise<SpecimenBooks> {
  const out = await mkdtemp(join(folder, 'books-'));
  const given = ['build', join(folder, 'articles'), '--out', out];
  const { stdout } = await wenji([...given, '--offline', '--json', ...options]);
  const volumes: { file: string; language: string }[] = JSON.parse(stdout).volumes;
  const inLanguage = (code: string) =>
    join(out, volumes.find(({ language }) => language.startsWith(code))!.file);
  return { chinese: inLanguage('zh'), english: inLanguage('en') };
}
