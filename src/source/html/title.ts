/** Titles of a page as its head gives them, with the site's name at one end. */

const SEPARATOR = /\s+[-–—|·•»«:_/]+\s+|\s*[|｜_]\s*|[－—]{1,2}/;

/**
 * Cuts the site's name off a window title.
 * @param headings texts of the page's own headings: the part that is one of them wins
 * @param site the site's name, where the page gives it
 */
export function cutSiteName(title: string, headings: string[], site?: string): string {
  const whole = oneLine(title);
  const same = headings.map(oneLine).find((h) => h.length > 3 && folded(whole).includes(folded(h)));
  if (same) return same;
  const parts = whole.split(SEPARATOR).filter((part) => part.trim());
  if (parts.length < 2) return whole;
  const last = parts.at(-1)!;
  if (site && folded(site).includes(folded(last)))
    return whole.slice(0, whole.lastIndexOf(last)).replace(/[\s\-–—|·•»:_/｜－]{1,9}$/, '');
  const first = parts[0]!;
  if (site && folded(first) === folded(site))
    return whole.slice(first.length).replace(/^[\s\-–—|·•»:_/｜－]{1,9}/, '');
  return first.length >= whole.length / 3 &&
    last.length < first.length &&
    /[|｜_–—]|\s-\s/.test(whole)
    ? first.trim()
    : whole;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** For comparing titles: letters and digits alone. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
