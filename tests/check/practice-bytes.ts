import { crc32, deflateRawSync } from 'node:zlib';
import { changeIn, type Fault, type Parts } from './faults.ts';

/**
 * Faults below the markup: how the archive is packed, and what its files are made of. Part of the
 * second hold-out (see `practice-faults.ts`).
 */

interface Entry {
  name: string | Buffer;
  bytes: Buffer;
  stored?: boolean;
  flags?: number;
  method?: number;
  crc?: number;
  extra?: Buffer;
}

/** A fault of the archive: makes the whole file instead of its parts. */
export interface ArchiveFault {
  name: string;
  /** Whether OCF or APPNOTE.TXT forbids it though EPUBCheck says nothing. */
  byStandard?: string;
  make: (parts: Parts) => Buffer | undefined;
}

function zipOf(entries: Entry[], comment = ''): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stored, flags, method, crc, extra = Buffer.alloc(0) } of entries) {
    const path = Buffer.from(name as string);
    const data = stored ? bytes : deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags ?? (typeof name === 'string' ? 0x800 : 0), 2);
    fields.writeUInt16LE(method ?? (stored ? 0 : 8), 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    fields.writeUInt16LE(extra.length, 24);
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, path, extra, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 3]);
    const listed = [Buffer.from('PK\u0001\u0002'), made, fields, rest, path, extra];
    central.push(Buffer.concat(listed));
    local.push(head);
    offset += head.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...local, directory, end, Buffer.from(comment)]);
}

const entriesOf = (parts: Parts): Entry[] =>
  [...parts].map(([name, bytes]) => ({ name, bytes, stored: name === 'mimetype' }));

const mimetype = (parts: Parts, change: Partial<Entry>): Buffer =>
  zipOf(entriesOf(parts).map((one) => (one.name === 'mimetype' ? { ...one, ...change } : one)));

/** Changes the first file whose name fits. */
const first = (parts: Parts, name: RegExp, change: (one: Entry) => Partial<Entry>) => {
  const entries = entriesOf(parts);
  const at = entries.findIndex((one) => name.test(one.name as string));
  if (at < 0) return undefined;
  return zipOf(entries.with(at, { ...entries[at]!, ...change(entries[at]!) }));
};
const further = (parts: Parts, ...more: Entry[]) => zipOf([...entriesOf(parts), ...more]);
const text = /\.x?html?$/;

