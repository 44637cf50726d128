import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { PictureProblem } from './problem.ts';

/** Which addresses may be dialled beside public ones. */
export interface AddressRules {
  /** CIDR ranges that a *name* may resolve into (`--allow-net`); never opens literal addresses. */
  allowNet: string[];
  /** CIDR ranges open to names and literals alike: for tests against a local server only. */
  exempt: string[];
}

/** Asks for all addresses of a name; `dns.lookup` unless a test passes its own. */
export type ResolveName = (
  hostname: string,
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** Ports of other protocols that must not be talked to; subset of the fetch standard's bad ports above 1023. */
const badPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668,
  6669, 6679, 6697, 10080, 11211,
]);

/**
 * Checks what can be seen from an address before any name is resolved.
 * @returns the parsed address without credentials and fragment
 * @throws PictureProblem `picture-bad-address`, `picture-blocked-address`
 */
export function checkedUrl(address: string, rules: AddressRules): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || address.length > 2048 || !/^https?:$/.test(url.protocol)) {
    throw new PictureProblem('picture-bad-address', address.slice(0, 200));
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(hostname)) {
    if (!isPublic(hostname) && !isIn(hostname, rules.exempt)) throw blocked(hostname);
  } else if (isLocalName(hostname)) throw blocked(hostname);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const isPortAllowed = port === 80 || port === 443 || (port >= 1024 && !badPorts.has(port));
  if (!isPortAllowed) throw blocked(`${hostname}:${port}`);
  return url;
}

/** Names that mean this machine or its network, and names without a dot (RFC 6761, RFC 6762). */
function isLocalName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '').toLowerCase();
  return !name.includes('.') || /\.(localhost|local|internal|home\.arpa)$/.test(name);
}

/**
 * True for an address of the public internet. For IPv6 only 2000::/3 is handed out, and the
 * transition ranges inside it carry IPv4 addresses of any kind.
 */
export function isPublic(address: string): boolean {
  let parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv6' && (parsed as ipaddr.IPv6).isIPv4MappedAddress()) {
    parsed = (parsed as ipaddr.IPv6).toIPv4Address();
  }
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(ipaddr.parseCIDR('2000::/3'));
}

function isIn(address: string, ranges: string[]): boolean {
  const parsed = ipaddr.process(address);
  return ranges.some((range) => {
    const [network, bits] = ipaddr.parseCIDR(range);
    return network.kind() === parsed.kind() && parsed.match([network, bits] as never);
  });
}

function blocked(what: string): PictureProblem {
  return new PictureProblem('picture-blocked-address', what);
}

function blockedAnswer(hostname: string, address: string): PictureProblem {
  // Fake-IP proxies (Clash, sing-box) answer every name out of this range.
  const hint = isIn(address, ['198.18.0.0/15'])
    ? '; a proxy on this machine seems to answer for all names: use --allow-net 198.18.0.0/15'
    : '';
  return new PictureProblem('picture-blocked-address', `${hostname} is ${address}${hint}`);
}

/**
 * An undici connector that dials public addresses only. Literals are checked here because no
 * look-up happens for them; of a name every answer must be public, and the checked answer is
 * the one dialled, so a name that changes between check and connection gains nothing.
 * @param timeout milliseconds until a connection must stand
 */
export function guardedConnector(
  rules: AddressRules,
  timeout: number,
  resolveName: ResolveName = (hostname, done) => systemLookup(hostname, { all: true }, done),
): buildConnector.connector {
  const open = [...rules.allowNet, ...rules.exempt];
  const lookup = (
    hostname: string,
    options: { all?: boolean },
    done: (error: Error | null, address: never, family?: number) => void,
  ) =>
    resolveName(hostname, (error, addresses) => {
      if (error) return done(error, undefined as never);
      const bad = addresses.find((a) => !isPublic(a.address) && !isIn(a.address, open));
      if (bad) return done(blockedAnswer(hostname, bad.address), undefined as never);
      const first = addresses[0];
      if (!first) return done(new Error(`no address for ${hostname}`), undefined as never);
      if (options.all) done(null, addresses as never);
      else done(null, first.address as never, first.family);
    });
  const connect = buildConnector({ timeout, lookup: lookup as never });
  return (options, done) => {
    const hostname = options.hostname.replace(/^\[|\]$/g, '');
    const isRefused = isIP(hostname) && !isPublic(hostname) && !isIn(hostname, rules.exempt);
    if (isRefused) done(blocked(hostname), null);
    else connect(options, done);
  };
}
