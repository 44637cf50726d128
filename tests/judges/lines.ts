import type { Page } from 'playwright-core';

/** A line that begins or ends where Chinese typography does not allow it. */
export interface LineFault {
  kind: 'start' | 'end' | 'broken';
  /** The line's neighbourhood, with ¦ where it breaks. */
  text: string;
}

export interface LineReport {
  /** Lines of Chinese text that were looked at. */
  lines: number;
  faults: LineFault[];
}

/** GB/T 15834-2011 §5.1 and W3C CLREQ §3.1.2: what may not begin or end a line. */
const marks = {
  start: '，。、：；！？）」』》〉】〕］｝”’·％,.:;!?)]}%',
  end: '（「『《〈【〔［｛“‘([{',
};

// biome-ignore lint/suspicious/noExplicitAny: code that runs in the page, whose types Node lacks
type PageGlobals = any;

/**
 * Measures the lines of the section that the reader shows: where the engine put each character
 * (`Range.getClientRects`), in the direction of the text, column by column.
 */
export function linesOf(page: Page): Promise<LineReport> {
  return page.evaluate(measureLines, marks);
}

interface Sign {
  sign: string;
  /** A note's mark: it belongs to what it follows. */
  isMark: boolean;
  /** The middle of the character, in CSS pixels. */
  x: number;
  y: number;
}

/** Runs in the page. */
function measureLines(forbidden: { start: string; end: string }): LineReport {
  const global = globalThis as PageGlobals;
  const { doc } = global.view.renderer.getContents()[0];
  const window = doc.defaultView;
  const isVertical = (element: PageGlobals) =>
    window.getComputedStyle(element).writingMode.startsWith('vertical');
  const report: LineReport = { lines: 0, faults: [] };
  for (const block of doc.querySelectorAll('p, li, dd, td, th, figcaption, h1, h2, h3, h4')) {
    if (block.querySelector('p, li, dd')) continue;
    const characters = charactersIn(block);
    const axis = isVertical(block) ? 'y' : 'x';
    for (let n = 1; n < characters.length; n++) {
      const [before, here] = [characters[n - 1]!, characters[n]!];
      // The next character stands back along the line's direction: a new line or column.
      if (here[axis] >= before[axis]) continue;
      report.lines += 1;
      const around = (from: number, to: number) =>
        characters
          .slice(Math.max(from, 0), to)
          .map(({ sign }) => sign)
          .join('');
      const text = `${around(n - 8, n)}¦${around(n, n + 8)}`;
      const isOrphan = here.isMark && !before.isMark;
      if (isOrphan || forbidden.start.includes(here.sign))
        report.faults.push({ kind: 'start', text });
      if (forbidden.end.includes(before.sign)) report.faults.push({ kind: 'end', text });
      const isPair = here.sign === before.sign && '…—'.includes(here.sign);
      if (isPair) report.faults.push({ kind: 'broken', text });
    }
  }
  return report;

  /** Every visible character with the place of its middle; readings and listings left out. */
  function charactersIn(block: PageGlobals): Sign[] {
    const found: Sign[] = [];
    const walker = doc.createTreeWalker(block, 4);
    const range = doc.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('rt, rp, pre, code')) continue;
      const isMark = Boolean(node.parentElement.closest('sup, .noteref'));
      for (let at = 0; at < node.data.length; at++) {
        const sign = node.data[at]!;
        if (/\s/.test(sign)) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const [box] = range.getClientRects();
        if (!box || (box.width === 0 && box.height === 0)) continue;
        found.push({ sign, isMark, x: box.left + box.width / 2, y: box.top + box.height / 2 });
      }
    }
    return found;
  }
}
