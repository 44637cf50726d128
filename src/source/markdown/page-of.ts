import type { Message, PageMetadata, SourceFile } from '../../types.ts';
import { folderOf } from '../kinds.ts';
import type { Page } from '../page.ts';
import { parseMarkup } from '../parse.ts';

/** HTML and metadata → page. The root has a name that no stray end tag in the text can close. */
export function pageOf(
  file: SourceFile,
  html: string,
  metadata: PageMetadata,
  messages: Message[],
): Page {
  const $ = parseMarkup(`<wenji-page>${html}</wenji-page>`);
  const root = $('wenji-page').first();
  const folder = folderOf(file.place);
  const base = folder ? `./${folder}/` : './';
  return { kind: file.kind, place: file.place, $, root, metadata, base, messages };
}
