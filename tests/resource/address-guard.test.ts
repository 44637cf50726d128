import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import fc from 'fast-check';
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { checkedUrl, isPublic } from '../../src/resource/address-guard.ts';
import { openConnections } from '../../src/resource/dispatcher.ts';
import { PictureProblem } from '../../src/resource/problem.ts';

const closed = { allowNet: [], exempt: [] };

function reasonFor(address: string): string {
  try {
    return checkedUrl(address, closed).href;
  } catch (error) {
    return (error as PictureProblem).reason;
  }
}

/** Literals of every class that is not the public internet, in every spelling URL parsers take. */
const privateLiterals = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '0',
  '0.0.0.0',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '[::]',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '169.254.169.254',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '100.100.100.200',
  '198.18.0.1',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '[4000::1]',
];

describe('addresses refused before anything is dialled', () => {
  test.each(privateLiterals)('literal %s', (literal) => {
    expect(reasonFor(`http://${literal}/a.jpg`)).toBe('picture-blocked-address');
  });

  test.each([
    'localhost',
    'localhost.',
    'x.localhost',
    'ip6-localhost',
    'printer.local',
    'intranet',
  ])('name %s', (name) => {
    expect(reasonFor(`https://${name}/a.jpg`)).toBe('picture-blocked-address');
  });

  test.each([22, 25, 6379, 0, 110])('port %d', (port) => {
    expect(reasonFor(`http://example.org:${port}/a.jpg`)).toBe('picture-blocked-address');
  });

  test.each([
    'file:///etc/passwd',
    'ftp://example.org/a.jpg',
    'gopher://example.org/',
    'http://[bad/a.jpg',
    'http://example.org:65536/a.jpg',
    `https://example.org/${'a'.repeat(2048)}`,
  ])('%.40s', (address) => {
    expect(reasonFor(address)).toBe('picture-bad-address');
  });

  test('credentials and fragment are not sent on', () => {
    expect(reasonFor('https://me:secret@example.org/a.jpg#x')).toBe('https://example.org/a.jpg');
  });

  test('public literals pass', () => {
    expect(reasonFor('http://93.184.216.34/a.jpg')).toBe('http://93.184.216.34/a.jpg');
    expect(isPublic('2606:2800:220:1::1')).toBe(true);
  });
});

/** Dials through the guarded connector; the resolver is ours, so nothing leaves the machine. */
async function dial(
  url: string,
  answers: () => string[],
  rules: { allowNet: string[]; exempt: string[] } = closed,
): Promise<string> {
  const resolveName = (_: string, done: (e: Error | null, a: LookupAddress[]) => void) =>
    done(
      null,
      answers().map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  const connections = openConnections({
    rules,
    proxies: {},
    connectionsPerHost: 1,
    maxBytes: 1000,
    timeouts: { connect: 500, headers: 500, gap: 500 },
    resolveName,
  });
  try {
    const target = new URL(url);
    const { statusCode } = await request(target, { dispatcher: connections.for(target) });
    return String(statusCode);
  } catch (error) {
    return error instanceof PictureProblem ? `${error.reason} ${error.detail}` : String(error);
  } finally {
    await connections.close();
  }
}

describe('names are judged by all their answers', () => {
  test.each([[['127.0.0.1']], [['93.184.216.34', '10.0.0.1']], [['::1']], [['198.18.0.7']]])(
    'answers %j are refused',
    async (answers) => {
      expect(await dial('http://pictures.example.org/a.jpg', () => answers)).toContain(
        'picture-blocked-address',
      );
    },
  );

  test('a fake-IP answer says which switch helps, and the switch does', async () => {
    const refused = await dial('http://a.example.org/', () => ['198.18.0.7']);
    expect(refused).toContain('--allow-net 198.18.0.0/15');
    const rules = { allowNet: ['127.0.0.0/8'], exempt: [] };
    const server = createServer((_, response) => response.writeHead(204).end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    expect(await dial(`http://a.example.org:${port}/`, () => ['127.0.0.1'], rules)).toBe('204');
    // Widened for names only: a literal of the same range stays closed.
    expect(await dial(`http://127.0.0.1:${port}/`, () => [], rules)).toContain(
      'picture-blocked-address',
    );
    await new Promise((done) => server.close(done));
  });

  test('a name that turns private after the first answer is refused at each dialling', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), async (turns) => {
        for (const isPrivate of turns.filter(Boolean)) {
          const answer = isPrivate ? '127.0.0.1' : '93.184.216.34';
          expect(await dial('http://flip.example.org/', () => [answer])).toContain('blocked');
        }
      }),
      { numRuns: 30 },
    );
  });
});
