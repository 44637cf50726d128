import type { PageMetadata, SourceFile } from '../../types.ts';
import { nameOf } from '../kinds.ts';
import { append, detach, type Element, element, named, textOf } from '../tree.ts';
import { mediaOf } from './captions.ts';
import { squeeze } from './runs.ts';

/** True for a scanned magazine: pictures with rules between them and no sentence. */
export function isScanBody(body: Element): boolean {
  const scans = named(body, 'img').length;
  return scans > 1 && named(body, 'hr').length >= scans - 1 && !squeeze(textOf(body));
}

/** Leaves a scanned magazine's pages as pictures in order; names it after its file at need. */
export function setScans(body: Element, file: SourceFile, title: string | undefined): PageMetadata {
  const figures = mediaOf(body).map((scan) => element('figure', {}, [scan]));
  for (const child of [...body.children]) detach(child);
  append(body, figures);
  return { title: title ?? `扫描页：${nameOf(file.place).replace(/\.[^.]+$/, '')}` };
}
