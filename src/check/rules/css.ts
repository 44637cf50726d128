import { generate, parse, walk } from 'css-tree';

/** One fault of a style sheet. */
export interface CssFault {
  kind: 'syntax' | 'forbidden' | 'address' | 'risky';
  detail: string;
  line: number;
}

/**
 * Reads a style sheet for what breaks it, what EPUB forbids (EPUB 3.3 §6.3.1.2), the addresses
 * in it, and what old engines are known to fail on: Adobe's calls a book damaged for `min()`,
 * and drops the sheet for `@media`.
 * @param css the sheet, or the declarations of a `style` attribute
 */
export function readCss(
  css: string,
  context: 'stylesheet' | 'declarationList' = 'stylesheet',
): CssFault[] {
  const faults: CssFault[] = [];
  const note = (kind: CssFault['kind'], detail: string, line = 1) =>
    faults.push({ kind, detail, line });
  const tree = parse(css, {
    context,
    positions: true,
    parseCustomProperty: false,
    onParseError: (error) => note('syntax', error.message, error.line),
  });
  walk(tree, (node) => {
    const line = node.loc?.start.line;
    if (node.type === 'Declaration') {
      const name = node.property.toLowerCase();
      if (name === 'direction' || name === 'unicode-bidi') note('forbidden', name, line);
      if (name.startsWith('--')) note('risky', name, line);
      if (riskyProperties.test(name) || riskyValue(name, generate(node.value)))
        note('risky', name, line);
    } else if (node.type === 'Url') note('address', node.value, line);
    else if (node.type === 'Atrule') {
      if (/^(?:media|supports|layer|container)$/i.test(node.name))
        note('risky', `@${node.name}`, line);
      if (node.name === 'import' && node.prelude) {
        const address = /^["'](.*)["']/.exec(generate(node.prelude).trim())?.[1];
        if (address) note('address', address, line);
      }
    } else if (node.type === 'Function' && /^(?:min|max|clamp|calc|var|env)$/i.test(node.name)) {
      note('risky', `${node.name}()`, line);
    } else if (node.type === 'PseudoClassSelector' && /^(?:is|where|has)$/i.test(node.name)) {
      note('risky', `:${node.name}()`, line);
    } else if (node.type === 'Dimension' && /^(?:vh|vw|vmin|vmax)$/i.test(node.unit)) {
      note('risky', node.unit, line);
    }
  });
  const left = openBraces(css);
  if (faults.every(({ kind }) => kind !== 'syntax') && left !== 0) {
    note('syntax', left < 0 ? 'a "}" too many' : 'a "}" is missing');
  }
  return faults;
}

/** Braces opened but not closed, outside comments and strings; below 0: closed too often. */
function openBraces(css: string): number {
  const bare = css.replace(
    /\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/g,
    '',
  );
  return bare.split('{').length - bare.split('}').length;
}

const riskyProperties = /^(?:columns|column-count|column-width|transform|grid.*|flex.*|position)$/;

const riskyValue = (name: string, value: string) => name === 'display' && /flex|grid/.test(value);
