const PICTURE_IMPORT =
  /^import\s{1,9}([A-Za-z_$][\w$]{0,60})\s{1,9}from\s{1,9}["']([^"'\n]{1,300}\.(?:png|jpe?g|gif|webp|svg|avif))["']/gim;

/** `require('./a.png').default`, `useBaseUrl('/a.png')`, `'/a.png'`, `` `/a.png` `` */
const STATED_ADDRESS =
  /^\s{0,9}(?:(?:require|useBaseUrl)\(\s{0,9})?["'`]([^"'`$\n]{1,300})["'`]\s{0,9}\)?(?:\.default)?\s{0,9}$/;

/**
 * The addresses of pictures that a module imports, by their names.
 * @param text a whole file, so that an import at its head serves all of its prose
 */
export function importedPictures(text: string): Map<string, string> {
  return new Map([...text.matchAll(PICTURE_IMPORT)].map((found) => [found[1]!, found[2]!]));
}

/**
 * MDX: module lines and comments go; an expression in a tag becomes the address it plainly
 * states, or goes. Takes and gives prose.
 */
export function withoutModules(prose: string, pictures: Map<string, string>): string {
  return prose
    .replace(
      /^(?:import\s(?:[\w*{][^\n;]{0,300}\sfrom\s)?["'][^"'\n]{1,300}["'];?|export\s(?:const|let|default|function)\s[^\n]{0,2000})$/gm,
      '',
    )
    .replace(/\{\/\*[^*]{0,5000}\*\/\}/g, '')
    .replace(
      /(<[A-Za-z][^<>{}\n]{0,500})=\{([^{}\n]{0,300})\}/g,
      (_, before: string, expression: string) =>
        `${before}="${addressIn(expression, pictures).replaceAll('"', '%22')}"`,
    );
}

function addressIn(expression: string, pictures: Map<string, string>): string {
  return STATED_ADDRESS.exec(expression)?.[1] ?? pictures.get(expression.trim()) ?? '';
}
