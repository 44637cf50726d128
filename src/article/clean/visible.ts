/** Text with every character that cannot be seen spelled out: ⟨U+200B⟩, ⏎ for a line break. */
export const visible = (text: string): string =>
  text
    .replaceAll('\n', '⏎')
    .replace(
      /[^\P{C}\n]|[\u00a0\u2000-\u200a\u3000\uf900-\ufaff\u2f00-\u2fd5]/gu,
      (character) => `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
