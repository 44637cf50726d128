/** A part of a MIME message (RFC 2045, RFC 2557): its headers and decoded bytes. */
export interface MimePart {
  /** Lower case, without parameters. */
  type: string;
  charset?: string;
  location?: string;
  /** `Content-ID` without its angle brackets. */
  id?: string;
  bytes: Buffer;
}

export interface MimeMessage {
  /** Header name in lower case → value, unfolded. */
  headers: Map<string, string>;
  parts: MimePart[];
}

const MOST_PARTS = 5000;
const DEEPEST = 5;

/**
 * Reads a MIME message into its leaf parts, in order. Text is handled as Latin-1, so that the
 * bytes of 8-bit parts come through.
 * @returns undefined where there is no header that names a content type
 */
export function readMime(bytes: Uint8Array): MimeMessage | undefined {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { headers, body } = split(source);
  if (!headers.has('content-type')) return undefined;
  const parts: MimePart[] = [];
  collect(headers, body, parts, DEEPEST);
  return { headers, parts };
}

function collect(
  headers: Map<string, string>,
  body: string,
  parts: MimePart[],
  depth: number,
): void {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = parameter(type, 'boundary');
  if (!/^multipart\//i.test(type) || !boundary) {
    if (parts.length < MOST_PARTS) parts.push(partOf(headers, type, body));
    return;
  }
  if (depth === 0) return;
  for (const piece of pieces(body, boundary)) {
    const inner = split(piece);
    collect(inner.headers, inner.body, parts, depth - 1);
  }
}

function partOf(headers: Map<string, string>, type: string, body: string): MimePart {
  const charset = parameter(type, 'charset');
  const location = headers.get('content-location');
  const id = headers.get('content-id')?.replace(/^<|>$/g, '');
  return {
    type: type.split(';')[0]!.trim().toLowerCase(),
    ...(charset ? { charset } : {}),
    ...(location ? { location } : {}),
    ...(id ? { id } : {}),
    bytes: decodeBody(body, headers.get('content-transfer-encoding')?.trim().toLowerCase()),
  };
}

/** Bodies between `--boundary` lines, up to `--boundary--` or the end of a cut file. */
function pieces(body: string, boundary: string): string[] {
  const found: string[] = [];
  const mark = `--${boundary}`;
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    if (start >= 0) found.push(body.slice(start, at).replace(/\r?\n$/, ''));
    const lineEnd = body.indexOf('\n', at);
    if (lineEnd < 0 || body.startsWith('--', at + mark.length)) return found;
    start = lineEnd + 1;
  }
  if (start >= 0) found.push(body.slice(start));
  return found;
}

function split(text: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(
    `;\\s{0,20}${name}\\s{0,3}=\\s{0,3}(?:"([^"]{1,200})"|([^\\s;"]{1,200}))`,
    'i',
  ).exec(value);
  return found?.[1] ?? found?.[2];
}

function decodeBody(body: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const joined = body.replace(/=[ \t]{0,20}\r?\n/g, '');
  const decoded = joined.replace(/=([\dA-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
