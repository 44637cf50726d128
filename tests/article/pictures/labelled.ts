import { readFileSync } from 'node:fs';
import { resolvePicture } from '../../../src/article/pictures/addresses.ts';
import type { PageMetadata } from '../../../src/types.ts';

/** Markup as some site writes it, and what a careful person would say of it. */
export interface Labelled {
  name: string;
  html: string;
  base: string;
  metadata: PageMetadata;
  /** Addresses that the page names but that no longer answer. */
  missing: string[];
  /** One line each after `=>`: the answers that are right, best first, or a caption. */
  answers: string[][];
  /** The same lines as written. */
  lines: string[];
}

const macros: Record<string, string> = {
  GIF: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  BLUR: `data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/${'2wBDAAoHBwgHBgoICAgLCgoL'.repeat(16)}/9k=`,
  PHOTO: `data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/${'2wBDAAoHBwgHBgoICAgLCgoL'.repeat(1500)}/9k=`,
};

/**
 * Cases of a file of `tests/fixtures/pictures`: `## name`, lines `@base`, `@cover`, `@title` and
 * `@missing`, the markup, then a line `=>` for each answer with its equals after ` | `.
 */
export function labelled(file: string): Labelled[] {
  const url = new URL(`../../fixtures/pictures/${file}.txt`, import.meta.url);
  const text = readFileSync(url, 'utf8').replace(
    /\{(GIF|BLUR|PHOTO)\}/g,
    (_, name: string) => macros[name]!,
  );
  return text.split(/^## /m).slice(1).map(caseOf);
}

function caseOf(text: string): Labelled {
  const [name = '', ...lines] = text.trimEnd().split('\n');
  const about = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length).trim());
  const [cover] = about('@cover ');
  const [title] = about('@title ');
  return {
    name,
    html: lines.filter((line) => !/^(?:@\w+ |=>)/.test(line)).join('\n'),
    base: about('@base ')[0] ?? 'https://site.example/news/1.html',
    metadata: { ...(cover ? { cover } : {}), ...(title ? { title } : {}) },
    missing: about('@missing '),
    answers: about('=>').map((line) => line.split(' | ')),
    lines: about('=>'),
  };
}

/** The address of the candidates that would be shown, were this page's site asked. */
export function shown(given: Labelled, candidates: string[]): string | undefined {
  const right = given.answers.flat();
  const written = addressesIn(given);
  return candidates.find(
    (address) =>
      right.includes(address) || (written.has(address) && !given.missing.includes(address)),
  );
}

/** Whatever the markup names, resolved: all of it is taken to be there, place-holders too. */
function addressesIn({ html, base, metadata }: Labelled): Set<string> {
  const plain = html.replaceAll('&quot;', '"').replaceAll('&#038;', '&').replaceAll('&amp;', '&');
  const words = [/["'()[\]]/, /["'()\s[\]]/, /["'()\s,[\]]+/].flatMap((at) => plain.split(at));
  const resolved = words.flatMap((word) => resolvePicture(word.trim(), { base }));
  return new Set([...words, ...resolved, metadata.cover ?? '']);
}
