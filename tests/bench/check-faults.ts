/**
 * Injects faults into good books and counts those found:
 * `npx tsx tests/bench/check-faults.ts [FOLDER OF FURTHER BOOKS]`. A fault counts as found only
 * where something is said of the harmed book that is not said of the unharmed one, and of the
 * right place. Faults of which EPUBCheck says nothing new are no faults, unless they are of the
 * kinds that it is known to pass over. Needs Java.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { checkBook } from '../../src/check/check.ts';
import { ownBooks } from '../check/books.ts';
import { type Fault, faults, type Parts, pack, partsOf } from '../check/faults.ts';
import { type ArchiveFault, archiveFaults, fileFaults } from '../check/practice-bytes.ts';
import { practiceFaults } from '../check/practice-faults.ts';
import { isHeldOut, specFaults } from '../check/spec-faults.ts';
import { epubcheck, type Finding } from '../judges/epubcheck.ts';

/** What EPUBCheck 5.3 lets pass though EPUB 3.3 or the picture's own format forbids it. */
const passedOver = new Set(['pictures: cut off', 'pictures: header only']);

interface Case {
  base: string;
  name: string;
  set: 'seen' | 'held out' | 'practice';
  byStandard?: string | undefined;
  path: string;
  changed: Set<string>;
}

const baselines = new Map<string, Promise<Said[]>>();
const showAll = process.argv.includes('--all');
const onlyPractice = process.argv.includes('--practice');
const folder = await mkdtemp(join(tmpdir(), 'wenji-faults-'));
const bases = await baseBooks();
const cases: Case[] = [];
for (const [base, parts] of bases) {
  for (const fault of [...practiceFaults, ...fileFaults])
    await addCase(base, parts, fault, 'practice');
  for (const fault of archiveFaults) await addArchive(base, parts, fault);
  if (onlyPractice) continue;
  for (const [n, fault] of specFaults.entries())
    await addCase(base, parts, fault, isHeldOut(n) ? 'held out' : 'seen');
  for (const fault of faults) await addCase(base, parts, fault, 'seen');
}
const all = [
  ...[...bases.keys()].map((base) => join(folder, `${base}.epub`)),
  ...cases.map((c) => c.path),
];
const official = await officialFindings(all);
const said = new Map<string, Said[]>();
for (const { book, code, place, sentence } of official) {
  const file = place.split(':')[0]!;
  const one = {
    file: file.endsWith('.epub') ? '' : file,
    what: `${code} ${sentence.slice(0, 140)}`,
  };
  said.set(book, [...(said.get(book) ?? []), one]);
}

const counts = new Map<string, { made: number; own: number; light: number; java: number }>();
for (const one of cases) {
  const base = join(folder, `${one.base}.epub`);
  const byJava = news(said.get(base) ?? [], said.get(one.path) ?? []);
  const isFault = byJava.length > 0 || one.byStandard || passedOver.has(one.name);
  if (!isFault) continue;
  const found = await findingsAt(one, base, new Set(byJava.map(({ file }) => file)));
  const own = found.some(({ what }) => !what.startsWith('judge-'));
  const light = found.length > 0;
  for (const key of ['all', one.set, one.base, `${one.base}, ${one.set}`]) {
    const count = counts.get(key) ?? { made: 0, own: 0, light: 0, java: 0 };
    count.made += 1;
    if (own) count.own += 1;
    if (light) count.light += 1;
    if (light || byJava.length > 0) count.java += 1;
    counts.set(key, count);
  }
  if (!light && (showAll || one.set !== 'held out'))
    console.log(`missed ${one.base}: ${one.name}: ${byJava[0]?.file} ${byJava[0]?.what}`);
}
for (const [key, { made, own, light, java }] of counts) {
  const share = (count: number) => `${((100 * count) / made).toFixed(1)} %`;
  console.log(
    `${key}: ${made} faults; own rules ${share(own)}, without Java ${share(light)}, with Java ${share(java)}`,
  );
}

