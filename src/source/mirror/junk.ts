import { type AnyNode, classesOf, type Element, isTag, setChildren, textOf } from '../tree.ts';

/** What is on the page but was never part of the article: taken out whole, with its text. */

const JUNK_ELEMENTS = new Set(
  'script style link meta form input button select textarea label template'.split(' '),
);

/** Class names, whole, of advertisement, sharing, related-article and widget boxes. */
const JUNK_CLASSES = new Set([
  'adsbygoogle',
  'single_ad',
  'jfk-bubble',
  'gtx-bubble',
  'fb-like',
  'fb-share-button',
  'sharing_bottom',
  'relate_post',
  'recommend_title',
  'recommends',
  'block_title',
  'redline',
  'slot_header',
  'switcher-trigger',
  'StandardArticleBody_trustBadgeContainer',
  'Image_expand-button',
  'wp-playlist-current-item',
  'wp-playlist-next',
  'wp-playlist-prev',
]);

const JUNK_IDS = /^(?:below_article_ad|fb-root|gtx-(?:trans|anchor|host)|txt-mid\d.*|SC-\d.*)$/;
const JUNK_CLASS_STEMS = /^(?:AD_Embed__|gtx-|adsbygoogle|google-auto-placed)/;
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)/i;
const WHITE = /^(?:#fff|#ffffff|white)$/i;
const BOILERPLATE_PICTURES = /\/kzgd\/ad\/|\/images\/highRes\.jpg$|gfw-breaker\.win\/.*\.md$/;

/** Removes everything below `root` that is no part of the article. */
export function removeJunk(root: Element): void {
  const kept = root.children.filter(
    (child) => child.type !== 'comment' && !(isTag(child) && isJunk(child)),
  );
  if (kept.length < root.children.length) setChildren(root, kept);
  for (const child of kept) if (isTag(child)) removeJunk(child);
}

function isJunk(element: Element): boolean {
  if (JUNK_ELEMENTS.has(element.name)) return true;
  if (element.name === 'img') return isTracker(element);
  if (JUNK_IDS.test(element.attribs.id ?? '')) return true;
  if (classesOf(element).some((name) => JUNK_CLASSES.has(name) || JUNK_CLASS_STEMS.test(name))) {
    return true;
  }
  if (element.name === 'aside' && element.attribs.role === 'complementary') return true;
  return isHidden(element);
}

function isTracker({ attribs }: Element): boolean {
  if (/^[01](?:px)?$/.test(attribs.width ?? '') || /^[01](?:px)?$/.test(attribs.height ?? '')) {
    return true;
  }
  return BOILERPLATE_PICTURES.test(attribs.src ?? '');
}

/** Hidden by style, or white letters on the white page (the sites sign their text that way). */
function isHidden(element: Element): boolean {
  if (HIDDEN.test(element.attribs.style ?? '')) return !holdsPlayer(element);
  return isWhite(element) && !hasBackground(element) && textOf(element).trim() !== '';
}

/** A player box is often hidden until its script runs; what it plays is still the author's. */
export function holdsPlayer(element: Element): boolean {
  return element.children.some(
    (child) =>
      isTag(child) &&
      (/^(?:iframe|video|audio|embed|object)$/.test(child.name) || holdsPlayer(child)),
  );
}

function isWhite({ attribs }: Element): boolean {
  const color = attribs.color ?? /(?:^|;)\s*color\s*:\s*([^;]+)/i.exec(attribs.style ?? '')?.[1];
  return WHITE.test((color ?? '').trim());
}

function hasBackground(element: Element): boolean {
  for (let node: AnyNode | null = element; node && isTag(node); node = node.parent as AnyNode) {
    if (node.attribs.bgcolor || /background/i.test(node.attribs.style ?? '')) return true;
  }
  return false;
}
