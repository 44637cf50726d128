/** Hosts that serve the same page as the bare one. */
const hostPrefix = /^(?:www|m|mobile|amp|wap)\./;
const trackingParameter = /^(?:utm_\w+|fbclid|gclid|spm|mc_[ce]id)$/;

/**
 * The part of a web address that tells pages apart: without scheme, `www.`, mobile and AMP
 * forms, trailing slash, fragment and campaign parameters.
 * @returns undefined for what is no web address
 */
export function addressKey(address: string): string | undefined {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const host = url.hostname.replace(hostPrefix, '');
  const path = url.pathname.replace(/(?:\/(?:amp|index\.html?))?\/?$/, '');
  const query = [...url.searchParams]
    .filter(([name, value]) => !trackingParameter.test(name) && !(name === 'amp' && value <= '1'))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return `${host}${path}${query ? `?${query}` : ''}`;
}
