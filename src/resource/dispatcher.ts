import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { type AddressRules, guardedConnector, type ResolveName } from './address-guard.ts';

/** Proxies as the environment or the settings name them. */
export interface Proxies {
  http?: string | undefined;
  https?: string | undefined;
  /** `NO_PROXY`: host names or domains, separated by commas; `*` for all. */
  none?: string | undefined;
}

export interface ConnectionOptions {
  rules: AddressRules;
  proxies: Proxies;
  /** Sockets to one host at most. */
  connectionsPerHost: number;
  /** Most bytes of one answer's body. */
  maxBytes: number;
  /** Milliseconds: until connected; until the head of an answer; between two pieces of its body. */
  timeouts: { connect: number; headers: number; gap: number };
  resolveName?: ResolveName | undefined;
}

/** Connections for a run. */
export interface Connections {
  for(url: URL): Dispatcher;
  close(): Promise<void>;
}

/**
 * Opens no socket yet. Direct connections go through the address guard. Through a proxy, names
 * are sent unresolved (no DNS leak); `checkedUrl` has refused literals and local names before.
 */
export function openConnections(options: ConnectionOptions): Connections {
  const { timeouts, maxBytes, connectionsPerHost } = options;
  const limits = {
    connections: connectionsPerHost,
    pipelining: 1,
    maxResponseSize: maxBytes,
    maxHeaderSize: 16_384,
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.gap,
  };
  const direct = new Agent({
    ...limits,
    connect: guardedConnector(options.rules, timeouts.connect, options.resolveName),
  });
  const byProxy = new Map<string, Dispatcher>();

  function throughProxy(address: string): Dispatcher {
    const known = byProxy.get(address);
    if (known) return known;
    // Plain addresses are asked for as they are: many proxies open tunnels to port 443 alone.
    const opened = new ProxyAgent({ ...limits, uri: withScheme(address), proxyTunnel: false });
    byProxy.set(address, opened);
    return opened;
  }
  return {
    for(url) {
      const proxy = url.protocol === 'https:' ? options.proxies.https : options.proxies.http;
      return proxy && !isExcepted(url.hostname, options.proxies.none)
        ? throughProxy(proxy)
        : direct;
    },
    async close() {
      await Promise.all([direct, ...byProxy.values()].map((agent) => agent.destroy()));
    },
  };
}

/** `socks5h` is what curl calls the only kind undici speaks: the proxy resolves names. */
function withScheme(address: string): string {
  if (!address.includes('://')) return `http://${address}`;
  return address.replace(/^socks(5h)?:/i, 'socks5:');
}

function isExcepted(hostname: string, none: string | undefined): boolean {
  const entries = (none ?? '').split(/[\s,]+/).filter(Boolean);
  return entries.some((entry) => {
    const domain = entry.replace(/^\*?\./, '');
    return entry === '*' || hostname === domain || hostname.endsWith(`.${domain}`);
  });
}
