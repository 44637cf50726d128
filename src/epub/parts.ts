import type { Publication, Resource } from '../types.ts';
import { contentDocument } from './content-document.ts';
import { navigationDocument } from './navigation-document.ts';
import { ncx } from './ncx.ts';
import { packageDocument } from './package-document.ts';
import { mediaTypes, namespaces, paths } from './vocabulary.ts';

/** A file of the container, in the order in which it is written. Plain data, fit for a thread. */
export interface ContainerPart {
  name: string;
  content: Uint8Array | FileContent;
  /** Compressed already: kept as it is. */
  isPacked: boolean;
}

/** A file whose bytes are read when their turn has come. */
export interface FileContent {
  path: string;
  bytes: number;
}

const container = `<?xml version="1.0" encoding="utf-8"?>
<container xmlns="${namespaces.container}" version="1.0">
<rootfiles>
<rootfile full-path="${paths.contentFolder}/${paths.package}" media-type="${mediaTypes.package}"/>
</rootfiles>
</container>
`;

/**
 * Everything in the container of a publication but `mimetype`. Pure.
 * @returns texts as UTF-8, each with memory of its own; of pictures in files the paths
 */
export function containerParts(publication: Publication): ContainerPart[] {
  const { spine, resources, kepub } = publication;
  const styles = resources.filter(({ mediaType }) => mediaType === mediaTypes.css);
  const hrefs = styles.map(({ href }) => href);
  return [
    written('META-INF/container.xml', container),
    written(inBook(paths.package), packageDocument(publication)),
    written(inBook(paths.navigation), navigationDocument(publication, hrefs)),
    written(inBook(paths.ncx), ncx(publication)),
    ...spine.map((document) =>
      written(inBook(document.href), contentDocument(document, hrefs, kepub)),
    ),
    ...resources.map(resourcePart),
  ];
}

const inBook = (href: string) => `${paths.contentFolder}/${href}`;

const encoder = new TextEncoder();

function written(name: string, text: string): ContainerPart {
  return { name, content: encoder.encode(text), isPacked: false };
}

function resourcePart({ href, mediaType, content }: Resource): ContainerPart {
  const isPicture = mediaType === 'image/jpeg' || mediaType === 'image/png';
  return {
    name: inBook(href),
    content: content.kind === 'file' ? content : content.bytes,
    isPacked: isPicture || content.kind === 'file',
  };
}
