import path from 'node:path';

/** Where a candidate's bytes are to be had. */
export type PicturePlace =
  | { kind: 'data'; address: string }
  | { kind: 'web'; address: string }
  | { kind: 'local'; root: string; address: string };

export interface MappedPrefix {
  prefix: string;
  /** Another address's prefix, or an absolute folder. */
  target: string;
}

/**
 * Prefixes as the settings give them, longest first, folders made absolute.
 * @param from address prefix → folder or other address
 * @param baseFolder what relative folders are relative to
 */
export function mappedPrefixes(from: Record<string, string>, baseFolder: string): MappedPrefix[] {
  return Object.entries(from)
    .map(([prefix, target]) => ({
      prefix,
      target: isWeb(target) ? target : path.resolve(baseFolder, target),
    }))
    .sort((a, b) => b.prefix.length - a.prefix.length || (a.prefix < b.prefix ? -1 : 1));
}

/**
 * The places to try for one candidate address: where the map sends it, then the address itself.
 * @param root the source root that `./…` candidates are relative to
 */
export function placesOf(address: string, root: string, map: MappedPrefix[]): PicturePlace[] {
  if (/^data:/i.test(address)) return [{ kind: 'data', address }];
  const own: PicturePlace = isWeb(address)
    ? { kind: 'web', address }
    : { kind: 'local', root, address };
  const mapped = map.find(({ prefix }) => address.startsWith(prefix));
  if (!mapped) return [own];
  const rest = address.slice(mapped.prefix.length);
  return isWeb(mapped.target)
    ? [{ kind: 'web', address: mapped.target + rest }, own]
    : [{ kind: 'local', root: mapped.target, address: `./${rest.replace(/^\/+/, '')}` }, own];
}

function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
