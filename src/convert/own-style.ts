import { readCss } from '../check/rules/css.ts';
import { message } from '../messages.ts';
import type { Message } from '../types.ts';

/**
 * What is wrong with a user's own CSS: errors where a book with it would be faulty, warnings
 * where old reading systems are known to drop the whole sheet.
 * @param place the sheet's file, or the setting that holds the CSS
 */
export function ownStyleMessages(css: string, place: string): Message[] {
  const told = new Set<string>();
  return readCss(css).flatMap(({ kind, detail, line }) => {
    // A file beside the sheet is not taken into the book; what is written in the sheet itself is.
    if (kind === 'address' && /^data:/i.test(detail)) return [];
    const code = kind === 'risky' ? 'style-risky' : `style-${kind}`;
    if (told.has(`${code} ${detail}`)) return [];
    told.add(`${code} ${detail}`);
    return [message(code, `${place}:${line}`, { detail: detail.slice(0, 120) })];
  });
}