interface Said {
  file: string;
  what: string;
}

/** EPUBCheck's word, remembered between runs: the books are the same to the byte. */
async function officialFindings(paths: string[]): Promise<Finding[]> {
  const file = join(tmpdir(), 'wenji-epubcheck-verdicts.json');
  const known = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<
    string,
    Finding[]
  >;
  const keys = new Map<string, string>();
  for (const path of paths) {
    keys.set(
      path,
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  const fresh = paths.filter((path) => !known[keys.get(path)!]);
  for (const path of fresh) known[keys.get(path)!] = [];
  for (const one of fresh.length > 0 ? await epubcheck(fresh) : [])
    known[keys.get(one.book)!]!.push(one);
  await writeFile(file, JSON.stringify(known));
  return paths.flatMap((book) => known[keys.get(book)!]!.map((one) => ({ ...one, book })));
}

/** What is said of the harmed book more often than of the unharmed one. */
function news(before: Said[], after: Said[]): Said[] {
  const key = ({ file, what }: Said) => `${file} ${what}`;
  const known = new Map<string, number>();
  for (const one of before) known.set(key(one), (known.get(key(one)) ?? 0) + 1);
  return after.filter((one) => {
    const left = known.get(key(one)) ?? 0;
    known.set(key(one), left - 1);
    return left <= 0;
  });
}

/** New findings without Java, of the file harmed, where EPUBCheck sees it, or of what lists it. */
async function findingsAt(one: Case, base: string, placed: Set<string>): Promise<Said[]> {
  if (!baselines.has(base)) baselines.set(base, findingsOf(base));
  const found = news((await baselines.get(base))!, await findingsOf(one.path));
  // Of a file that is gone, every reference to it may speak.
  return found.filter(
    ({ file }) =>
      file === '' ||
      file === 'mimetype' ||
      placed.has(file) ||
      one.changed.has(file) ||
      one.changed.has('*') ||
      /\.opf$|container\.xml$/.test(file),
  );
}

async function findingsOf(path: string): Promise<Said[]> {
  const { findings } = await checkBook(path);
  return findings
    .filter(({ message }) => message.severity !== 'info')
    .map(({ file, message }) => ({
      file,
      what: `${message.code} ${JSON.stringify(message.args)}`,
    }));
}

async function addCase(base: string, parts: Parts, fault: Fault, set: Case['set']): Promise<void> {
  const broken = fault.apply(parts);
  if (!broken) return;
  const path = join(folder, `${base}-${cases.length}.epub`);
  await writeFile(path, await pack(broken));
  const changed = new Set(
    [...broken.keys()].filter((name) => parts.get(name) !== broken.get(name)),
  );
  for (const name of parts.keys()) if (!broken.has(name)) changed.add('*').add(name);
  cases.push({ base, name: `${fault.group}: ${fault.name}`, set, path, changed });
}

async function addArchive(base: string, parts: Parts, fault: ArchiveFault): Promise<void> {
  const bytes = fault.make(parts);
  if (!bytes) return;
  const path = join(folder, `${base}-${cases.length}.epub`);
  await writeFile(path, bytes);
  const { name, byStandard } = fault;
  cases.push({
    base,
    name: `archive: ${name}`,
    set: 'practice',
    byStandard,
    path,
    changed: new Set(['*']),
  });
}

async function baseBooks(): Promise<Map<string, Parts>> {
  const own = await ownBooks(['general-news']);
  const books = new Map<string, Parts>();
  for (const [name, path] of own.paths) books.set(name, await partsOf(await readFile(path)));
  const more = process.argv[2] && !process.argv[2].startsWith('--') ? process.argv[2] : undefined;
  for (const file of more ? (await readdir(more)).filter((name) => name.endsWith('.epub')) : []) {
    books.set(basename(file, '.epub'), await partsOf(await readFile(join(more!, file))));
  }
  for (const [name, parts] of books)
    await writeFile(join(folder, `${name}.epub`), await pack(parts));
  return books;
}
