import { hasAddress, type SeenPicture } from './seen.ts';

const LINE =
  /\/(?:bar|line|rule|divider|hr|separator)[-_]?\w{0,8}\.gif$|\/(?:ornament|dinkus|flourish)[-_.]|\bcut-off-\d/i;
/** Height by width, as WeChat tells it in `data-ratio`, up to which a picture is a line. */
const LOW = 0.06;

/** A line between passages: a few pixels high, much wider than high, or named so. */
export function isLine(seen: SeenPicture): boolean {
  const { image, classes } = seen;
  const { width = 0, height = 0 } = seen.size;
  const [ratio, full, fullHeight] = ['data-ratio', 'data-width', 'data-height'].map(
    (name) => Number(image.attr(name)) || 0,
  ) as [number, number, number];
  if (ratio > 0 && ratio <= LOW) return true;
  if (fullHeight > 0 && fullHeight <= full * LOW) return true;
  if (height > 0 && height <= 6 && width >= 20) return true;
  // Formulas and old letters that are as low stand among words.
  if (height > 0 && height <= 20 && width >= 5 * height && standsAlone(seen)) return true;
  return height <= 20 && (LINE.test(classes) || hasAddress(seen, LINE));
}

const standsAlone = ({ image }: SeenPicture): boolean => image.parent().text().trim() === '';
