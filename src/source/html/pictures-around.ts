import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Tree } from '../parse.ts';
import { isSmall, leadPictures, PICTURE } from './lead-pictures.ts';
import { measure } from './measure.ts';
import { folded } from './title.ts';

/**
 * Takes into the text what belongs to it but stands outside its container: the lead picture
 * between headline and text, and the pictures that forums attach below.
 * @param title the page's title, by which its headline is known
 */
export function addPicturesAround(
  $: Tree,
  body: Cheerio<Element>,
  root: Cheerio<Element>,
  title = '',
): void {
  if (!startsWithPicture(root)) root.prepend(leadPictures($, body, root, folded(title)));
  root.append(attachedBelow(root));
}

function startsWithPicture(root: Cheerio<Element>): boolean {
  const first = root
    .find(`${PICTURE}, p`)
    .get()
    .find((e) => (e.name === 'p' ? measure(e).prose > 60 : !isSmall(e)));
  return first !== undefined && first.name !== 'p';
}

/** Discuz, vBulletin, phpBB and Mastodon list pictures of a post that its text does not show. */
const ATTACHED =
  '.pattl, .attachments, .attachbox, .postattachments, .messageAttachments, .media-gallery';
const LEVELS = 6;

function attachedBelow(root: Cheerio<Element>): Element[] {
  let at = root;
  for (let level = 0; level < LEVELS && at.length > 0 && !at.is('body'); level++) {
    const found = at.nextAll(ATTACHED).filter((_, box) => root.find(box).length === 0);
    if (found.length > 0) return found.first().get();
    at = at.parent();
  }
  return [];
}
