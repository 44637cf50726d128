import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { element } from '../../src/publication/markup.ts';
import type { Article, EncodedPicture, MarkupNode, PictureOutcome } from '../../src/types.ts';
import { article, paragraph } from '../builders.ts';

const e = element;

/** A small real JPEG on disk, as the picture store would hold it. */
export async function encodedPicture(folder: string, shade: number): Promise<EncodedPicture> {
  const background = { r: shade, g: 120, b: 255 - shade };
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .jpeg({ progressive: false })
    .toBuffer();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${sha256}.jpg`);
  await writeFile(path, bytes);
  const size = { width: 600, height: 400, bytes: bytes.length, bytesIn: bytes.length };
  return { sha256, path, mediaType: 'image/jpeg', ...size };
}

function figure(index: number, caption: string): MarkupNode {
  return e(
    'figure',
    {},
    e('img', { 'data-picture': String(index), alt: '' }),
    e('figcaption', {}, caption, e('span', { class: 'credit' }, ' (own picture)')),
  );
}

const passages: Record<string, { title: string; text: string; heading: string; caption: string }> =
  {
    en: {
      title: 'The mill & the <river>',
      text: 'The river bends twice before it reaches the mill, and the wheel has turned since spring.',
      heading: 'Below the weir',
      caption: 'The weir at noon',
    },
    'zh-Hans': {
      title: '河边的磨坊',
      text: '河水转了两个弯才流到磨坊，水车从春天转到现在，石板路上落满了槐花。',
      heading: '堰的下游',
      caption: '正午的水堰',
    },
    'zh-Hant': {
      title: '河邊的磨坊',
      text: '河水轉了兩個彎才流到磨坊，水車從春天轉到現在，石板路上落滿了槐花。',
      heading: '堰的下游',
      caption: '正午的水堰',
    },
  };

/** An article with one of everything that our vocabulary holds. */
export function richArticle(language: string, n: number, given: Partial<Article> = {}): Article {
  const { title, text, heading, caption } = passages[language]!;
  return article({
    place: `${language}/${n}.md`,
    title: `${title} ${n}`,
    language,
    published: `2024-0${1 + (n % 9)}-05`,
    authors: ['Lin Ye', 'Ada Brook'],
    tags: ['mills', 'rivers'],
    url: `https://www.example.org/${language}/${n}/?utm_source=feed`,
    site: 'Example Walks',
    pictures: [0, 1, 2, 3].map((index) => ({
      candidates: [`https://pictures.example.org/${n}-${index}.jpg`],
      alt: index === 0 ? 'A water wheel' : '',
      caption,
      role: index === 2 ? 'inline' : 'figure',
    })),
    body: [
      paragraph(text, e('a', { class: 'noteref', id: 'fnref-1', href: '#fn-1' }, '1')),
      figure(0, caption),
      e('h2', { id: 'below' }, heading),
      paragraph(
        text,
        e('em', {}, text),
        e('img', { 'data-picture': '2', alt: '', class: 'inline' }),
        e('a', { href: `https://example.org/${language}/${n + 1}` }, 'next'),
        e('a', { href: `article:${language}/${n + 1}.md#below` }, 'next'),
        e('a', { href: 'article:nowhere.md' }, 'nowhere'),
        e('a', { href: '#below' }, 'below'),
        e('a', { href: 'https://example.org/a b|c?[x]=“y”#{z}' }, 'odd'),
        e('a', { href: 'mailto:someone@example.org' }, 'mail'),
      ),
      figure(1, caption),
      e(
        'figure',
        {},
        e('a', { href: 'https://example.org/big' }, e('img', { 'data-picture': '3', alt: '' })),
      ),
      e('h3', {}, heading),
      e(
        'table',
        {},
        e('caption', {}, caption),
        e('thead', {}, e('tr', {}, e('th', { scope: 'col' }, 'A'), e('th', { scope: 'col' }, 'B'))),
        e('tbody', {}, e('tr', {}, e('td', {}, text), e('td', { rowspan: '1' }, '2'))),
      ),
      e('pre', {}, e('code', {}, 'if (a < b && c > d) {\n  return "…";\n}')),
      e('blockquote', { lang: 'fr' }, paragraph('La rivière coule.')),
      e('p', { class: 'verse' }, 'one', e('br', {}), 'two'),
      e('p', { class: 'question' }, 'Q'),
      e('p', { class: 'answer' }, 'A'),
      e('aside', { class: 'note' }, paragraph(text)),
      e('p', { class: 'embed' }, e('a', { href: 'https://video.example.org/1' }, 'video')),
      e('ol', { start: '3' }, e('li', {}, text), e('li', {}, paragraph(text))),
      e('dl', {}, e('dt', {}, 'dt'), e('dd', {}, 'dd')),
      paragraph(e('ruby', {}, '磨', e('rt', {}, 'mò')), e('sup', {}, '2')),
      e('hr', {}),
      e(
        'aside',
        { class: 'footnote', id: 'fn-1' },
        paragraph(text, e('a', { class: 'backlink', href: '#fnref-1' }, '↩')),
      ),
    ],
    ...given,
  });
}

/** One picture had, one missing, one had in line, one dropped. */
export function outcomesOf(articles: Article[], picture: EncodedPicture) {
  const address = 'https://pictures.example.org/x.jpg';
  const had: PictureOutcome = { kind: 'embedded', picture, address };
  const missing: PictureOutcome = { kind: 'missing', address, reason: 'gone', detail: '404' };
  const dropped: PictureOutcome = { kind: 'dropped', address, reason: 'tracking-pixel' };
  return new Map(articles.map(({ id }) => [id, [had, missing, had, dropped]]));
}