export const archiveFaults: ArchiveFault[] = [
  {
    name: 'mimetype last',
    make: (parts) => zipOf(entriesOf(parts).reverse()),
  },
  {
    name: 'mimetype packed',
    byStandard: 'EPUB 3.3, 4.2.2: must not be compressed',
    make: (parts) => mimetype(parts, { stored: false }),
  },
  {
    name: 'mimetype with a byte order mark',
    make: (parts) => mimetype(parts, { bytes: Buffer.from('\uFEFFapplication/epub+zip') }),
  },
  {
    name: 'mimetype in capitals',
    make: (parts) => mimetype(parts, { bytes: Buffer.from('application/EPUB+zip') }),
  },
  {
    name: 'mimetype with an extra field',
    make: (parts) => mimetype(parts, { extra: Buffer.from([0xfe, 0xca, 0, 0]) }),
  },
  {
    name: 'mimetype empty',
    make: (parts) => mimetype(parts, { bytes: Buffer.alloc(0) }),
  },
  {
    name: 'all in a folder',
    make: (parts) =>
      zipOf(entriesOf(parts).map((one) => ({ ...one, name: `book/${one.name as string}` }))),
  },
  {
    name: 'wrong check sum of a text',
    byStandard: 'APPNOTE.TXT 4.4.7',
    make: (parts) => first(parts, text, ({ bytes }) => ({ crc: (crc32(bytes) ^ 1) >>> 0 })),
  },
  {
    name: 'wrong check sum of a picture',
    byStandard: 'APPNOTE.TXT 4.4.7',
    make: (parts) =>
      first(parts, /\.(jpe?g|png)$/, ({ bytes }) => ({ crc: (crc32(bytes) ^ 1) >>> 0 })),
  },
  {
    name: 'a text locked by a password',
    byStandard: 'EPUB 3.3, 4.2.2: must not use the encryption features of ZIP',
    make: (parts) => first(parts, text, () => ({ flags: 0x801 })),
  },
  {
    name: 'method 12',
    byStandard: 'EPUB 3.3, 4.2.2: stored or deflated',
    make: (parts) => first(parts, text, () => ({ method: 12 })),
  },
  {
    name: 'cut off at nine tenths',
    make: (parts) => {
      const whole = zipOf(entriesOf(parts));
      return whole.subarray(0, Math.floor(whole.length * 0.9));
    },
  },
  {
    name: 'cut off at twenty bytes from the end',
    make: (parts) => zipOf(entriesOf(parts)).subarray(0, -20),
  },
  { name: 'empty file', make: () => Buffer.alloc(0) },
  { name: 'no archive but text', make: () => Buffer.from('<html><body>Not found</body></html>') },
  { name: 'archive of nothing', make: () => zipOf([]) },
  {
    name: 'two entries of one name',
    make: (parts) => {
      const name = [...parts.keys()].find((one) => text.test(one))!;
      return further(parts, { name, bytes: parts.get(name)! });
    },
  },
  {
    name: 'names that differ in case',
    make: (parts) => {
      const name = [...parts.keys()].find((one) => text.test(one))!;
      return further(parts, { name: name.toUpperCase(), bytes: parts.get(name)! });
    },
  },
  {
    name: 'names that are the same when composed',
    make: (parts) =>
      further(
        parts,
        { name: 'META-INF/caf\u00e9.txt', bytes: Buffer.from('x') },
        { name: 'META-INF/cafe\u0301.txt', bytes: Buffer.from('x') },
      ),
  },
  {
    name: 'absolute path',
    byStandard: 'EPUB 3.3, 4.1.5: file names relative to the root',
    make: (parts) => further(parts, { name: '/etc/text.txt', bytes: Buffer.from('x') }),
  },
  {
    name: 'path that leads out',
    byStandard: 'EPUB 3.3, 4.1.5: must not leak out of the container',
    make: (parts) => further(parts, { name: '../../text.txt', bytes: Buffer.from('x') }),
  },
  {
    name: 'backslash in a name',
    make: (parts) => further(parts, { name: 'notes\\text.txt', bytes: Buffer.from('x') }),
  },
  {
    name: 'question mark in a name',
    make: (parts) => further(parts, { name: 'what?.txt', bytes: Buffer.from('x') }),
  },
  {
    name: 'name with a control character',
    make: (parts) => further(parts, { name: 'a\u0007b.txt', bytes: Buffer.from('x') }),
  },
  {
    name: 'name ending with a full stop',
    make: (parts) => further(parts, { name: 'notes.', bytes: Buffer.from('x') }),
  },
  {
    name: 'name with a space',
    make: (parts) => further(parts, { name: 'my notes.txt', bytes: Buffer.from('x') }),
  },
  {
    name: 'name not in UTF-8',
    byStandard: 'EPUB 3.3, 4.2.2: file names in UTF-8',
    make: (parts) =>
      further(parts, {
        name: Buffer.from([0xce, 0xc4, 0xd5, 0xc2, 0x2e, 0x74]),
        bytes: Buffer.from('x'),
      }),
  },
  {
    name: 'mimetype file in the manifest folder only',
    make: (parts) =>
      zipOf(
        entriesOf(parts).map((one) =>
          one.name === 'mimetype' ? { ...one, name: 'META-INF/mimetype' } : one,
        ),
      ),
  },
];

const opf = /\.opf$/;
const change = (
  name: string,
  file: RegExp,
  to: (bytes: Buffer, parts: Parts, path: string) => Buffer | undefined,
): Fault => ({
  group: 'files',
  name: `practice: ${name}`,
  apply(parts) {
    const path = [...parts.keys()].find((key) => file.test(key));
    if (!path) return undefined;
    const copy: Parts = new Map([...parts]);
    const changed = to(parts.get(path)!, copy, path);
    if (changed) copy.set(path, changed);
    else copy.delete(path);
    return copy;
  },
});

