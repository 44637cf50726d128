import { PictureProblem } from './problem.ts';

/**
 * The bytes of a `data:` address, base64 or percent-encoded. The declared media type is not
 * looked at: what the bytes are is decided by decoding them.
 * @param limit most bytes allowed
 * @throws PictureProblem `picture-not-an-image`, `picture-too-large`
 */
export function bytesOfDataUrl(address: string, limit: number): Uint8Array {
  const comma = address.indexOf(',');
  if (comma < 0) throw new PictureProblem('picture-not-an-image', 'data: address without data');
  if (address.length - comma > limit * 3) throw tooLarge(limit);
  const isBase64 = /;\s*base64$/i.test(address.slice(5, Math.min(comma, 300)).trim());
  const bytes = isBase64
    ? Buffer.from(percentDecoded(address.slice(comma + 1)).toString('latin1'), 'base64')
    : percentDecoded(address.slice(comma + 1));
  if (bytes.length > limit) throw tooLarge(limit);
  if (bytes.length === 0) throw new PictureProblem('picture-not-an-image', 'empty data: address');
  return bytes;
}

/** Percent escapes to bytes; a stray `%` stands for itself (RFC 2397 data are often sloppy). */
function percentDecoded(text: string): Buffer {
  if (!text.includes('%')) return Buffer.from(text, 'utf8');
  const pieces: Buffer[] = [];
  let from = 0;
  for (const found of text.matchAll(/%([0-9a-fA-F]{2})/g)) {
    pieces.push(Buffer.from(text.slice(from, found.index), 'utf8'));
    pieces.push(Buffer.from([Number.parseInt(found[1]!, 16)]));
    from = found.index + 3;
  }
  pieces.push(Buffer.from(text.slice(from), 'utf8'));
  return Buffer.concat(pieces);
}

function tooLarge(limit: number): PictureProblem {
  return new PictureProblem('picture-too-large', `more than ${limit} bytes`);
}
