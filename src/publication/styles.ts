import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Names of the styles that come with wenji. */
export const builtInStyles = ['news', 'literary', 'plain', 'vertical'] as const;

export interface StyleSheet {
  /** The one sheet of the book: `@charset`, base, style, and the reader's own additions. */
  css: string;
  /** Text runs from top to bottom, pages from right to left. */
  vertical: boolean;
}

/**
 * Reads a style into the one sheet that a book has.
 * @param style a built-in name, or the path of a CSS file that follows the base sheet
 * @param additions CSS to put at the end
 * @param isRead readings stand over every character: lines are set further apart
 * @throws the file system's error when a file cannot be read
 */
export async function loadStyle(
  style: string,
  additions = '',
  isRead = false,
): Promise<StyleSheet> {
  const isBuiltIn = (builtInStyles as readonly string[]).includes(style);
  const parts = [
    await readFile(builtIn('base'), 'utf8'),
    await readFile(isBuiltIn ? builtIn(style) : style, 'utf8'),
    isRead ? await readFile(builtIn('readings'), 'utf8') : '',
    additions,
  ];
  // `@charset` counts only as the very first thing of a sheet.
  const sheets = parts.map((part) => part.replace(/^\uFEFF?(?:@charset "[^"]*";)?\s*/i, '').trim());
  const css = `@charset "utf-8";\n\n${sheets.filter(Boolean).join('\n\n')}\n`;
  return { css, vertical: /writing-mode\s*:\s*vertical/.test(css) };
}

function builtIn(name: string): string {
  return fileURLToPath(new URL(`../../styles/${name}.css`, import.meta.url));
}
