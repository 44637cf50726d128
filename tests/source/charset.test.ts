import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/source/charset.ts';
import { Rejected } from '../../src/source/page.ts';

const samples = {
  simplified:
    '河边的老桥\n\n清晨六点，桥上已经有人散步。卖豆浆的大叔说，这座桥比他爷爷的年纪还大。“你看这石头，”他指着栏杆，“都磨亮了。”',
  traditional:
    '河邊的老橋\n\n清晨六點，橋上已經有人散步。賣豆漿的大叔說，這座橋比他爺爺的年紀還大。「你看這石頭，」他指著欄杆，「都磨亮了。」',
  japanese:
    '川辺の古い橋\n\n朝六時、橋の上にはもう散歩をする人がいた。豆腐屋の主人は、この橋は祖父よりも年上だと言った。「この石を見てごらん」',
  korean:
    '강가의 오래된 다리\n\n아침 여섯 시, 다리 위에는 벌써 산책하는 사람들이 있었다. 두부 장수는 이 다리가 할아버지보다 나이가 많다고 말했다.',
  french:
    'Le vieux pont près de la rivière\n\nÀ six heures, des promeneurs étaient déjà là. « Regardez cette pierre », dit-il, « elle brille à force d’être touchée. »',
  polish:
    'Stary most nad rzeką\n\nO szóstej rano ludzie już spacerowali. Spójrz na ten kamień – lśni, bo wszyscy go dotykają; żółta łódź płynie.',
  russian:
    'Старый мост у реки\n\nВ шесть часов утра по мосту уже гуляли люди. Посмотрите на этот камень: он блестит.',
  greek:
    'Η παλιά γέφυρα στο ποτάμι\n\nΣτις έξι το πρωί υπήρχαν ήδη περιπατητές πάνω στη γέφυρα. Κοίτα αυτή την πέτρα.',
} as const;

type Sample = keyof typeof samples;
const encodings: [Sample, string][] = [
  ['simplified', 'utf-8'],
  ['simplified', 'utf-16le'],
  ['simplified', 'utf-16be'],
  ['simplified', 'gbk'],
  ['simplified', 'gb18030'],
  ['traditional', 'gb18030'],
  ['traditional', 'big5'],
  ['traditional', 'big5-hkscs'],
  ['japanese', 'shift_jis'],
  ['japanese', 'euc-jp'],
  ['korean', 'euc-kr'],
  ['french', 'windows-1252'],
  ['polish', 'windows-1250'],
  ['russian', 'windows-1251'],
  ['greek', 'windows-1253'],
];

const asHtml = (text: string, meta: string) =>
  `<!DOCTYPE html>\n<html><head>${meta}<title>x</title></head><body><p>${text}</p></body></html>`;
const read = (bytes: Uint8Array) => decode(bytes, { place: 'a.html' });
const codeOf = (bytes: Uint8Array) => {
  try {
    return `decoded as ${read(bytes).encoding}`;
  } catch (error) {
    return error instanceof Rejected ? error.wenjiMessage.code : String(error);
  }
};

describe.each(encodings)('%s in %s', (sample, encoding) => {
  const text = samples[sample];
  it.each([
    ['plain', text],
    ['a page that declares nothing', asHtml(text, '')],
    ['a page that declares it', asHtml(text, `<meta charset="${encoding}">`)],
    ['a page that declares UTF-8', asHtml(text, '<meta charset="utf-8">')],
    ['a page that declares Latin-1', asHtml(text, '<meta charset="iso-8859-1">')],
  ])('%s', (_form, written) => {
    expect(read(iconv.encode(written, encoding)).text).toBe(written);
  });
});

describe('byte order marks', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('%s', (encoding) => {
    const bytes = iconv.encode(samples.simplified, encoding, { addBOM: true });
    expect(read(bytes)).toEqual({ text: samples.simplified, encoding, messages: [] });
  });
});

