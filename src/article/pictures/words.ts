/** What pages write about a picture beside its caption: alt texts and titles. */

/** Phrases that editors and scripts put where words about the picture belong. */
const EMPTY_PHRASES = new Set(
  [
    'image picture photo photograph pic img figure thumbnail untitled unnamed placeholder enlarge alt',
    'screenshot logo default featured download 图 圖 图片 圖片 照片 相片 插图 插圖 配图 配圖 截图 截圖 下载 下載',
    '图片描述 圖片描述 在这里插入图片描述 这里写图片描述 请输入图片描述 点击查看大图 点击放大 點擊放大 點圖放大 无标题 未命名',
  ]
    .join(' ')
    .split(' ')
    .concat(
      ['alttext', 'imagealt', 'imagedescription', 'featuredimage', 'clicktoenlarge', 'viewimage'],
      ['clickforlargerimage', 'clicktoviewlargerimage', 'enlargeimage', 'viewfullsizeimage'],
      ['nodescriptionavailable', 'imagenotavailable', 'openimageinnewtab', 'permalink'],
    ),
);

/** Names that cameras, telephones and programs give: a word of theirs, then figures. */
const MACHINE_NAME =
  /^(?:img|image|imag|dsc[nf]?|pic|photo|picture|p|mvi|pict|screenshot|screenshotat|screenshotfrom|screen|mmexport|wxcamera|weixin|wechatimage|微信图片|微信圖片|微信截图|屏幕截图|屏幕快照|截屏|图|圖|图片|圖片|snipaste|scan|untitled|unnamed|photo|foto|bild|figure|fig)[a-z]{0,3}\d{1,30}(?:at|am|pm|\d){0,20}$/;

/**
 * What is said of a picture, or '' where it is no more than a file's name, the article's title
 * or a phrase that stands under any picture.
 * @param addresses where the picture lies: their file names say nothing
 */
export function honestWords(said: string, addresses: string[], title: string): string {
  const text = said.replace(/\s{1,99}/g, ' ').trim();
  const bare = lettersOf(text.slice(0, 500));
  if (!bare || EMPTY_PHRASES.has(bare) || MACHINE_NAME.test(bare)) return '';
  if (/\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg)$/i.test(text)) return '';
  if (/^[\da-f]{6,64}$|^\d{1,64}$/.test(bare) || bare === lettersOf(title)) return '';
  return addresses.some((address) => bare === lettersOf(stemOf(address))) ? '' : text;
}

/** Words that a reader would want to see under the picture: more than one, not the title. */
export function captionWords(said: string, addresses: string[], title: string): string {
  const text = honestWords(said, addresses, title);
  if (text.length > 600) return '';
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
  return ideographs.length >= 4 || /\S\s\S/.test(text) ? text : '';
}

/** Letters and figures alone, for comparing. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The file's name without its ending, and without the size that a site added. */
function stemOf(address: string): string {
  if (address.startsWith('data:')) return '';
  const name = address.split(/[?#]/)[0]!.split('/').at(-1)!;
  const stem = name.replace(/\.\w{2,5}$/, '').replace(/-\d{2,4}x\d{2,4}$/, '');
  try {
    return decodeURIComponent(stem);
  } catch {
    return stem;
  }
}
