/**
 * Screens of whole books as a reader shows them: `npx tsx tests/bench/screens.ts FOLDER BOOK…`.
 * Every book is opened in Chromium at a phone's size; of up to five documents spread over it the
 * lines are judged, captions that are cut or leave their page are counted, and the first two pages
 * are written to FOLDER, for boxes in place of characters are seen by eye alone.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openReader } from '../judges/foliate.ts';
import { linesOf } from '../judges/lines.ts';

const DOCUMENTS = 5;

const [folder = 'screens', ...books] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const reader = await openReader({ width: 450, height: 600 });
const totals = { screens: 0, lines: 0, faults: 0, clipped: 0 };

// biome-ignore lint/suspicious/noExplicitAny: code that runs in the page, whose types Node lacks
type PageGlobals = any;

/** Runs in the page: captions cut by their own box or wider than the page, in its direction. */
function clippedCaptions(): string[] {
  const view = (globalThis as PageGlobals).view;
  const { doc } = view.renderer.getContents()[0];
  const page = view.getBoundingClientRect();
  return [...doc.querySelectorAll('figcaption')]
    .filter((caption: PageGlobals) => {
      const cut =
        caption.scrollWidth > caption.clientWidth + 1 ||
        caption.scrollHeight > caption.clientHeight + 1;
      const isVertical = doc.defaultView.getComputedStyle(caption).writingMode !== 'horizontal-tb';
      const boxes = [...caption.getClientRects()];
      const wide = boxes.some(({ width, height }: PageGlobals) =>
        isVertical ? height > page.height : width > page.width,
      );
      const hidden = doc.defaultView.getComputedStyle(caption).overflow === 'hidden';
      return (cut && hidden) || wide;
    })
    .map((caption: PageGlobals) => caption.textContent.slice(0, 30));
}

for (const book of books) {
  const { sections } = await reader.open(book);
  const step = Math.max(1, Math.floor(sections.length / DOCUMENTS));
  const chosen = sections.map((_, index) => index).filter((index) => index % step === step - 1);
  for (const index of chosen.slice(0, DOCUMENTS)) {
    const pages = await reader.pages(index, 2);
    const { lines, faults } = await linesOf(reader.page);
    const clipped = await reader.page.evaluate(clippedCaptions);
    totals.screens += pages.length;
    totals.lines += lines;
    totals.faults += faults.length;
    totals.clipped += clipped.length;
    for (const { kind, text } of faults) console.log(`${basename(book)} ${index}: ${kind} ${text}`);
    for (const text of clipped) console.log(`${basename(book)} ${index}: clipped ${text}`);
    for (const [number, picture] of pages.entries()) {
      await writeFile(join(folder, `${basename(book, '.epub')}-${index}-${number}.png`), picture);
    }
  }
}
await reader.close();
console.log(totals);