describe('short texts', () => {
  it.each([
    ['你好', 'gbk'],
    ['今天下雨', 'gbk'],
    ['我们的桥', 'gbk'],
    ['我們的橋', 'big5'],
    ['今天下雨了。', 'big5'],
    ['これは橋です', 'shift_jis'],
    ['これは橋です', 'euc-jp'],
    ['안녕하세요', 'euc-kr'],
    ['déjà vu', 'windows-1252'],
    ['Привет, мир', 'windows-1251'],
  ])('%s in %s', (text, encoding) => {
    expect(read(iconv.encode(text, encoding)).text).toBe(text);
  });
});

describe('what is said from outside', () => {
  it('takes the hint where the bytes are not Unicode', () => {
    const bytes = iconv.encode('Größe', 'windows-1250');
    expect(decode(bytes, { place: 'a', hint: 'windows-1250' }).encoding).toBe('windows-1250');
  });
  it('does not let the hint spoil a UTF-8 file of the same folder', () => {
    const bytes = Buffer.from(samples.simplified);
    expect(decode(bytes, { place: 'a', hint: 'gbk' }).text).toBe(samples.simplified);
  });
  it('passes over a hint that cannot be', () => {
    const bytes = iconv.encode(samples.simplified, 'gbk');
    expect(decode(bytes, { place: 'a', hint: 'no-such' }).text).toBe(samples.simplified);
  });
  it('believes the charset of a MIME part', () => {
    const bytes = iconv.encode('Łódź', 'iso-8859-2');
    expect(decode(bytes, { place: 'a', declared: 'iso-8859-2' }).text).toBe('Łódź');
  });
});

describe('damage', () => {
  it('tolerates one bad byte in a large UTF-8 file, with a warning', () => {
    const text = samples.simplified.repeat(3000);
    const bytes = Buffer.from(text);
    bytes[500_001] = 0xff;
    const { text: out, encoding, messages } = read(bytes);
    expect(encoding).toBe('utf-8');
    expect(messages.map((m) => m.code)).toEqual(['bytes-damaged']);
    expect(Math.abs(out.length - text.length)).toBeLessThan(5);
  });
  it('tolerates a last character that was cut', () => {
    expect(read(Buffer.from(samples.simplified).subarray(0, -1)).encoding).toBe('utf-8');
  });
  it('makes line ends one', () => {
    expect(read(Buffer.from('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
  });
  it('keeps a stray NUL from deciding anything', () => {
    expect(read(Buffer.from(`${samples.simplified}\0`)).encoding).toBe('utf-8');
  });
});

describe('what is no text we can read', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500, 0x81)]);
  it.each([
    ['a PNG', png, 'binary-file'],
    ['a zip', Buffer.from('PK\x03\x04 and then text'), 'binary-file'],
    [
      'bytes of a program',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251)),
      'binary-file',
    ],
    ['UTF-32 with its mark', Buffer.from([0xff, 0xfe, 0, 0, 0x2d, 0x4e, 0, 0]), 'unknown-encoding'],
    [
      'UTF-32 without',
      iconv.encode(samples.simplified, 'utf-32be', { addBOM: false }),
      'unknown-encoding',
    ],
    ['UTF-7', iconv.encode(samples.simplified, 'utf-7'), 'unknown-encoding'],
    ['overlong UTF-8', Buffer.from('c0afe080afc080'.repeat(40), 'hex'), 'unknown-encoding'],
  ])('%s', (_name, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
  it('takes sums and options for what they are, not for UTF-7', () => {
    const options = 'Start with +ThisW-, or add +Tgw- and +WnE-; +abc- is another. '.repeat(30);
    expect(read(Buffer.from(options)).text).toBe(options);
  });
  it('never gives more than a thousandth of replacement characters, nor another error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          const { text } = read(bytes);
          expect(text.split('\ufffd').length - 1).toBeLessThanOrEqual(1);
        } catch (error) {
          expect(error).toBeInstanceOf(Rejected);
        }
      }),
    );
  });
});
