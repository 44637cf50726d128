import { type CssNode, generate, type ParseOptions, parse, walk } from 'css-tree';
import { tokenFaults } from './css-tokens.ts';

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
  const options = { context, positions: true, parseCustomProperty: false };
  const { tree, errors } = parsed(css, options);
  // What stands in a value is the property's own affair: `filter: progid:…` breaks no sheet.
  const broken = errors.length > 0 ? parsed(css, { ...options, parseValue: false }).errors : [];
  for (const { message, line } of broken) note('syntax', message, line);
  if (broken.length === 0) {
    for (const { detail, at } of tokenFaults(css, context === 'declarationList').slice(0, 5))
      note('syntax', detail, css.slice(0, at).split('\n').length);
  }
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
  return faults;
}

function parsed(css: string, options: ParseOptions) {
  const errors: { message: string; line: number }[] = [];
  const tree: CssNode = parse(css, { ...options, onParseError: (error) => errors.push(error) });
  return { tree, errors };
}

const riskyProperties = /^(?:columns|column-count|column-width|transform|grid.*|flex.*|position)$/;

const riskyValue = (name: string, value: string) => name === 'display' && /flex|grid/.test(value);
