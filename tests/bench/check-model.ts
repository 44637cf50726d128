/**
 * Compares our model of HTML with EPUBCheck's schemas, line by line:
 * `npx tsx tests/bench/check-model.ts [children|attributes|values]`. Every element is put into
 * every other, and every attribute on every element, each on a line of its own; a line on which
 * one judge has an error and the other has none is printed. Needs Java.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBook } from '../../src/check/check.ts';
import { globalAttributes, htmlElements } from '../../src/check/rules/html-model.ts';
import { type Parts, pack } from '../check/faults.ts';
import { epubcheck } from '../judges/epubcheck.ts';
import { samples, wrap } from './html-samples.ts';

const names = [...htmlElements.keys()].filter((name) => !/^(?:html|head|body)$/.test(name));
const extra = 'applet center font marquee nobr big tt strike frame acronym dir'.split(' ');

function childLines(): string[][] {
  const children = [...names, ...extra].map((name) => samples[name] ?? `<${name}>x</${name}>`);
  return names.map((parent) => [
    ...children.map((child) => wrap(parent, child)),
    wrap(parent, 'text'),
    wrap(parent, ''),
  ]);
}

const attributes = [
  ...new Set([
    ...globalAttributes,
    ...[...htmlElements.values()].flatMap(({ attributes }) => [...attributes]),
    ...'align valign bgcolor border cellpadding cellspacing nowrap clear face color background compact noshade hspace vspace link text axis char abbr summary rules frame classid codebase archive marginwidth scrolling frameborder'.split(
      ' ',
    ),
  ]),
];

function plainValue(name: string): string {
  if (
    /^(?:width|height|colspan|rowspan|start|size|span|tabindex|cols|rows|maxlength|minlength|value|high|low|optimum|min|max)$/.test(
      name,
    )
  )
    return '2';
  return known[name] ?? name;
}
const known: Record<string, string> = {
  dir: 'ltr',
  lang: 'en',
  contenteditable: 'true',
  draggable: 'true',
  spellcheck: 'true',
  translate: 'yes',
  hidden: 'hidden',
  scope: 'row',
  href: 'a.xhtml',
  src: 'p.jpg',
  srcset: 'p.jpg 1x',
  role: 'note',
  datetime: '2020-01-01',
  type: 'text',
  media: 'all',
  style: 'margin:0',
  headers: '',
  for: '',
  list: '',
  form: '',
  rel: 'help',
  cite: 'https://example.org/',
  shape: 'rect',
  coords: '1,2,3,4',
  kind: 'subtitles',
  method: 'get',
  usemap: '#m',
  crossorigin: 'anonymous',
  preload: 'none',
  step: '1',
  autocomplete: 'on',
  prefix: 'x: https://example.org/',
  property: 'schema:name',
  typeof: 'schema:Thing',
  resource: 'a.xhtml',
  about: 'a.xhtml',
  vocab: 'https://example.org/',
  itemid: 'https://example.org/',
  itemtype: 'https://example.org/',
  enctype: 'text/plain',
  action: 'https://example.org/',
  data: 'p.jpg',
  poster: 'p.jpg',
  sizes: '100vw',
  inputmode: 'text',
  wrap: 'soft',
  xmlns: 'http://www.w3.org/1999/xhtml',
  hreflang: 'en',
  ping: '',
  charset: 'utf-8',
  loading: 'lazy',
  decoding: 'async',
  fetchpriority: 'low',
  referrerpolicy: 'origin',
  enterkeyhint: 'go',
  autocapitalize: 'on',
  popover: 'auto',
  content: 'x',
};

function attributeLines(): string[][] {
  return names.map((name) =>
    attributes.map((attribute) => {
      const plain = samples[name] ?? `<${name}>x</${name}>`;
      const own = new RegExp(`^<${name}([^>]*?) ${attribute}="`).test(plain);
      const tagged = own
        ? plain
        : plain.replace(
            new RegExp(`^<${name}`),
            `<${name} ${attribute}="${plainValue(attribute)}"`,
          );
      return wrap('', tagged);
    }),
  );
}

const badValues = [
  '',
  ' ',
  'x',
  '-1',
  '0',
  '1.5',
  'TRUE',
  'a b',
  '50%',
  '2px',
  '2020-13-01',
  '#',
  'http://[x',
  'e_n',
  '\u4e2d',
];

function valueLines(): string[][] {
  return names.map((name) => {
    const own = [...(htmlElements.get(name)?.attributes ?? [])];
    const plain = samples[name] ?? `<${name}>x</${name}>`;
    const wanted = name === 'p' ? [...globalAttributes] : own;
    return wanted.flatMap((attribute) =>
      badValues.map((value) => {
        const bare = plain.replace(new RegExp(`^(<${name}[^>]*?) ${attribute}="[^"]*"`), '$1');
        return wrap('', bare.replace(new RegExp(`^<${name}`), `<${name} ${attribute}="${value}"`));
      }),
    );
  });
}

const makers = { children: childLines, attributes: attributeLines, values: valueLines };
const folder = await mkdtemp(join(tmpdir(), 'wenji-model-'));
for (const [kind, make] of Object.entries(makers)) {
  if (process.argv[2] && process.argv[2] !== kind) continue;
  const pages = make();
  const path = join(folder, `${kind}.epub`);
  await writeFile(path, await pack(book(pages)));
  await compare(path, pages);
}

/**
 * A schema validator stays quiet for a while after an error, so lines on which it alone is
 * silent are asked again, each in a document of its own.
 */
