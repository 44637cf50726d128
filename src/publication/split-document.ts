import { serialise } from '../article/xhtml.ts';
import type { ContentDocument, MarkupElement, MarkupNode } from '../types.ts';
import { isNote } from './footnotes.ts';
import { elementsOf, rewrite } from './markup.ts';

/** What the document's own head and wrapper may take beside its body. */
const overhead = 2_000;

/**
 * Splits a document that is too large for e-readers: before headings where there are any in
 * the second half of a piece, else between blocks; a block that is itself too large is divided.
 * Foot-notes follow the piece that refers to them, and links within the document are kept.
 * @param title title of piece `n`, from 2
 * @returns one document when it is small enough; the first piece keeps id and href
 */
export function splitDocument(
  document: ContentDocument,
  maxBytes: number,
  title: (n: number) => string,
): ContentDocument[] {
  const room = maxBytes - overhead;
  if (bytesOf(document.body) <= room) return [document];
  const notes = new Map(document.body.filter(isNote).map((note) => [note.attributes.id, note]));
  const blocks = document.body
    .filter((node) => !isNote(node))
    .flatMap((node) => (bytesOf([node]) > room ? divide(node, room) : [node]))
    .map((node) => measured(node, notes));
  const pieces = gather(blocks, room);
  return relinked(
    pieces.map((piece, n) => ({
      ...document,
      id: n === 0 ? document.id : `${document.id}-${n + 1}`,
      href: n === 0 ? document.href : document.href.replace(/\.xhtml$/, `-${n + 1}.xhtml`),
      title: n === 0 ? document.title : title(n + 1),
      body: [...piece.flatMap(({ node }) => node), ...piece.flatMap((block) => block.notes)],
    })),
  );
}

interface Block {
  node: MarkupNode;
  /** Foot-notes that the block refers to first. */
  notes: MarkupElement[];
  bytes: number;
}

function bytesOf(nodes: MarkupNode[]): number {
  return Buffer.byteLength(serialise(nodes));
}

/** Takes the notes that the block refers to out of `notes`, so that each is there once. */
function measured(node: MarkupNode, notes: Map<string | undefined, MarkupElement>): Block {
  const own: MarkupElement[] = [];
  for (const { attributes } of elementsOf([node])) {
    const id = attributes.href?.startsWith('#') ? attributes.href.slice(1) : undefined;
    const note = id === undefined ? undefined : notes.get(id);
    if (note && notes.delete(id)) own.push(note);
  }
  return { node, notes: own, bytes: bytesOf([node, ...own]) };
}

function gather(blocks: Block[], room: number): Block[][] {
  const pieces: Block[][] = [];
  let piece: Block[] = [];
  let bytes = 0;
  for (const block of blocks) {
    if (piece.length > 0 && bytes + block.bytes > room) {
      const rest = afterLastHeading(piece, room);
      pieces.push(piece);
      piece = rest;
      bytes = rest.reduce((sum, moved) => sum + moved.bytes, 0);
    }
    piece.push(block);
    bytes += block.bytes;
  }
  return [...pieces, piece];
}

/** Moves what follows the last heading into the next piece, unless half a piece would remain. */
function afterLastHeading(piece: Block[], room: number): Block[] {
  let bytes = 0;
  for (let n = piece.length - 1; n > 0; n -= 1) {
    const { node } = piece[n]!;
    bytes += piece[n]!.bytes;
    if (bytes > room / 2) return [];
    if (typeof node !== 'string' && /^h[2-6]$/.test(node.name)) return piece.splice(n);
  }
  return [];
}

/** One oversize node as several of its kind; ids stay with the first, list numbers go on. */
function divide(node: MarkupNode, room: number): MarkupNode[] {
  if (typeof node === 'string') return divideText(node, room);
  const shell = bytesOf([{ ...node, children: [] }]);
  const inner = Math.max(room - shell, 1_000);
  const children = node.children.flatMap((child) =>
    bytesOf([child]) > inner ? divide(child, inner) : [child],
  );
  const groups: MarkupNode[][] = [[]];
  let bytes = 0;
  for (const child of children) {
    const size = bytesOf([child]);
    if (bytes + size > inner && groups.at(-1)!.length > 0) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(child);
    bytes += size;
  }
  let items = Number(node.attributes.start ?? 1);
  return groups.map((group, n) => {
    const { id: _, ...rest } = node.attributes;
    const attributes = n === 0 ? node.attributes : { ...rest };
    if (n > 0 && node.name === 'ol') attributes.start = String(items);
    items += group.filter((child) => typeof child !== 'string' && child.name === 'li').length;
    return { ...node, attributes, children: group };
  });
}

/** Text in pieces that end with a sentence where one ends, else with a whole character. */
function divideText(text: string, room: number): string[] {
  const pieces: string[] = [];
  // Four bytes hold any code unit, and the longest entity is six for one.
  const longest = Math.max(Math.floor(room / 6), 100);
  let rest = text;
  while (rest.length > longest) {
    const part = rest.slice(0, longest);
    const end = Math.max(...['。', '！', '？', '. ', '\n'].map((mark) => part.lastIndexOf(mark)));
    let cut = end > longest / 2 ? end + 1 : longest;
    if (/[\uD800-\uDBFF]/.test(rest[cut - 1]!)) cut -= 1;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

/** Links to an id that now stands in another piece get that piece's href. */
function relinked(pieces: ContentDocument[]): ContentDocument[] {
  const hrefs = new Map<string, string>();
  for (const { href, body } of pieces) {
    for (const { attributes } of elementsOf(body)) {
      if (attributes.id && !hrefs.has(attributes.id)) hrefs.set(attributes.id, href);
    }
  }
  return pieces.map((piece) => ({
    ...piece,
    body: rewrite(piece.body, (node) => {
      const { href } = node.attributes;
      const home = href?.startsWith('#') ? hrefs.get(href.slice(1)) : undefined;
      if (!home || home === piece.href) return [node];
      return [{ ...node, attributes: { ...node.attributes, href: home + href } }];
    }),
  }));
}
