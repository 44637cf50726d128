import { posix } from 'node:path';

/** Where a reference of a document leads. */
export type Target =
  | { kind: 'inside'; path: string; fragment: string }
  | { kind: 'remote'; scheme: string }
  | { kind: 'outside' }
  | { kind: 'malformed' };

/**
 * Resolves a reference against the entry it stands in (URL Standard, with the container's root
 * as the root of the only host).
 * @param from name of the entry
 */
export function resolveReference(from: string, reference: string): Target {
  const trimmed = reference.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme) return isUrl(trimmed) ? { kind: 'remote', scheme } : { kind: 'malformed' };
  if (trimmed.startsWith('//')) return { kind: 'remote', scheme: 'https' };
  if (/[\s<>"{}|\\^`[\]]/.test(trimmed)) return { kind: 'malformed' };
  const [, address = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(trimmed) ?? [];
  const decoded = decode(address.split('?')[0]!);
  const name = decode(fragment);
  if (decoded === undefined || name === undefined) return { kind: 'malformed' };
  if (decoded === '') return { kind: 'inside', path: from, fragment: name };
  if (decoded.startsWith('/')) return { kind: 'outside' };
  const path = posix.join(posix.dirname(from), decoded);
  return path.startsWith('../') ? { kind: 'outside' } : { kind: 'inside', path, fragment: name };
}

/**
 * Whether an address is a valid URL string (https://url.spec.whatwg.org/#url-writing), not merely
 * one that browsers forgive. `data:` holds what its makers like, so only its blanks are looked at.
 */
function isUrl(address: string): boolean {
  if (!URL.canParse(address) || /[\s<>]/.test(address)) return false;
  if (/^data:/i.test(address)) return true;
  if (/["\\^`{|}]|%(?![0-9a-f]{2})|#[^#]*#/i.test(address)) return false;
  const [, host, rest] = /^(?:https?|ftp):\/\/([^/?#]+)(.*)$/is.exec(address) ?? [];
  if (host === undefined) return !/^(?:https?|ftp):/i.test(address) && !/[[\]]/.test(address);
  const name = host.replace(/^.*@/, '').replace(/:\d*$/, '');
  return !/[[\]]/.test(rest!) && !/^\.|\.\./.test(name);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
