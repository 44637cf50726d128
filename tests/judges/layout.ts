import type { openReader } from './foliate.ts';

/** What a book designer would send back: where, and what is wrong. */
export interface LayoutFault {
  document: string;
  fault: string;
  words: string;
}

export interface LayoutLook {
  /** Size of letters, in CSS pixels. */
  size?: number;
  /** The reader's own colours. */
  ground?: string;
  ink?: string;
}

/** What is used of a `DOMRect`, whose type Node lacks. */
type Box = Record<'left' | 'right' | 'top' | 'bottom' | 'width' | 'height', number>;

// biome-ignore lint/suspicious/noExplicitAny: code that runs in the page, whose types Node lacks
type PageGlobals = any;

/** Faults of every page of the book that a reader has open, as laid out by Chromium. */
export async function layoutFaults(
  { page }: Awaited<ReturnType<typeof openReader>>,
  look: LayoutLook = {},
): Promise<LayoutFault[]> {
  const { size = 16, ground = '#ffffff', ink = '#000000' } = look;
  const css = `html { font-size: ${size}px; background: ${ground}; color: ${ink} }`;
  return page.evaluate(readLayout, { css, ground });
}

/** Runs in the page. */
async function readLayout({ css, ground }: { css: string; ground: string }) {
  const { view } = globalThis as PageGlobals;
  const faults: { document: string; fault: string; words: string }[] = [];
  for (const [index, section] of view.book.sections.entries()) {
    await view.goTo(index);
    view.renderer.setStyles(css);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const { doc } = view.renderer.getContents()[0];
    const style = (node: PageGlobals) => doc.defaultView.getComputedStyle(node);
    const isVertical = style(doc.body).writingMode.startsWith('vertical');
    const pageSize = view.renderer.size;
    const pageOf = (rect: Box) => Math.floor(((isVertical ? rect.top : rect.left) + 1) / pageSize);
    const lastPageOf = (rect: Box) =>
      Math.floor(((isVertical ? rect.bottom : rect.right) - 1) / pageSize);
    const rectsOf = (node: PageGlobals): Box[] => {
      const range = doc.createRange();
      range.selectNodeContents(node);
      const own = node.nodeName === 'img' ? node.getClientRects() : range.getClientRects();
      return [...own].filter((rect) => rect.width > 0 && rect.height > 0);
    };
    const pagesOf = (node: PageGlobals) => [...new Set(rectsOf(node).map(pageOf))];
    const tell = (fault: string, node: PageGlobals) =>
      faults.push({ document: section.id, fault, words: node.textContent.trim().slice(0, 40) });

    for (const figure of doc.querySelectorAll('figure')) {
      if (pagesOf(figure).length > 1) tell('a picture is parted from its caption', figure);
    }
    for (const row of doc.querySelectorAll('tr, .row, table.short')) {
      if (pagesOf(row).length > 1) tell('a table is cut', row);
    }
    // The next thing that is printed after a heading stands on the heading's page.
    const printed = [...doc.querySelectorAll('h1, h2, h3, h4, h5, h6, p, li, dt, pre, img, td')];
    for (const [n, heading] of printed.entries()) {
      if (!/^h\d$/.test(heading.localName) && heading.className !== 'question') continue;
      const next = printed.slice(n + 1).find((node) => rectsOf(node).length > 0);
      const last = rectsOf(heading).at(-1);
      if (next && last && pageOf(rectsOf(next)[0]!) !== pageOf(last))
        tell('a heading is the last line of its page', heading);
    }
    const across = isVertical ? doc.documentElement.clientWidth : doc.documentElement.clientHeight;
    const texts = doc.createTreeWalker(doc.body, 4);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      if (!text.data.trim() || style(text.parentElement).display === 'none') continue;
      for (const rect of rectsOf(text)) {
        // The box of a letter is higher than its line where lines are set close.
        const slack = Math.min(rect.width, rect.height) * 0.2;
        const end = isVertical ? rect.right : rect.bottom;
        const start = isVertical ? rect.left : rect.top;
        if (lastPageOf(rect) !== pageOf(rect) || start < -slack || end > across + slack) {
          tell('text runs off its page', text);
          break;
        }
      }
      const contrast = contrastOf(style(text.parentElement).color, ground);
      if (contrast < 4.5) tell(`contrast of ${contrast.toFixed(2)}`, text);
    }
    for (const picture of doc.images) {
      const rect = picture.getBoundingClientRect();
      if (lastPageOf(rect) !== pageOf(rect)) tell('a picture is clipped', picture.parentElement);
    }
  }
  return faults;

  function contrastOf(ink: string, paper: string): number {
    const [one, other] = [luminance(ink), luminance(paper)].sort((a, b) => b - a);
    return (one! + 0.05) / (other! + 0.05);
  }

  /** WCAG 2.1, relative luminance. */
  function luminance(colour: string): number {
    const numbers = colour.startsWith('#')
      ? colour.match(/[0-9a-f]{2}/gi)!.map((part) => Number.parseInt(part, 16))
      : colour.match(/[\d.]+/g)!.map(Number);
    const [red, green, blue] = numbers.map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  }
}
