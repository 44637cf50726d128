import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readMhtml } from '../../../src/source/mhtml.ts';
import { readMime } from '../../../src/source/mime.ts';
import { type Page, Rejected } from '../../../src/source/page.ts';
import { file } from './score.ts';

const chinese = '水坝修好以后，镇上的人又可以从上面走过去了。'.repeat(12);
const picture = Buffer.alloc(4000, 7);
const html = `<html><head><title>水坝</title></head><body><article><p>${chinese}</p><img src="https://s.example/a.jpg"><img src="cid:two@x"><img src="https://s.example/missing.jpg"></article></body></html>`;

function quotedPrintable(bytes: Buffer): string {
  const escaped = [...bytes].map((b) =>
    b > 126 || b < 32 || b === 61
      ? `=${b.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(b),
  );
  return escaped
    .join('')
    .replace(/(.{60}(?:=[\dA-F]{2})?)/g, (line) =>
      /=[\dA-F]?$/.test(line) ? line : `${line}=\r\n`,
    );
}

function archive(charset: string, body = html): Buffer {
  return Buffer.from(
    [
      'From: <Saved by a browser>',
      'Snapshot-Content-Location: https://s.example/weir',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----Bound--x----"',
      '',
      'preamble',
      '------Bound--x----',
      `Content-Type: text/html; charset="${charset}"`,
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://s.example/weir',
      '',
      quotedPrintable(iconv.encode(body, charset)),
      '------Bound--x----',
      'Content-Type: image/jpeg',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://s.example/a.jpg',
      '',
      picture.toString('base64').replace(/(.{76})/g, '$1\r\n'),
      '------Bound--x----',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-ID: <two@x>',
      '',
      picture.toString('base64'),
      '------Bound--x------',
      '',
    ].join('\r\n'),
  );
}

const read = (bytes: Buffer): Page => {
  const page = readMhtml(file('a.mhtml', 'mhtml'), bytes);
  if ('noArticle' in page) throw new Error(page.noArticle.code);
  return page;
};

describe('web archives', () => {
  it.each(['utf-8', 'gbk', 'big5'])('reads the text in %s', (charset) => {
    const body =
      charset === 'big5' ? html.replaceAll('坝', '壩').replaceAll(/[以后镇从过]/g, '') : html;
    const { root, metadata } = read(archive(charset, body));
    expect(root.text()).toContain(charset === 'big5' ? '水壩修好' : chinese);
    expect(metadata.url).toBe('https://s.example/weir');
  });
  it('puts in the pictures that the article shows, by location and by id', () => {
    const sources = read(archive('utf-8'))
      .root.find('img')
      .get()
      .map((i) => i.attribs.src!.slice(0, 22));
    expect(sources).toEqual([
      'data:image/jpeg;base64',
      'data:image/png;base64,',
      'https://s.example/miss',
    ]);
  });
  it('reads an archive that was cut', () => {
    expect(readMime(archive('utf-8').subarray(0, -3000))!.parts.length).toBe(3);
  });
  it.each([
    ['no MIME at all', 'hello'],
    ['no HTML', 'Content-Type: image/png\r\n\r\nx'],
    ['a boundary that never comes', 'Content-Type: multipart/related; boundary="x"\r\n\r\nbody'],
  ])('rejects %s', (_name, text) => {
    expect(() => read(Buffer.from(text))).toThrow(Rejected);
  });
});
