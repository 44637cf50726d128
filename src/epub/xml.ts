/**
 * Escaped XML for the package, navigation and NCX documents, whose shape is ours and whose
 * text is not. Content documents go through `article/xhtml.ts`.
 */

/** Anything XML 1.0 cannot hold (its production 2, `Char`); lone surrogates are mended first. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand between tags or inside a double-quoted attribute. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(illegal, '')
    .replace(/[&<>"]/g, (character) => escapes[character]!);
}

/** One line without leading, trailing or doubled blanks: for labels and metadata. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(illegal, '').split(/\s+/u).filter(Boolean).join(' ');
}

/**
 * One element. `content` is finished markup; attributes are unescaped and left out when
 * undefined. Without content the element is empty.
 */
export function tag(
  name: string,
  attributes: Record<string, string | undefined>,
  content?: string,
): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value!)}"`)
    .join('');
  return content === undefined ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}
