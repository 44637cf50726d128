import type { SourceKind } from '../types.ts';

const KIND_OF_EXTENSION: Record<string, SourceKind> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  mkdn: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  xht: 'html',
  shtml: 'html',
  mhtml: 'mhtml',
  mht: 'mhtml',
  txt: 'text',
  text: 'text',
};

const PICTURE_EXTENSIONS = new Set(
  'jpg jpeg jpe jfif png gif webp avif heic heif svg bmp tif tiff ico'.split(' '),
);

/** What a file's name promises, or undefined where it is no article. */
export function kindOfName(name: string): SourceKind | undefined {
  return KIND_OF_EXTENSION[extensionOf(name)];
}

export function isPictureName(name: string): boolean {
  return PICTURE_EXTENSIONS.has(extensionOf(name));
}

/** Lower case, without the dot; '' where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** The name without an extension that stands for an article. */
export function stemOf(name: string): string {
  return kindOfName(name) ? name.slice(0, name.lastIndexOf('.')) : name;
}

/** Last part of a place. */
export function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('/') + 1);
}

/** Folder part of a place, '' for the root itself. */
export function folderOf(place: string): string {
  return place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : '';
}
