import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';
import type { Labels } from '../labels/labels.ts';
import type { Article, MarkupElement, MarkupNode, Resource } from '../types.ts';
import { webAddress } from './links.ts';
import { element, elementsOf, rewrite } from './markup.ts';

/** Longer addresses make a square that no telephone reads from a small screen. */
const longestAddress = 300;
/** Pixels of one module, so that at one bit a pixel a module is a byte. */
const scale = 8;

/**
 * Puts a square that a telephone reads under whatever plays or was posted elsewhere (class
 * `embed`): an e-reader shows no video, the telephone beside it does.
 */
export function withQrCodes(body: MarkupNode[], labels: Labels): MarkupNode[] {
  return rewrite(body, (node) => {
    const address = embedAddress(node);
    if (!address) return [node];
    const look = { src: hrefOf(address), alt: labels.qr(address), class: 'qr' };
    const square = element('p', {}, element('img', look));
    if (node.name !== 'p') return [{ ...node, children: [...node.children, square] }];
    const { class: name, ...attributes } = node.attributes;
    return [element('div', { class: name }, { ...node, attributes }, square)];
  });
}

/** The squares of these articles as resources of the book, each once. */
export function qrResources(articles: Article[]): Resource[] {
  const addresses = articles
    .flatMap(({ body }) => [...elementsOf(body)].map(embedAddress))
    .filter((address) => address !== undefined);
  return [...new Set(addresses)].map((address) => ({
    id: `qr-${digest(address)}`,
    href: hrefOf(address),
    mediaType: 'image/png',
    content: { kind: 'bytes', bytes: squareOf(address) },
  }));
}

/** Where a quoted post or a player leads: the last link, which in posts is the post itself. */
function embedAddress(node: MarkupElement): string | undefined {
  if (node.attributes.class !== 'embed') return undefined;
  const links = [...elementsOf(node.children)].filter(({ name }) => name === 'a');
  const address = webAddress(links.at(-1)?.attributes.href ?? '');
  return address && address.length <= longestAddress ? address : undefined;
}

const digest = (address: string) => createHash('sha256').update(address).digest('hex').slice(0, 16);

const hrefOf = (address: string) => `images/qr-${digest(address)}.png`;

/** A PNG of one bit a pixel (PNG 1.2 §11.2): 0 is black. */
function squareOf(address: string): Uint8Array {
  const { data, size } = encode(address, { ecc: 'M', border: 3 });
  const width = size * scale;
  const rows = data.flatMap((modules) => {
    const row = Buffer.alloc(1 + Math.ceil(width / 8));
    modules.forEach((isDark, n) => {
      row[1 + n] = isDark ? 0x00 : 0xff;
    });
    return Array(scale).fill(row);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(width, 4);
  head[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND')]);
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
