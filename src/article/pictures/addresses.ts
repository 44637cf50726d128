import { posix } from 'node:path';

/** Where addresses of a page are resolved: its own address or folder, and where it came from. */
export interface AddressBase {
  /** `./folder/` or an http(s) address. */
  base: string;
  /** The page's address on the web, where a saved page knows it. */
  url?: string | undefined;
  /** Whether `./place` has been resolved already, and says nothing of the site. */
  placed?: boolean;
}

/** No server takes longer ones; whatever looks at addresses need not be fast beyond it. */
const LONGEST_ADDRESS = 4096;

/**
 * A written picture address → addresses in the forms of `Picture.candidates`, best first.
 * A relative address of a local page may be a file beside it or lie on the site it came from:
 * both are given. Never leads above the root.
 */
export function resolvePicture(written: string, { base, url, placed }: AddressBase): string[] {
  const address = written.trim().replace(/[\t\r\n]/g, '');
  if (!address || address.startsWith('#')) return [];
  if (address.length > LONGEST_ADDRESS && !/^data:/i.test(address)) return [];
  if (/^data:/i.test(address)) return /^data:image\//i.test(address) ? [address] : [];
  if (address.startsWith('//')) return absolute(`https:${address}`);
  if (/^https?:/i.test(address)) return absolute(address);
  if (/^[a-z][a-z\d+.-]{1,20}:/i.test(address)) return [];
  if (!base.startsWith('.')) return absolute(address, base);
  const isPlaced = placed && address.startsWith('./');
  return [...localForms(address, base), ...(url && !isPlaced ? absolute(address, url) : [])];
}

function absolute(address: string, base?: string): string[] {
  try {
    const { href, protocol, hostname } = new URL(address, base);
    return /^https?:$/.test(protocol) && hostname ? [href] : [];
  } catch {
    return [];
  }
}

/** Beside the page; and from the root, since `/x` and `./x` are written for that as well. */
function localForms(address: string, base: string): string[] {
  const path = decodePath(address.replace(/[?#].*$/s, '').replaceAll('\\', '/'));
  // A script makes the picture from what is asked: no file beside the page.
  if (path === undefined || (address.includes('?') && !namesPicture(path))) return [];
  const beside = address.startsWith('/') ? [] : [posix.join(base, path)];
  const fromRoot = /^\.?\//.test(address) ? [posix.join('.', path.replace(/^\/{1,9}/, ''))] : [];
  return [...beside, ...fromRoot].filter((p) => !isAbove(p)).map((p) => `./${p}`);
}

function decodePath(path: string): string | undefined {
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A per cent sign that escapes nothing is part of the name.
  }
  return decoded.includes('\0') ? undefined : decoded;
}

function isAbove(path: string): boolean {
  return path === '.' || path === '..' || path.startsWith('../') || path.startsWith('/');
}

const PLACE_HOLDER_NAME =
  /(?:^|[/_-])(?:blank|spacer|trans-?pixel|place-?holder|transparent|pixel|lazy|lazy-?load(?:ing)?|loading|loader|1x1|1px|shim|default(?:_?pic|img)?|no-?image|preload|fallback-?image|img-?loading)(?:[-_]?(?:placeholder|image|img|bg|\d{1,4}x\d{1,4}))?\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)|\/(?:grey|gray|white|black|trans|empty|clear|dot|space|none)\.(?:gif|png|svg)(?:$|\?)|\/[a-z]\.gif$/i;

/** Bytes of a `data:` address below which it is a place-holder where anything else is offered. */
const SMALL_DATA = 3000;
/** A one-colour GIF, PNG or SVG is shorter than this even in base64. */
const EMPTY_DATA = 200;

/** @returns whether the address is that of a picture shown while the real one loads */
export function isPlaceHolder(address: string): boolean {
  if (!address.startsWith('data:')) return PLACE_HOLDER_NAME.test(address);
  if (/^data:image\/svg/i.test(address)) return isEmptySvg(address);
  return address.length < EMPTY_DATA;
}

/** Blogger's `/s1600-h/` answers with a page that shows the picture of `/s1600/`. */
export const withoutPage = (address: string): string =>
  address.includes('blog') ? address.replace(/(\/s\d{1,5})-h\/(?=[^/]{1,300}$)/, '$1/') : address;

/** @returns whether it may be the blurred preview of another address */
export function isSmallData(address: string): boolean {
  return address.startsWith('data:') && address.length < SMALL_DATA;
}

/** Widths below a hundred pixels and blurring, as image services write them. */
const PREVIEW_ADDRESS =
  /\/(?:freeze\/)?max\/\d{2}\/|[/,]w_\d{1,2}[,/]|_w\d{1,2}_|[/,_?&]e?_?blur[_=:]|[?&](?:w|width|type=w)=?\d{1,2}(?:_blur)?(?:&|$)|_blur(?:&|$)|[-_.](?:lqip|blurred|tiny)\.|\/styles\/\d{1,2}x\d{1,2}\/|\/\d{2}x-1\./i;

/** @returns whether the address itself says that it is a tiny or blurred form of a picture */
export function isPreviewAddress(address: string): boolean {
  return address.startsWith('data:') ? isSmallData(address) : PREVIEW_ADDRESS.test(address);
}

function isEmptySvg(address: string): boolean {
  const [head, body = ''] = [
    address.slice(0, address.indexOf(',')),
    address.slice(address.indexOf(',') + 1),
  ];
  if (body.length > SMALL_DATA) return false;
  const text = /;base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : (decodePath(body) ?? body);
  return !/<(?:path|circle|ellipse|line|poly|text|image|use|g\b)/i.test(text);
}

/** @returns whether the address says itself that it is a picture file */
export function namesPicture(address: string): boolean {
  return (
    /^data:image\//i.test(address) ||
    /\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|jfif)(?:$|[?#!:@])/i.test(address) ||
    /(?:wx_fmt|format|fmt)=(?:jpe?g|png|gif|webp)/i.test(address)
  );
}
