import { namespaces } from '../../epub/vocabulary.ts';
import { words } from './words.ts';

/** What one element of a small XML vocabulary may hold and say. */
export interface Shape {
  /** Names of its children; elements of other namespaces are left to other rules. */
  children: ReadonlySet<string>;
  /** Attribute → what its value must look like. */
  attributes: Readonly<Record<string, RegExp>>;
  required: ReadonlySet<string>;
}

export interface Vocabulary {
  space: string;
  shapes: ReadonlyMap<string, Shape>;
}

const any = /^/;
/** XML's names without colon, as ids are. */
const name = /^\s*[\p{L}_][\p{L}\p{N}\p{M}._·-]*\s*$/u;
const language = /^(?:|[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*)$/;
const mediaType = /^[\w!#$&+^-]+\/[\w!#$&+^-]+/;

const patterns: Record<string, RegExp> = {
  id: name,
  idref: name,
  toc: name,
  fallback: name,
  'media-overlay': name,
  'unique-identifier': name,
  'media-type': mediaType,
  dir: /^(?:ltr|rtl|auto)$/,
  'xml:lang': language,
  hreflang: language,
  'container/version': /^1\.0$/,
  'rootfile/media-type': /^application\/oebps-package\+xml$/,
  'rootfile/full-path': /\S/,
  'ncx/version': /^2005-1$/,
  property: /^\s*[\w.-]+(?::\S+)?\s*$/,
};

/**
 * One element a line: name, attributes (`!` marks those that must be there), children.
 */
function vocabulary(space: string, lines: [string, string, string][]): Vocabulary {
  const shapes = lines.map(([element, attributes, children]): [string, Shape] => {
    const names = [...words(attributes)];
    const plain = names.map((attribute) => attribute.replace('!', ''));
    return [
      element,
      {
        children: words(children),
        attributes: Object.fromEntries(
          plain.map((key) => [key, patterns[`${element}/${key}`] ?? patterns[key] ?? any]),
        ),
        required: new Set(
          names.filter((key) => key.endsWith('!')).map((key) => key.replace('!', '')),
        ),
      },
    ];
  });
  return { space, shapes: new Map(shapes) };
}

/** EPUB 3.3 §5 (package document). */
export const packageOfThree = vocabulary(namespaces.opf, [
  [
    'package',
    'version! unique-identifier! id prefix xml:lang dir',
    'metadata manifest spine guide bindings collection',
  ],
  ['metadata', 'id xml:lang dir', 'meta link'],
  ['meta', 'property refines id scheme xml:lang dir name content', ''],
  ['link', 'href! hreflang rel! id refines media-type properties', ''],
  ['manifest', 'id', 'item'],
  ['item', 'id! href! media-type! fallback media-overlay properties', ''],
  ['spine', 'id toc page-progression-direction', 'itemref'],
  ['itemref', 'idref! linear id properties', ''],
  ['guide', '', 'reference'],
  ['reference', 'href! type! title', ''],
  ['bindings', '', 'mediaType'],
  ['mediaType', 'media-type! handler!', ''],
]);

/** OPF 2.0.1; other makers add to its metadata what they like. */
export const packageOfTwo = vocabulary(namespaces.opf, [
  ['package', 'version! unique-identifier! id xml:lang', 'metadata manifest spine guide tours'],
  ['manifest', 'id', 'item'],
  ['item', 'id! href! media-type! fallback fallback-style required-namespace required-modules', ''],
  ['spine', 'id toc page-map', 'itemref'],
  ['itemref', 'idref! linear id', ''],
  ['guide', 'id', 'reference'],
  ['reference', 'href! type! title id', ''],
]);

/** OPF 2.0.1 §2.4.1 and ANSI/NISO Z39.86-2005 §8. */
export const ncxVocabulary = vocabulary(namespaces.ncx, [
  ['ncx', 'version! xml:lang dir', 'head docTitle docAuthor navMap pageList navList'],
  ['head', '', 'meta smilCustomTest'],
  ['meta', 'name! content! scheme', ''],
  ['docTitle', 'id', 'text audio img'],
  ['docAuthor', 'id', 'text audio img'],
  ['navMap', 'id', 'navInfo navLabel navPoint'],
  ['navPoint', 'id! class playOrder', 'navLabel content navPoint'],
  ['navLabel', 'xml:lang dir', 'text audio img'],
  ['content', 'id src!', ''],
  ['text', 'id class xml:space', ''],
  ['pageList', 'id class', 'navInfo navLabel pageTarget'],
  ['pageTarget', 'id value type! class playOrder', 'navLabel content'],
  ['navList', 'id class', 'navInfo navLabel navTarget'],
  ['navTarget', 'id! value class playOrder', 'navLabel content'],
]);

/** OCF 3.3 §4.2.6.3. */
export const containerVocabulary = vocabulary(namespaces.container, [
  ['container', 'version!', 'rootfiles links'],
  ['rootfiles', '', 'rootfile'],
  ['rootfile', 'full-path! media-type!', ''],
  ['links', '', 'link'],
  ['link', 'href! rel! media-type', ''],
]);

/** Names of attributes that may stand on any element. */
export const openAttributes = /^(?:xmlns(?::.*)?|xml:(?:id|base|space)|.+:.+)$/;
