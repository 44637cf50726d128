import { isUtf8 } from 'node:buffer';
import { mediaTypes } from '../../epub/vocabulary.ts';
import { type Book, decodeXml } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { readXml } from '../xml.ts';

/** The zip and its names (OCF 3.3 §4), and text that is what it says to be. */
export function checkContainer(book: Book): Finding[] {
  return [
    ...book.findings,
    ...mimetypeFindings(book),
    ...nameFindings(book),
    ...textFindings(book),
    ...metaInfFindings(book),
  ];
}

/** The container's own files are XML, and hold nothing that the manifest lists (OCF 3.3 §4.2.3). */
function metaInfFindings(book: Book): Finding[] {
  const own = [...book.entries.values()].filter(({ name }) => name.startsWith('META-INF/'));
  return own.flatMap(({ name, bytes }) => {
    const listed = book.package?.byPath.has(name) ? [finding('book-item-in-meta-inf', name)] : [];
    const isXml = /\/(?:encryption|rights|signatures|manifest|metadata)\.xml$/.test(name);
    const fault = isXml && !book.documents.has(name) ? readXml(decodeXml(bytes)).fault : undefined;
    return fault
      ? [...listed, finding('book-not-xml', name, { detail: fault.detail }, fault.line)]
      : listed;
  });
}

/** OCF 3.3 §4.3.3: the first entry, stored, without extra field, so that its bytes lie at 38. */
function mimetypeFindings({ head, entries }: Book): Finding[] {
  const header = Buffer.from(head);
  if (header.length < 58 || header.readUInt32LE(0) !== 0x04034b50)
    return [finding('book-not-zip', '')];
  const name = header.toString('latin1', 30, 30 + header.readUInt16LE(26));
  const entry = entries.get('mimetype');
  if (!entry) return [finding('book-mimetype-missing', '')];
  const content = Buffer.from(entry.bytes).toString('latin1');
  if (content !== mediaTypes.epub)
    return [finding('book-mimetype-wrong', 'mimetype', { found: content.slice(0, 60) })];
  if (name !== 'mimetype') return [finding('book-mimetype-not-first', name)];
  if (header.readUInt16LE(8) !== 0) return [finding('book-mimetype-packed', 'mimetype')];
  return header.readUInt16LE(28) > 0 ? [finding('book-mimetype-extra', 'mimetype')] : [];
}

/** OCF 3.3 §4.2.4 (file names). */
function nameFindings({ entries }: Book): Finding[] {
  const folded = new Map<string, string>();
  return [...entries.values()].flatMap(({ name, method }) => {
    const findings: Finding[] = [];
    const same = folded.get(name.normalize('NFC').toLowerCase());
    if (same) findings.push(finding('book-name-clash', name, { other: same }));
    folded.set(name.normalize('NFC').toLowerCase(), name);
    if (/["*:<>?\\|\u0000-\u001f\u007f-\u009f\ue000-\uf8ff\ufff0-\uffff]|\.$/.test(name)) {
      findings.push(finding('book-name-forbidden', name));
    } else if (/\s/.test(name)) findings.push(finding('book-name-blank', name));
    if (method !== 0 && method !== 8) findings.push(finding('book-method', name, { method }));
    return findings;
  });
}

/** Text that is UTF-8, and XML that is XML. */
export function textFindings(book: Book): Finding[] {
  const styles = (book.package?.manifest ?? []).filter(({ mediaType }) => mediaType === 'text/css');
  const names = [...book.documents.keys(), ...styles.map(({ path }) => path)];
  return names.flatMap((name) => {
    const bytes = book.entries.get(name)?.bytes;
    const document = book.documents.get(name);
    if (!bytes) return [];
    const findings: Finding[] = [];
    if (!isUtf16(bytes) && !isUtf8(bytes)) findings.push(finding('book-not-utf8', name));
    if (document?.fault)
      findings.push(
        finding('book-not-xml', name, { detail: document.fault.detail }, document.fault.line),
      );
    if (document?.encoding && !/^utf-(?:8|16)$/i.test(document.encoding)) {
      findings.push(finding('book-encoding-declared', name, { found: document.encoding }));
    }
    if (document && isUtf16(bytes) && decodeXml(bytes)) findings.push(finding('book-utf16', name));
    return findings;
  });
}

const isUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
