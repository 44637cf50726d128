import type { Settings } from '../settings/schema.ts';
import type { Proxies } from './dispatcher.ts';
import type { SupplySettings } from './supply.ts';

/** What the picture supply needs of the settings. */
export function supplySettings({ pictures, network }: Settings): SupplySettings {
  return {
    effort: pictures.effort,
    lenient: pictures.lenient,
    from: pictures.from,
    retryFailed: pictures.retryFailed,
    maxBytes: pictures.maxBytes,
    refererLadder: network.refererLadder,
    offline: network.offline,
    connections: network.connections,
    connectionsPerHost: network.connectionsPerHost,
    timeout: network.timeout,
    allowNet: network.allowNet,
  };
}

/**
 * The proxies to use: the one of the settings for everything, else those of the environment.
 * Lower-case names win, as in curl.
 * @param environment `process.env` or what stands for it
 */
export function proxiesFrom(
  environment: Record<string, string | undefined>,
  chosen?: string,
): Proxies {
  if (chosen) return { http: chosen, https: chosen };
  const value = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const all = value('ALL_PROXY');
  return {
    http: value('HTTP_PROXY') ?? all,
    https: value('HTTPS_PROXY') ?? all,
    none: value('NO_PROXY'),
  };
}