async function compare(path: string, pages: string[][], isSecond = false): Promise<void> {
  const theirs = new Map<string, string>();
  for (const { place, sentence, code } of await epubcheck([path])) {
    const [, file, line] = /([^/]*\.xhtml):(\d+):/.exec(place) ?? [];
    theirs.set(`${file}:${line}`, `${code} ${sentence}`);
  }
  const ours = new Map<string, string>();
  for (const { file, line, message } of (await checkBook(path, { embedded: false })).findings) {
    if (message.severity !== 'info')
      ours.set(`${file}:${line}`, `${message.code} ${JSON.stringify(message.args)}`);
  }
  let same = 0;
  const again: string[][] = [];
  for (const [n, lines] of pages.entries()) {
    for (const [m, line] of lines.entries()) {
      const key = `c${n}.xhtml:${m + 2}`;
      const [a, b] = [theirs.get(key), ours.get(key)];
      if (Boolean(a) === Boolean(b)) same += 1;
      else if (a) console.log(`MISSED ${line}\t${a.slice(0, 180)}`);
      else if (isSecond) console.log(`FALSE ${line}\t${b}`);
      else again.push([line]);
    }
  }
  console.log(`${path}: ${same} of ${pages.flat().length} lines alike`);
  if (again.length === 0) return;
  const second = path.replace('.epub', '-2.epub');
  await writeFile(second, await pack(book(again)));
  await compare(second, again, true);
}

function book(pages: string[][]): Parts {
  const parts: Parts = new Map();
  const put = (name: string, text: string) => parts.set(name, Buffer.from(text));
  put('mimetype', 'application/epub+zip');
  put(
    'META-INF/container.xml',
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  );
  const ids = ['nav', 'a', ...pages.map((_, n) => `c${n}`)];
  const items = ids.map(
    (id) =>
      `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"${id === 'nav' ? ' properties="nav"' : ''}/>`,
  );
  put(
    'p.opf',
    `<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">x</dc:identifier><dc:title>T</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2020-01-01T00:00:00Z</meta></metadata><manifest>${items.join('')}<item id="p" href="p.jpg" media-type="image/jpeg"/></manifest><spine>${ids.map((id) => `<itemref idref="${id}"/>`).join('')}</spine></package>`,
  );
  const page = (body: string) =>
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title></head><body>\n${body}\n</body></html>`;
  put('nav.xhtml', page('<nav epub:type="toc"><ol><li><a href="a.xhtml">A</a></li></ol></nav>'));
  put('a.xhtml', page('<p>x</p>'));
  for (const [n, lines] of pages.entries()) put(`c${n}.xhtml`, page(lines.join('\n')));
  parts.set(
    'p.jpg',
    Buffer.from(
      '/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
      'base64',
    ),
  );
  return parts;
}