/** A new file beside the package document, listed there, and shown on the first page. */
function listed(name: string, file: string, type: string, bytes: Buffer, markup?: string): Fault {
  return {
    group: 'files',
    name: `practice: ${name}`,
    apply(parts) {
      const path = [...parts.keys()].find((key) => opf.test(key))!;
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const item = `<item id="ppn" href="${file}" media-type="${type}"/></manifest>`;
      const withItem = changeIn(parts, path, '</manifest>', item)!;
      withItem.set(folder + file, bytes);
      if (!markup) return withItem;
      const page = [...parts.keys()].find(
        (key) =>
          text.test(key) &&
          !/nav|toc|cover|title/i.test(key) &&
          /<p[ >]/.test(String(parts.get(key))),
      );
      if (!page) return undefined;
      const up = '../'.repeat(page.slice(folder.length).split('/').length - 1);
      return changeIn(withItem, page, /<body[^>]*>/, `$&${markup.replace('FILE', up + file)}`);
    },
  };
}

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');
const picture = '<p><img src="FILE" alt="A mill"/></p>';
const svg = (inner: string, head = '') =>
  Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?>${head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`,
  );
const smil = (inner: string) =>
  Buffer.from(
    `<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">${inner}</smil>`,
  );
const page = (inner: string) =>
  Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>More</title></head><body>${inner}</body></html>`,
  );

export const fileFaults: Fault[] = [
  change('a GIF called JPEG', /\.jpe?g$/, () => gif),
  change('a picture of no bytes', /\.(jpe?g|png)$/, () => Buffer.alloc(0)),
  change('a page in place of a picture', /\.(jpe?g|png)$/, () =>
    Buffer.from('<!DOCTYPE html><html><body>404</body></html>'),
  ),
  change('a picture cut in half', /\.(jpe?g|png)$/, (bytes) =>
    bytes.subarray(0, bytes.length >> 1),
  ),
  change(
    'a text of no bytes',
    /(?:ch|split|part|article|a[0-9a-f]{20}|index)[\w-]*\.x?html?$/,
    () => Buffer.alloc(0),
  ),
  change(
    'a text of another charset',
    /(?:ch|split|part|article|a[0-9a-f]{20}|index)[\w-]*\.x?html?$/,
    (bytes) => Buffer.from(bytes.toString().replace(/<body[^>]*>/, '$&<p>caf\u00e9</p>'), 'latin1'),
  ),
  change(
    'a text with a zero byte',
    /(?:ch|split|part|article|a[0-9a-f]{20}|index)[\w-]*\.x?html?$/,
    (bytes) => Buffer.from(bytes.toString().replace(/<body[^>]*>/, '$&<p>a\u0000b</p>')),
  ),
  change('a sheet of another charset', /\.css$/, (bytes) =>
    Buffer.concat([bytes, Buffer.from('\n/* caf\u00e9 */', 'latin1')]),
  ),
  change('a sheet that is a page', /\.css$/, () => Buffer.from('<!DOCTYPE html><html></html>')),
  change('a package of another charset', opf, (bytes) =>
    Buffer.from(
      bytes.toString().replace('</metadata>', '<dc:subject>caf\u00e9</dc:subject></metadata>'),
      'latin1',
    ),
  ),
  change('a package of no bytes', opf, () => Buffer.alloc(0)),
  change('package away', opf, () => undefined),
  change('sheet away', /\.css$/, () => undefined),
  change('picture away', /\.(jpe?g|png)$/, () => undefined),
  change('contents away', /(?:nav\.xhtml|toc\.ncx)$/, () => undefined),
  change('container away', /container\.xml$/, () => undefined),
  change('encryption of nothing', opf, (bytes, parts) => {
    parts.set(
      'META-INF/encryption.xml',
      Buffer.from(
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><x/></encryption>',
      ),
    );
    return bytes;
  }),
  change('encryption that is no XML', opf, (bytes, parts) => {
    parts.set('META-INF/encryption.xml', Buffer.from('<encryption'));
    return bytes;
  }),
  change('signatures of the wrong root', opf, (bytes, parts) => {
    parts.set('META-INF/signatures.xml', Buffer.from('<sign xmlns="urn:x"/>'));
    return bytes;
  }),
  change('a file nobody lists', opf, (bytes, parts) => {
    parts.set('OEBPS/leftover.xhtml', page('<p>x</p>'));
    return bytes;
  }),
  change('a second package nobody lists', opf, (bytes, parts, path) => {
    parts.set(`${path}.opf`, bytes);
    return bytes;
  }),
  listed('TIFF on a page', 'p.tiff', 'image/tiff', Buffer.from('II*\u0000aaaa'), picture),
  listed('BMP on a page', 'p.bmp', 'image/bmp', Buffer.from('BMaaaaaaaa'), picture),
  listed('PDF on a page', 'p.pdf', 'application/pdf', Buffer.from('%PDF-1.4'), picture),
  listed('picture of an unknown type', 'p.dat', 'application/octet-stream', gif, picture),
  listed('GIF listed as PNG', 'p.png', 'image/png', gif, picture),
  listed('PNG of a wrong ending', 'p.txt', 'image/gif', Buffer.from('GIF8'), picture),
  listed('SVG ill-formed', 'p.svg', 'image/svg+xml', svg('<g>'), picture),
  listed('SVG without namespace', 'p.svg', 'image/svg+xml', Buffer.from('<svg/>'), picture),
  listed('SVG of a foreign element', 'p.svg', 'image/svg+xml', svg('<p>x</p>'), picture),
  listed(
    'SVG with the same id twice',
    'p.svg',
    'image/svg+xml',
    svg('<g id="a"/><g id="a"/>'),
    picture,
  ),
  listed(
    'SVG with a missing picture',
    'p.svg',
    'image/svg+xml',
    svg('<image href="no.png" width="1" height="1"/>'),
    picture,
  ),
  listed(
    'SVG with a missing sheet',
    'p.svg',
    'image/svg+xml',
    Buffer.from(
      '<?xml version="1.0"?><?xml-stylesheet href="no.css" type="text/css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    ),
    picture,
  ),
  listed(
    'SVG with broken style',
    'p.svg',
    'image/svg+xml',
    svg('<style>p { color: </style>'),
    picture,
  ),
  listed(
    'SVG with an external DTD',
    'p.svg',
    'image/svg+xml',
    svg('<g/>', '<!DOCTYPE svg PUBLIC "-//X//Y" "x.dtd">'),
    picture,
  ),
  listed(
    'SVG with HTML without a title',
    'p.svg',
    'image/svg+xml',
    svg('<foreignObject><html xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
    picture,
  ),
  listed(
    'page not in the spine, linked',
    'more.xhtml',
    'application/xhtml+xml',
    page('<p>x</p>'),
    '<p><a href="FILE">x</a></p>',
  ),
  listed(
    'page that is not listed in the spine, ill-formed',
    'more.xhtml',
    'application/xhtml+xml',
    page('<p>'),
  ),
  listed(
    'page of bad markup outside the spine',
    'more.xhtml',
    'application/xhtml+xml',
    page('<center>x</center>'),
  ),
  listed('DTBook ill-formed', 'more.xml', 'application/x-dtbook+xml', Buffer.from('<dtbook>')),
  listed('NCX of another root', 'more.ncx', 'application/x-dtbncx+xml', Buffer.from('<toc/>')),
  listed('overlay ill-formed', 'o.smil', 'application/smil+xml', smil('<body>')),
  listed('overlay without body', 'o.smil', 'application/smil+xml', smil('')),
  listed(
    'overlay without text',
    'o.smil',
    'application/smil+xml',
    smil('<body><par><audio src="no.mp3"/></par></body>'),
  ),
  listed(
    'overlay to a missing page',
    'o.smil',
    'application/smil+xml',
    smil('<body><par><text src="no.xhtml#a"/></par></body>'),
  ),
  listed(
    'overlay of bad times',
    'o.smil',
    'application/smil+xml',
    smil(
      '<body><par><text src="no.xhtml#a"/><audio src="no.mp3" clipBegin="x" clipEnd="3"/></par></body>',
    ),
  ),
  listed(
    'sheet with a byte that is not UTF-8',
    'more.css',
    'text/css',
    Buffer.from([0x70, 0x7b, 0x7d, 0xff, 0xfe]),
  ),
  listed('sheet in UTF-16', 'more.css', 'text/css', Buffer.from('\uFEFFp{margin:0}', 'utf16le')),
  listed(
    'font of a foreign type',
    'f.ttf',
    'application/x-some-font',
    Buffer.from('\u0000\u0001\u0000\u0000'),
  ),
  listed('page listed as a picture', 'p.gif', 'image/gif', page('<p>x</p>'), picture),
  listed(
    'script listed as a sheet',
    'p.css',
    'text/css',
    Buffer.from('function a() { return 1; }'),
  ),
];
