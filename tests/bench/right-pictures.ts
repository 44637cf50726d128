/**
 * How often the picture found is the right one: labelled markup through the article stage alone
 * and as a saved page or a Markdown file through its reader.
 *
 *     npx tsx tests/bench/right-pictures.ts FILE… [--kind captions|junk] [--silent]
 *
 * FILE is a name in tests/fixtures/pictures without `.txt`.
 */
import { parseArgs } from 'node:util';
import { articleFrom } from '../../src/article/normalise.ts';
import { readPage } from '../../src/source/read.ts';
import type { Article, SourceKind } from '../../src/types.ts';
import { articleOf, fileAt } from '../article/pages.ts';
import { type Labelled, labelled, shown } from '../article/pictures/labelled.ts';

const words =
  'The town keeps its old works along the river, and on most days somebody walks there to see whether the gates still hold and the wheels still turn in the slow brown water.';
const around = `<p>${words}</p><p>${words} A second time they came.</p>`;

const ways: Record<string, (given: Labelled) => Article> = {
  article: ({ html, metadata, base }) =>
    articleOf(`<p>${words}</p>${html}<p>${words}</p>`, metadata, { base }),
  page: (given) => read('html', savedPage(given), given),
  markdown: (given) =>
    read(
      'markdown',
      `---\ntitle: The title\nurl: ${given.base}\n---\n\n${words}\n\n${given.html}\n\n${words}\n`,
      given,
    ),
};

function savedPage({ html, base, metadata: { cover, title = 'The title' } }: Labelled): string {
  const lead = cover
    ? `<meta property="og:image" content="${cover.replaceAll('&', '&amp;')}">`
    : '';
  return `<!DOCTYPE html><html><head><title>${title}</title><link rel="canonical" href="${base}">${lead}</head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>${title}</h1>${around}${html}${around}</article></main><footer>About us</footer></body></html>`;
}

function read(kind: SourceKind, text: string, given: Labelled): Article {
  const file = { ...fileAt(kind === 'html' ? 'a.html' : 'a.md'), kind };
  const page = readPage(file, new TextEncoder().encode(text), {});
  if ('noArticle' in page) throw new Error(`${given.name}: no article`);
  return articleFrom(page, file);
}

const judges: Record<string, (article: Article, given: Labelled) => string[]> = {
  pictures: ({ pictures }, given) => {
    const found = pictures.map(({ candidates }) => shown(given, candidates) ?? 'none');
    const right =
      found.length === given.answers.length &&
      given.answers.every((answers, at) => answers.includes(found[at]!));
    return right ? [] : pictures.map(({ candidates }) => candidates.join('\n      '));
  },
  captions: ({ pictures }, given) => {
    const found = pictures.map(({ caption, credit }) =>
      `${caption ?? ''} | ${credit ?? ''}`.trim(),
    );
    return JSON.stringify(found) === JSON.stringify(given.lines) ? [] : [found.join('\n      ')];
  },
  junk: ({ pictures }, given) => {
    const expected = Number(given.lines[0] ?? 0);
    const listed = pictures.map(({ candidates }) => candidates[0]).join('\n      ');
    return pictures.length === expected ? [] : [`${pictures.length}: ${listed}`];
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kind: { type: 'string', default: 'pictures' }, silent: { type: 'boolean' } },
});
for (const file of positionals) {
  const cases = labelled(file);
  for (const [way, articleBy] of Object.entries(ways)) {
    let right = 0;
    for (const given of cases) {
      const found = judges[values.kind]!(articleBy(given), given);
      if (found.length === 0 && !failedEmpty(articleBy(given), given)) right += 1;
      else if (!values.silent)
        console.log(`${way}: ${given.name}\n      ${found.join('\n      | ')}`);
    }
    console.log(`${file}, ${way}: ${right} of ${cases.length} right`);
  }
}

/** No picture found where there is one: nothing to list, and yet wrong. */
function failedEmpty({ pictures }: Article, { answers }: Labelled): boolean {
  return values.kind === 'pictures' && pictures.length === 0 && answers.length > 0;
}
