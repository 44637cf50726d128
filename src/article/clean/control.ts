import type { Edit, TextRun } from '../text-run.ts';

/** Controls and non-characters; tabs, line breaks and other white space are not among them. */
const CONTROL = /[^\P{Cc}\t\n\v\f\r\u0085]|[\ufdd0-\ufdef\ufffe\uffff]/gu;

/** U+0080 to U+009F as windows-1252 has them (https://encoding.spec.whatwg.org/#windows-1252). */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Control characters: those of the upper range become what windows-1252 means by them, as HTML
 * reads their numbers (HTML 13.2.5.80); the others show nothing and are forbidden in XML.
 */
export function readControls({ text }: TextRun): Edit[] {
  return [...text.matchAll(CONTROL)].map(({ 0: character, index: start }) => ({
    start,
    end: start + character.length,
    text: (WINDOWS[character.charCodeAt(0) - 0x80] ?? '').trim(),
  }));
}
