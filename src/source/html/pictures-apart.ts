import { type Element, isTag } from 'domhandler';
import { elementsBelow } from '../tree.ts';
import { PICTURE_FILE } from './lead-pictures.ts';
import { linkDensity, measure } from './measure.ts';

/** Classes and id, as sites name their boxes by them. */
export const namesOf = ({ attribs }: Element) => `${attribs.class ?? ''} ${attribs.id ?? ''}`;

/** Names that sites give to boxes of the article's own pictures as well. */
const MAY_SHOW = /related|overlay|sidebar/i;
/** Width in CSS pixels from which a picture is no thumbnail. */
const LARGE = 400;

/** Pictures that are set apart with little but their captions; those of teasers lead elsewhere. */
export function isPictureApart(element: Element): boolean {
  const said = namesOf(element);
  if (element.name !== 'aside' && !MAY_SHOW.test(said)) return false;
  const images = elementsBelow(element).filter(({ name }) => name === 'img');
  const { prose, linked } = measure(element);
  if (images.length === 0 || prose > LONGEST_CAPTION || linkDensity({ prose, linked }) >= 0.3) {
    return false;
  }
  if (prose < SHORTEST_CAPTION && /related/i.test(said)) return false;
  return images.every(
    (image) => Number(image.attribs.width) >= LARGE || !leadsAway(image, element),
  );
}

/** Whether a link in the box leads from the picture to another page. */
function leadsAway(image: Element, box: Element): boolean {
  for (let at = image.parent; at && at !== box; at = at.parent) {
    const href = isTag(at) && at.name === 'a' ? (at.attribs.href ?? '') : undefined;
    if (href !== undefined) return !PICTURE_FILE.test(href) && !/^#|^javascript:/.test(href);
  }
  return false;
}

const LONGEST_CAPTION = 600;
const SHORTEST_CAPTION = 20;

/** Parts of a gallery have the oddest names: what shows pictures there is the article's. */
export function showsGallery(element: Element): boolean {
  const around: Element[] = [];
  for (let at = element.parent; at && isTag(at) && around.length < 3; at = at.parent)
    around.push(at);
  const isGallery = around.some((box) => /(?:^|[-_\s])gallery(?:$|[-_\s])/i.test(namesOf(box)));
  const namesPicture = ({ attribs }: Element) =>
    Object.values(attribs).some((value) => PICTURE_FILE.test(value));
  return isGallery && elementsBelow(element).some(namesPicture);
}
