import { readFileSync } from 'node:fs';
import { articleOfPage, picturesOfPage, wholePagesOf } from '../article/pictures/whole-pages.ts';

/**
 * How many pictures of labelled whole pages are found, and what is found instead.
 * `npx tsx tests/bench/whole-pages.ts FILE…` with files in the form of
 * `tests/fixtures/pictures/whole-pages-*.txt`.
 */
let asked = 0;
let right = 0;
let extra = 0;
for (const path of process.argv.slice(2)) {
  for (const given of wholePagesOf(readFileSync(path, 'utf8'))) {
    asked += given.answers.length;
    const found = picturesOfPage(given);
    const rest = [...found];
    const hits = given.answers.filter((answers) => {
      const at = rest.findIndex((one) => answers.includes(one ?? ''));
      if (at >= 0) rest.splice(0, at + 1);
      return at >= 0;
    });
    right += hits.length;
    extra += found.length - hits.length;
    if (hits.length === given.answers.length && found.length === hits.length) continue;
    console.log(`## ${given.name}`);
    console.log(given.lines.map((line) => `  asked ${line}`).join('\n'));
    for (const [index, picture] of articleOfPage(given).pictures.entries()) {
      console.log(`  shown ${found[index]} of ${picture.candidates.join(' | ').slice(0, 600)}`);
    }
  }
}
console.log(`${right} of ${asked} pictures right, ${extra} others`);
