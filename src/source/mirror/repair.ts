/** Repairs of a mirror page's HTML that must happen before it is parsed. */

/**
 * Makes the HTML that the mirror's script damaged ordinary again: `<ok …>` and `</ok>` were `a`,
 * text encoded twice is decoded once, and paragraph tags that would tear tables are dropped.
 */
export function repairMarkup(html: string): string {
  return balanceParagraphs(decodeTwiceEncoded(html).replace(/<(\/?)ok(?=[\s>])/gi, '<$1a'));
}

/**
 * UTF-8 that was read as Latin-1 and encoded again (`å\u008d\u008e` for 华): runs of characters
 * U+0080 to U+00FF that are strict UTF-8 when taken as bytes. A lone `é` never is.
 */
export function decodeTwiceEncoded(text: string): string {
  if (!/[\u00C2-\u00F4][\u0080-\u00BF]/.test(text)) return text;
  return text.replace(/[\u0080-\u00FF]{2,}/g, (run) => decodeRun(run) ?? run);
}

function decodeRun(run: string): string | undefined {
  const bytes = Uint8Array.from(run, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

interface Scope {
  cell: boolean;
  paragraph: boolean;
}

/**
 * Drops the `<p>` that stand between a table's rows and cells, and every `</p>` that closes
 * nothing in its cell: the sources hold `<tr><p><td>…</td></p></p></tr>` and pages that end in
 * hundreds of `</p>`. HTML's rule is the same (a table cell bounds the scope of `</p>`); a parser
 * without that rule would close the table instead.
 */
function balanceParagraphs(html: string): string {
  const scopes: Scope[] = [{ cell: true, paragraph: false }];
  const inner = (): Scope => scopes[scopes.length - 1]!;
  const leaveCell = (): void => {
    if (scopes.length > 1 && inner().cell) scopes.pop();
  };
  return html.replace(/<(\/?)(p|table|tr|td|th|caption)(?=[\s/>])[^<>]*>/gi, (tag, slash, name) => {
    switch (`${slash}${name.toLowerCase()}`) {
      case 'p':
        if (!inner().cell) return '';
        inner().paragraph = true;
        return tag;
      case '/p': {
        const closes = inner().paragraph;
        inner().paragraph = false;
        return closes ? tag : '';
      }
      case 'table':
        scopes.push({ cell: false, paragraph: false });
        return tag;
      case '/table':
        leaveCell();
        if (scopes.length > 1) scopes.pop();
        return tag;
      case 'td':
      case 'th':
      case 'caption':
        leaveCell();
        if (scopes.length > 1) scopes.push({ cell: true, paragraph: false });
        return tag;
      default:
        leaveCell();
        return tag;
    }
  });
}
