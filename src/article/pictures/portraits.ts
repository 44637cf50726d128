import type { Element } from 'domhandler';
import { hasAddress, type SeenPicture } from './seen.ts';
import { isAtMost, isKnownSmall } from './size.ts';

const PERSON =
  /(?:^|[\s_-])(?:avatar|gravatar|face|about-?author|author-?(?:image|photo|pic|avatar|img|portrait|head|thumb)|byline-?(?:image|photo|img|wrapper)|user-?(?:pic|image|img)|profile-?(?:pic|photo|image|img)|headshot|commenter)(?:$|[\s_-])/i;
const PERSON_ADDRESS =
  /gravatar\.com\/avatar|\/profile_images\/|\/avatars?\/|[/_-]avatar[-_.]|\/user-?(?:pics?|photos?)\/|[/_-]headshots?[-_.]|pbs\.twimg\.com\/profile|medium\.com\/(?:v2\/resize:fill:(\d{2,3}):\1|fit\/c\/(\d{2,3})\/\2)\//i;
/** Only where a small size is promised: a picture of authors may be called so, too. */
const PERSON_WORD =
  /[/_-](?:authors?|columnists?|bylines?|headshots?|journalists?|reporters?)[/_-]/i;
/** Where sites list what somebody wrote. */
const PERSON_PAGE =
  /\/(?:by|authors?|contributors?|columnists?|journalists?|staff|writers?)\/[^/]{3,80}\/?$/i;

const SMALL_PORTRAIT = 120;
/** Portraits beside the text are no larger, in CSS pixels. */
const PORTRAIT = 200;

/** A small picture of who wrote, edits or comments, by its names and by what it stands in. */
export function isPortrait(seen: SeenPicture): boolean {
  if (isKnownSmall(seen.size, SMALL_PORTRAIT) && hasAddress(seen, PERSON_WORD)) return true;
  if (!isAtMost(seen.size, PORTRAIT)) return false;
  return (
    PERSON.test(seen.classes) || hasAddress(seen, PERSON_ADDRESS) || seen.around.some(isOfPerson)
  );
}

function isOfPerson({ attribs }: Element): boolean {
  const said = `${attribs.class ?? ''} ${attribs.itemprop ?? ''} ${attribs.rel ?? ''}`;
  if (PERSON.test(said) || /(?:^|\s)(?:author|byline)(?:$|\s)/.test(said)) return true;
  return PERSON_PAGE.test(attribs.href ?? '');
}
