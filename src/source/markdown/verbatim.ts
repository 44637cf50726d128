/** A line that opens fenced code: its fence, so that the closing one can be told. */
export interface Fence {
  marker: string;
  length: number;
}

/** Whether a line opens a fence, also within a quotation or a list. */
export function opensFence(line: string): Fence | undefined {
  const found = /^[ \t>]{0,40}(?:[-*+] {1,4}|\d{1,9}[.)] {1,4})?(`{3,}|~{3,})([^\n]*)$/.exec(line);
  if (!found || (found[1]![0] === '`' && found[2]!.includes('`'))) return undefined;
  return { marker: found[1]![0]!, length: found[1]!.length };
}

export function closesFence(line: string, fence: Fence): boolean {
  const text = line.replace(/^[ \t>]{0,40}/, '').trimEnd();
  if (text.length < fence.length) return false;
  for (const character of text) if (character !== fence.marker) return false;
  return true;
}

/**
 * Applies a change to prose only: fenced code, `<pre>` and code spans come through untouched.
 * The change sees whole runs of prose, so that what spans lines can be found; a code span
 * within it is hidden behind a private-use mark.
 */
export function inProse(text: string, change: (prose: string) => string): string {
  const out: string[] = [];
  let prose: string[] = [];
  let fence: Fence | undefined;
  let inPre = false;
  const flush = () => {
    if (prose.length > 0) out.push(aroundSpans(prose.join('\n'), change));
    prose = [];
  };
  for (const line of text.split('\n')) {
    const wasVerbatim = fence !== undefined || inPre;
    if (fence) {
      if (closesFence(line, fence)) fence = undefined;
    } else if (inPre) inPre = !/<\/pre>/i.test(line);
    else {
      fence = opensFence(line);
      inPre = !fence && /<pre[\s>]/i.test(line) && !/<\/pre>/i.test(line);
    }
    if (wasVerbatim || fence || inPre) {
      flush();
      out.push(line);
    } else prose.push(line);
  }
  flush();
  return out.join('\n');
}

/** Marks that no text may hold: taken from the end of the last private-use plane. */
const OPEN = '\u{10FFF0}';
const CLOSE = '\u{10FFF1}';

function aroundSpans(text: string, change: (prose: string) => string): string {
  const spans: string[] = [];
  const hidden = hideSpans(text.replaceAll(OPEN, '').replaceAll(CLOSE, ''), spans);
  const changed = change(hidden);
  return changed.replace(
    /\u{10FFF0}(\d{1,9})\u{10FFF1}/gu,
    (_, number) => spans[Number(number)] ?? '',
  );
}

/** A code span closes at the next run of as many backticks within its paragraph. */
function hideSpans(text: string, spans: string[]): string {
  const paragraphs = text.split(/(\n[ \t]*\n)/);
  return paragraphs.map((paragraph) => hideInParagraph(paragraph, spans)).join('');
}

function hideInParagraph(text: string, spans: string[]): string {
  const runs = [...text.matchAll(/`+/g)];
  // The next run of each length, found from the end, keeps this linear.
  const next = new Map<number, number>();
  const closing = runs.map(() => -1);
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = runs[i]![0];
    closing[i] = next.get(length) ?? -1;
    next.set(length, i);
  }
  let out = '';
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const end = closing[i]!;
    if (end < 0 || text[runs[i]!.index - 1] === '\\') continue;
    const stop = runs[end]!.index + runs[end]![0].length;
    out += `${text.slice(at, runs[i]!.index)}${OPEN}${spans.length}${CLOSE}`;
    spans.push(text.slice(runs[i]!.index, stop));
    at = stop;
    i = end;
  }
  return out + text.slice(at);
}
