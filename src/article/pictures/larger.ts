/** How the sites and image services that articles come from write the size of a picture. */

/** Our largest target is 1448 pixels wide; services are asked for the next round number. */
export const WANTED_WIDTH = 1600;

/**
 * Patterns that look behind cost most where they do not match: `site` must stand in the address
 * before one is tried.
 */
type Rule = [
  address: RegExp,
  larger: (match: RegExpExecArray) => string | undefined,
  site?: string,
];

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** Replaces what the pattern matched, keeping the rest of the address. */
const swap =
  (replacement: string): Rule[1] =>
  (match) =>
    match.input.replace(match[0], replacement);

const PICTURE_FILE = '(?:jpe?g|png|gif|webp|avif)';

/**
 * Address pattern → the same picture larger. The original address stays a candidate behind it,
 * so a rule that no longer holds costs one request.
 */
const RULES: Rule[] = [
  // Services that carry the original address inside their own.
  [
    /^https:\/\/(?:substackcdn\.com|cdn\.substack\.com)\/image\/fetch\/[^/]{0,200}\/(https?%3A.{1,800})$/i,
    (m) => decoded(m[1]!),
  ],
  [
    /[?&](?:url|src|image|img|imgurl|fname)=(https?(?:%3A|:)[^&\s]{4,1500})/i,
    (m) => (/\/embed|player/i.test(m.input) ? undefined : decoded(m[1]!)),
  ],
  [
    /^(https?:\/\/[^/]{1,200})\/_next\/image\/?\?url=(%2F[^&]{1,800})/i,
    (m) => `${m[1]}${decoded(m[2]!) ?? ''}`,
  ],
  [/^https:\/\/[\w-]{1,80}\.cdn\.ampproject\.org\/i\/s\/(.{4,900})$/i, (m) => `https://${m[1]}`],
  [/^https:\/\/static\.wixstatic\.com\/media\/[^/]{4,120}(?=\/v1\/)/i, (m) => m[0]],
  [
    /^(https?:\/\/res\.cloudinary\.com\/[^/]{1,80}\/image\/fetch)\/(?:[^/]{0,120}\/){0,3}(https?:.{1,800})$/i,
    (m) => decoded(m[2]!),
  ],
  // Galleries of WordPress (NextGEN), blogs and magazines.
  [new RegExp(`/thumbs/thumbs_(?=[^/]{1,200}\\.${PICTURE_FILE})`, 'i'), swap('/')],
  [
    /^https:\/\/(miro|cdn-images-\d)\.medium\.com\/(?:freeze\/)?(?:max|fit\/c|fit)\/\d{1,5}(?:\/\d{1,5})?\/([^?]{3,120})/i,
    (m) => `https://${m[1]}.medium.com/max/${WANTED_WIDTH}/${m[2]}`,
  ],
  [
    /^https:\/\/miro\.medium\.com\/v2\/(?:[a-z:\d]{1,40}\/){0,3}([^/?]{3,120})/i,
    (m) => `https://miro.medium.com/v2/resize:fit:${WANTED_WIDTH}/${m[1]}`,
  ],
  [
    /\/content\/images\/size\/w\d{1,5}(?:h\d{1,5})?(?:\/format\/\w{2,5})?\//i,
    swap('/content/images/'),
  ],
  [
    /(?<=^https:\/\/images\.squarespace-cdn\.com\/[^?]{1,500})(?:\?format=\d{1,5}w)?$/i,
    (m) => `${m.input.slice(0, m.index)}?format=1500w`,
    'squarespace-cdn.com',
  ],
  [
    /(?<=^https?:\/\/[\w.-]{0,80}(?:bp\.blogspot\.com|blogger\.googleusercontent\.com)\/.{1,400})\/(?:s\d{1,5}|w\d{1,5}-h\d{1,5})(?:-[\w-]{1,40})?\/(?=[^/]{1,300}$)/i,
    swap(`/s${WANTED_WIDTH}/`),
    'blog',
  ],
  [
    /(?<=^https?:\/\/[\w.-]{0,80}googleusercontent\.com\/.{1,400})=(?:s|w)\d{1,5}[\w-]{0,60}$/i,
    swap(`=s${WANTED_WIDTH}`),
    'googleusercontent.com',
  ],
  [
    /(?<=static01\.nyt\.com\/.{1,300})-(?:articleLarge|articleInline|jumbo|master\d{2,4}|thumb\w{3,12}|blog\d{2,4}|\w{0,10}ThreeByTwo\w{0,20})(?:-v\d)?(?=\.(?:jpg|png))/,
    swap('-superJumbo'),
    'static01.nyt.com',
  ],
  [
    /(?<=^https?:\/\/ichef\.bbci\.co\.uk\/)(news|ace\/standard|ace\/ws)\/\d{2,4}\//i,
    (m) => m.input.replace(m[0], `${m[1]}/1536/`),
    'bbci.co.uk',
  ],
  [
    /(?<=pbs\.twimg\.com\/media\/[^?]{1,80}\?.{0,60}\bname=)\w{2,12}/i,
    swap('large'),
    'pbs.twimg.com',
  ],
  [/(?<=pbs\.twimg\.com\/media\/[^?:]{1,80}):\w{2,8}$/i, swap(':large'), 'pbs.twimg.com'],
  [
    /(?<=live\.staticflickr\.com\/.{1,80}_[\da-f]{6,20})_[stqmnwz](?=\.jpg)/i,
    swap('_b'),
    'staticflickr.com',
  ],
  [/\/revision\/latest\/[a-z][^?]{1,120}/i, swap('/revision/latest'), '.wikia.nocookie.net'],
  [
    /(?<=^https:\/\/i\.pinimg\.com\/)\d{2,3}x(?:\d{2,3}(?:_RS)?)?(?=\/)/,
    swap('736x'),
    'i.pinimg.com',
  ],
  [/\/(?:image\/upload)\/(?:[a-z]{1,3}_[^/]{1,120}\/){1,3}/i, swap('/image/upload/')],
  [/\/w_\d{1,4}(?:,h_\d{1,4})?,c_(?:limit|fill|fit|scale)\//i, swap(`/w_${WANTED_WIDTH},c_limit/`)],
  [
    /(?<=cdn\.shopify\.com\/.{1,300})_(?:\d{1,4}x\d{0,4}|small|medium|large|grande|compact)(?:_crop_\w{3,8})?(?:@\dx)?(?=\.\w{3,4})/i,
    swap(''),
    'cdn.shopify.com',
  ],
  [
    /(?<=upload\.wikimedia\.org\/.{1,80})\/thumb(\/[^/]{1,3}\/[^/]{1,4}\/([^/]{1,300}\.(?:jpe?g|png)))\/\d{1,5}px-[^/]{1,300}$/i,
    (m) => m.input.replace(m[0], m[1]!),
    'upload.wikimedia.org',
  ],
  [
    /\/optimized(\/\dX\/(?:[\da-f]\/){0,4}[\da-f]{20,64})_\d_\d{1,5}x\d{1,5}(?=\.\w{3,4})/i,
    (m) => m.input.replace(m[0], `/original${m[1]}`),
  ],
  // Forums: the attachment itself, not its thumbnail.
  [/(?<=[?&;](?:attachmentid|aid|id)=\d{1,12}.{0,80})&(?:thumb|t)=1(?=&|$)/i, swap('')],
  // Chinese sites.
  [
    /^(https?:\/\/pic[\w-]{1,8}\.zhimg\.com\/)(?:\d{2,3}\/)?(v2-[\da-f]{20,40})_[\da-z]{1,6}\.(?:jpe?g|png|webp)/i,
    (m) => `${m[1]}${m[2]}_r.jpg`,
  ],
  [
    /(?<=^https?:\/\/mmbiz\.(?:qpic|qlogo)\.cn\/.{1,300})\/[1-9]\d{1,3}(?=\?|$)/i,
    swap('/0'),
    'mmbiz.',
  ],
  [
    /(?<=^https?:\/\/[\w-]{1,8}\.sinaimg\.cn\/)(?:thumb\d{2,3}|orj\d{3,4}|mw\d{3,4}|bmiddle|small|square|wap\d{3})(?=\/)/i,
    swap('large'),
    'sinaimg.cn',
  ],
  [
    /[?](?:imageMogr2|imageView2?|x-oss-process=image|thumbnail=|x-bce-process=image)[^#]{0,300}$/i,
    swap(''),
  ],
  [/(?<=\.(?:jpe?g|png|gif|webp))!(?:[\w.-]{1,60})$/i, swap('')],
  // WordPress: `name-600x400.jpg`, Photon (`i0.wp.com`), `files.wordpress.com`.
  [
    /^(https?:\/\/(?:i\d\.wp\.com|[\w-]{1,80}\.files\.wordpress\.com)\/[^?]{1,800})\?/i,
    (m) => `${m[1]}?w=${WANTED_WIDTH}${/[?&]ssl=1(?:&|$)/.test(m.input) ? '&ssl=1' : ''}`,
  ],
  [new RegExp(`-\\d{2,4}x\\d{2,4}(?:@2x)?(?=\\.${PICTURE_FILE}(?:$|\\?))`, 'i'), swap('')],
];

const SIGNED = /[?&](?:s|sig|signature|sign|auth|token|hash|hmac|Expires|X-Amz-\w+)=/i;

/**
 * @param address absolute http(s) address or `./path` of a picture
 * @returns an address where the same picture may be had larger, or undefined
 */
export function largerForm(address: string): string | undefined {
  if (address.startsWith('data:')) return undefined;
  for (const [pattern, larger, site] of RULES) {
    if (site && !address.includes(site)) continue;
    const match = pattern.exec(address);
    const result = match && larger(match);
    if (result && result !== address) return result;
  }
  return widerByQuery(address);
}

/** `?w=300` and `?width=300`, which a dozen image services understand alike. */
function widerByQuery(address: string): string | undefined {
  if (!/^https?:/.test(address) || SIGNED.test(address)) return undefined;
  const match = /[?&;](?:w|width|imwidth|maxwidth)=(\d{1,4})(?:px)?(?=&|$|;)/i.exec(address);
  if (!match || Number(match[1]) >= WANTED_WIDTH) return undefined;
  const wider = match[0].replace(/\d{1,4}/, String(WANTED_WIDTH));
  return address
    .replace(match[0], wider)
    .replace(/&(?:h|height|q|quality|blur|dpr)=\d{1,4}(?=&|$)/gi, '');
}

/**
 * What two addresses of one picture share, whatever their size, format or query: used to see
 * that a lead picture comes again in the text.
 */
export function pictureKey(address: string): string {
  let largest = address;
  for (let i = 0; i < 3; i++) largest = largerForm(largest) ?? largest;
  if (largest.startsWith('data:')) return largest;
  const [path, query = ''] = largest.split('?') as [string, string?];
  const named = new RegExp(`\\.${PICTURE_FILE}$`, 'i').test(path);
  const bare = path
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(new RegExp(`\\.${PICTURE_FILE}$`, 'i'), '');
  return named ? bare : `${bare}?${query}`;
}
