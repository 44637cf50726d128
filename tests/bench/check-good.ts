/**
 * Looks for false alarms in books of other makers:
 * `npx tsx tests/bench/check-good.ts FOLDER…`. Counts the books of which our check without Java
 * says something about a file of which EPUBCheck says nothing, and prints what. Needs Java.
 */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkBook } from '../../src/check/check.ts';
import { lineOf } from '../../src/messages.ts';
import { epubcheck } from '../judges/epubcheck.ts';

const paths: string[] = [];
for (const folder of process.argv.slice(2)) {
  const names = await readdir(folder, { recursive: true });
  paths.push(...names.filter((name) => name.endsWith('.epub')).map((name) => join(folder, name)));
}
const official = await epubcheck(paths);
let alarmed = 0;
let silent = 0;
for (const path of paths) {
  const places = new Set(
    official
      .filter(({ book }) => book === path)
      .map(({ place }) => place.replace(/:-?\d+:-?\d+$/, '').replace(/^.*\.epub$/, '')),
  );
  const { findings } = await checkBook(path);
  const alarms = findings.filter(
    ({ file, message }) =>
      message.severity !== 'info' &&
      !places.has(file) &&
      !(places.has('') && (file === 'mimetype' || /^book-mimetype/.test(message.code))),
  );
  if (places.size === 0) silent += 1;
  if (alarms.length > 0) alarmed += 1;
  for (const { message } of alarms.slice(0, 6))
    console.log(`${basename(path)} ${message.code} ${lineOf(message)}`);
}
console.log(
  `${paths.length} books, ${silent} without fault by EPUBCheck, ${alarmed} with alarms of ours alone`,
);
