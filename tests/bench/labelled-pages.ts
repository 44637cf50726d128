/**
 * How many pictures of real saved pages are found, and what is shown besides, against labels made
 * by somebody who has not seen the rules. The pages stay where they are: they are not ours.
 *
 *     npx tsx tests/bench/labelled-pages.ts LABELS.jsonl FOLDER
 *
 * One line of the labels for each page: `{"file": "a.html", "article": true, "pictures":
 * [["best address", "another size"], …], "optional": [[…]]}`, addresses as the page writes them;
 * optional pictures count neither way.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleFrom } from '../../src/article/normalise.ts';
import { resolvePicture } from '../../src/article/pictures/addresses.ts';
import { readPage } from '../../src/source/read.ts';
import type { Article, SourceFile } from '../../src/types.ts';

interface Label {
  file: string;
  article: boolean;
  pictures: string[][];
  optional?: string[][];
}

const [labels = '', folder = ''] = process.argv.slice(2);

function articleIn(place: string, bytes: Uint8Array): Article | undefined {
  const size = bytes.length;
  const file: SourceFile = { root: folder, place, size, modified: 0, order: 0, kind: 'html' };
  const page = readPage(file, bytes, {});
  return 'noArticle' in page ? undefined : articleFrom(page, file);
}

const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** An address in the forms of candidates; with and without encryption is one. */
const formsOf = (address: string, url?: string): string[] =>
  [address, ...resolvePicture(address, { base: './', url })].map(withoutScheme);
const withoutScheme = (address: string) => address.replace(/^https?:/, '');

/** Whatever the page names is taken to be there; the first candidate of these would be shown. */
function addressesIn(html: string, url?: string): Set<string> {
  const separators = [/["'()[\]]/, /["'()\s[\]]/, /["'()\s,[\]]+/];
  const words = separators.flatMap((separator) => plain(html).split(separator));
  const likely = words.filter((word) => word.length < 2000 && /[./]/.test(word));
  return new Set(likely.flatMap((word) => formsOf(word.trim(), url)));
}

const sum = { pages: 0, withoutFault: 0, asked: 0, right: 0, others: 0 };

function judge(label: Label): void {
  sum.pages += 1;
  sum.asked += label.pictures.length;
  const bytes = readFileSync(join(folder, label.file));
  const article = articleIn(label.file, bytes);
  const setsOf = (pictures: string[][]) =>
    pictures.map((one) => new Set(one.flatMap((a) => formsOf(plain(a).trim(), article?.url))));
  const [asked, optional] = [setsOf(label.pictures), setsOf(label.optional ?? [])];
  const there = addressesIn(bytes.toString(), article?.url);
  for (const set of [...asked, ...optional]) for (const address of set) there.add(address);
  const shown = (article?.pictures ?? []).map(
    ({ candidates }) => candidates.map(withoutScheme).find((a) => there.has(a)) ?? candidates[0]!,
  );
  const missed = asked.filter((set) => {
    const at = shown.findIndex((address) => set.has(address));
    if (at >= 0) shown.splice(at, 1);
    return at < 0;
  });
  const others = shown.filter((address) => !optional.some((set) => set.has(address)));
  sum.right += asked.length - missed.length;
  sum.others += others.length;
  if (missed.length + others.length === 0) sum.withoutFault += 1;
  else console.log(`## ${label.file}${article ? '' : ': no article'}`);
  for (const set of missed) console.log(`  missed ${[...set][0]}`);
  for (const address of others) console.log(`  shown besides ${address.slice(0, 200)}`);
}

for (const line of readFileSync(labels, 'utf8').split('\n').filter(Boolean)) {
  const label = JSON.parse(line) as Label;
  if (label.article) judge(label);
}
const share = ((100 * sum.right) / sum.asked).toFixed(1);
console.log(
  `${sum.pages} pages, ${sum.withoutFault} without fault; ${sum.right} of ${sum.asked} pictures right (${share} %), ${sum.others} others`,
);
