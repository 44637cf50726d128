import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkBook } from '../../src/check/check.ts';
import { foreignBooks, ownBooks, readParts } from '../check/books.ts';
import { faults, type Parts, pack, partsOf } from '../check/faults.ts';
import { epubcheck, type Finding } from '../judges/epubcheck.ts';

/**
 * Injects every fault into books of several makers, and checks good books for false alarms.
 * Run: npx tsx tests/bench/check-faults.ts
 */
const { folder, paths } = await ownBooks();
const foreign = await foreignBooks(18);
const good = new Map(paths);
for (const [name, bytes] of foreign) {
  const path = join(folder, `${name}.epub`);
  await writeFile(path, bytes);
  good.set(name, path);
}

const alarms: string[] = [];
for (const [name, path] of good) {
  const { findings } = await checkBook(path);
  alarms.push(
    ...findings
      .filter(serious)
      .map(
        (f) => `${name}: ${f.file}:${f.line} ${f.message.code} ${JSON.stringify(f.message.args)}`,
      ),
  );
}
console.log(`good books: ${good.size}, false alarms: ${alarms.length}`);
for (const alarm of alarms.slice(0, 30)) console.log(`  ${alarm}`);
const java = await epubcheck([...good.values()]);
console.log(
  `EPUBCheck on good books: ${java.length}`,
  [
    ...new Set(
      java.map(
        (f) =>
          `${f.book.split('/').at(-1)} ${f.code} ${f.place.split('/').at(-1)} ${f.sentence.slice(0, 160)}`,
      ),
    ),
  ].slice(0, 20),
);

const bases: [string, Parts][] = [
  ...(await Promise.all(
    ['general-news', 'kobo-literary'].map(
      async (name) => [name, await readParts(paths.get(name)!)] as [string, Parts],
    ),
  )),
  ...(await Promise.all(
    ['sigil-3-1', 'pandoc-3-2'].map(
      async (name) => [name, await partsOf(foreign.get(name)!)] as [string, Parts],
    ),
  )),
];
const cases: { name: string; group: string; path: string }[] = [];
for (const [base, parts] of bases) {
  for (const [n, fault] of faults.entries()) {
    const broken = fault.apply(parts);
    if (!broken) continue;
    const path = join(folder, `fault-${base}-${n}.epub`);
    await writeFile(path, await pack(broken));
    cases.push({ name: `${base}: ${fault.group}: ${fault.name}`, group: fault.group, path });
  }
}
const official = new Map<string, Finding[]>();
for (const finding of await epubcheck(cases.map(({ path }) => path))) {
  official.set(finding.book, [...(official.get(finding.book) ?? []), finding]);
}
const missed: string[] = [];
const missedByBoth: string[] = [];
let ownOnly = 0;
for (const { name, path } of cases) {
  const { findings } = await checkBook(path);
  const isFound = findings.some(serious);
  const bare = await checkBook(path, { embedded: false });
  if (bare.findings.some(serious)) ownOnly += 1;
  const byJava = official.get(path) ?? [];
  if (!isFound)
    missed.push(
      `${name} — EPUBCheck: ${byJava[0]?.code ?? 'silent'} ${byJava[0]?.sentence.slice(0, 100) ?? ''}`,
    );
  if (!isFound && byJava.length === 0) missedByBoth.push(name);
}
const share = (count: number) => `${((100 * (cases.length - count)) / cases.length).toFixed(1)} %`;
console.log(`faults: ${cases.length} in ${new Set(cases.map(({ group }) => group)).size} groups`);
console.log(
  `found without Java: ${share(missed.length)}; with EPUBCheck: ${share(missedByBoth.length)}; own rules alone: ${share(cases.length - ownOnly)}`,
);
console.log(`EPUBCheck alone: ${share(cases.filter(({ path }) => !official.has(path)).length)}`);
for (const one of missed) console.log(`  missed ${one}`);

function serious({ message }: { message: { severity: string } }): boolean {
  return message.severity !== 'info';
}
