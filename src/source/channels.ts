import { splitFrontMatter } from './front-matter.ts';
import { folderOf, nameOf, stemOf } from './kinds.ts';

/** Folders that a generator asks for and that say nothing of what is in them. */
const CONTAINERS = new Set(['_posts', '_drafts', 'content', 'source', 'docs', 'src', 'data']);

/**
 * The folder that an article is filed under: the one it lies in, but for a page bundle
 * (`news/my-post/index.md`) the one above, and never a generator's own container.
 * @returns path below the root, or undefined for the root itself
 */
export function channelIdOf(place: string): string | undefined {
  const isBundle = /^(?:index|readme)(?:\.[\w-]{2,8})?$/i.test(stemOf(nameOf(place)));
  let folder = folderOf(place);
  if (isBundle) folder = folderOf(folder);
  while (folder && nameOf(folder) === '_posts') folder = folderOf(folder);
  const parts = folder.split('/');
  const telling = parts.some((part) => part && !CONTAINERS.has(part));
  return telling ? folder : undefined;
}

/** A folder's name as a title. */
export function titleOfFolder(id: string): string {
  return nameOf(id).normalize('NFC');
}

/** Title in a folder's own description: `_index.md` (Hugo) or `_category_.json` (Docusaurus). */
export function titleOfTitleFile(place: string, text: string): string | undefined {
  if (place.endsWith('.md')) return splitFrontMatter(text, place).data.title?.toString();
  const label = /(?:^|[{,\n])\s{0,20}"?(?:label|title)"?\s{0,20}:\s{0,20}"?([^"\n]{1,200})/.exec(
    text,
  );
  return label?.[1]?.trim();
}
