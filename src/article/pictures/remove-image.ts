import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';

const WRAPPERS = 'a, span, picture, figure, p, div, center, font, b, strong, em';

/** Takes an image out, with the wrappers that held nothing else. */
export function removeImage(image: Cheerio<Element>): void {
  let parent = image.parent();
  image.remove();
  while (parent.is(WRAPPERS) && isEmpty(parent)) {
    const next = parent.parent();
    if (next.length === 0) return;
    parent.remove();
    parent = next;
  }
}

function isEmpty(element: Cheerio<Element>): boolean {
  return (
    element.text().trim() === '' &&
    element.find('img, table, iframe, video, audio, [id]').length === 0
  );
}
