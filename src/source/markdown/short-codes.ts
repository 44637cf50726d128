import { callout } from './blocks.ts';
import { escapeText } from './escape.ts';
import { buttonOf, postLinkOf, wordsOfLabel } from './hexo-tags.ts';

/** What a short-code says: its name, named arguments, and plain ones by position. */
interface Call {
  name: string;
  named: Record<string, string>;
  plain: string[];
}

export interface ShortCodeContext {
  /** Told of each short-code that meant nothing. */
  dropped: (name: string) => void;
}

/**
 * Hugo, Jekyll and Hexo calls in prose → Markdown or HTML that says the same. A paired call
 * keeps what it encloses; an unknown single one vanishes and is told.
 */
export function expandShortCodes(prose: string, context: ShortCodeContext): string {
  return liquidTags(liquidValues(withoutLoops(hugoCalls(prose, context))), context);
}

/** Code between `highlight` tags → fenced code, done first so that it is left alone afterwards. */
export function fenceHighlights(prose: string): string {
  return prose
    .replace(
      /\{%-?\s{0,9}(?:highlight|codeblock)(?:\s{1,9}(?:lang:)?([\w+#-]{1,30}))?[^%{}\n]{0,200}%\}\n?/g,
      '\n````$1\n',
    )
    .replace(/\n?\{%-?\s{0,9}end(?:highlight|codeblock)\s{0,9}-?%\}/g, '\n````\n')
    .replace(
      /\{\{[<%]\s{0,9}highlight(?:\s{1,9}"?([\w+#-]{1,30}))?[^{}\n]{0,200}[>%]\}\}\n?/g,
      '\n````$1\n',
    )
    .replace(/\n?\{\{[<%]\s{0,9}\/\s{0,9}highlight\s{0,9}[>%]\}\}/g, '\n````\n');
}

const ARGUMENT =
  /([\w-]{1,60})\s{0,3}[=:]\s{0,3}(?:"([^"]{0,2000})"|'([^']{0,2000})'|`([^`]{0,2000})`|([^\s"'`]{1,500}))|"([^"]{0,2000})"|'([^']{0,2000})'|`([^`]{0,2000})`|([^\s"'`]{1,500})/g;

function callOf(name: string, source: string): Call {
  const call: Call = { name: name.toLowerCase(), named: Object.create(null), plain: [] };
  for (const m of source.matchAll(ARGUMENT)) {
    const isAddress = m[1] !== undefined && /^https?$/i.test(m[1]);
    if (m[1] && !isAddress) call.named[m[1].toLowerCase()] = m[2] ?? m[3] ?? m[4] ?? m[5] ?? '';
    else call.plain.push(isAddress ? m[0] : (m[6] ?? m[7] ?? m[8] ?? m[9] ?? ''));
  }
  return call;
}

const HUGO = /\{\{([<%])(\/\*)?\s{0,9}(\/?)\s{0,9}([\w/.-]{1,60})([^{}]{0,4000}?)(\*\/)?[>%]\}\}/g;

function hugoCalls(prose: string, context: ShortCodeContext): string {
  return prose.replace(HUGO, (whole, mark, escaped, closing, name, rest) => {
    // `{{</* x */>}}` is how Hugo prints a short-code to be read.
    if (escaped)
      return escapeText(`{{${mark} ${name}${rest.trimEnd()} ${mark === '<' ? '>' : '%'}}}`);
    if (closing) return closingOf(name);
    return expand(callOf(name, rest.replace(/\/\s{0,9}$/, '')), context, whole.length > 0);
  });
}

const LIQUID = /\{%-?\s{0,9}(\w{1,40})([^%{}]{0,2000}(?:%(?!\})[^%{}]{0,2000}){0,20})-?%\}/g;
const SILENT =
  /^(?:raw|endraw|if|elsif|else|endif|unless|endunless|for|endfor|assign|capture|endcapture|comment|case|when|endcase|load|set|block|endblock|extends|import|macro)$/;

function liquidTags(prose: string, context: ShortCodeContext): string {
  return prose
    .replace(
      /\{%-?\s{0,9}comment\s{0,9}-?%\}[\s\S]{0,20000}?\{%-?\s{0,9}endcomment\s{0,9}-?%\}/g,
      '',
    )
    .replace(LIQUID, (_, name: string, rest: string) => {
      if (SILENT.test(name)) return '';
      if (/^end/.test(name)) return closingOf(name.slice(3));
      if (name === 'link' || name === 'post_url') return addressArgument(rest, name);
      if (name === 'include' || name === 'include_relative') return includeOf(rest, context);
      return expand(callOf(name, rest), context, true);
    });
}

/** A loop prints a site's data, which is not in the file: without them its body says nothing. */
function withoutLoops(prose: string): string {
  return prose.replace(
    /\{%-?\s{0,9}for\s[^%{}\n]{1,300}%\}(?:(?!\{%-?\s{0,9}(?:for\s|endfor))[\s\S]){0,20000}?\{%-?\s{0,9}endfor\s{0,9}-?%\}/g,
    '',
  );
}

function addressArgument(rest: string, name: string): string {
  const address = rest.trim();
  return name === 'post_url' ? `${address}.md` : address;
}

/** Jekyll's include is a short-code by another name: `{% include figure.html src=… %}`. */
function includeOf(rest: string, context: ShortCodeContext): string {
  const [file = '', ...others] = rest.trim().split(/\s+/);
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w{2,5}$/, '');
  return expand(callOf(name, others.join(' ')), context, true);
}

/** `{{ site.baseurl }}/a.png` → `/a.png`; `{{ "/a.png" | relative_url }}` → `/a.png`. */
function liquidValues(prose: string): string {
  return prose
    .replace(/\{\{-?\s{0,9}["']([^"'{}]{0,500})["']\s{0,9}(?:\|[^{}]{0,200})?-?\}\}/g, '$1')
    .replace(
      /\{\{-?\s{0,9}(?:site|page|layout|post|include|paginator|content|theme|config|base_?path)(?:[.|][^{}]{0,200}|\s{0,9}-?)\}\}/g,
      '',
    )
    .replace(MACRO, '');
}

/** A call or a value of the site's own data, which only its generator knows: `{{ f("x") }}`, `{{ book.isbn }}`. */
const MACRO =
  /\{\{-?\s{0,9}[A-Za-z_]\w{0,60}(?:\.[\w.]{1,100}|\([^{}]{0,300}\))\s{0,9}(?:\|[^{}]{0,200})?-?\}\}/g;

const NOTES =
  /^(?:notice|note|tip|info|warning|alert|admonition|callout|hint|important|danger|caution|success|quote|details|expand|message|box)$/;
const KINDS =
  /^(?:note|tip|info|warning|danger|caution|important|success|error|hint|primary|default|question|quote)$/;
const QUOTES = /^(?:blockquote|quote|cq|centerquote|pullquote|pq)$/;

function expand(call: Call, context: ShortCodeContext, report: boolean): string {
  const { name, named, plain } = call;
  const address = named.src ?? named.url ?? named.image_path ?? named.path ?? named.link;
  if (PICTURES.test(name)) return pictureOf(call, address);
  if (name === 'ref' || name === 'relref') return plain[0] ?? named.path ?? '';
  const embedded = embedOf(call, address);
  if (embedded) return embedded;
  if (QUOTES.test(name)) return '\n\n<blockquote>\n\n';
  if (NOTES.test(name)) return noteOpening(call);
  if (name === 'button' || name === 'link' || name === 'linkpreview') return linkOf(call, address);
  if (name === 'post_link') return postLinkOf(plain);
  if (name === 'btn') return buttonOf(plain);
  if (name === 'label') return escapeText(wordsOfLabel(plain));
  if (name === 'br') return '<br>';
  if (name === 'ruby' && plain.length > 0) return escapeText(plain.join(' '));
  if (report && !ENCLOSING.test(name)) context.dropped(name);
  return '';
}

const ENCLOSING =
  /^(?:tabs?|tabpane|columns?|center|left|right|div|section|steps?|row|col|fold|hideToggle|rawhtml|html|markdown|md|lead|gallery|tabitem|span|math|katex|latex|mermaid)$/i;
const PICTURES =
  /^(?:figure|img|image|asset_img|picture|photo|responsive-image|bundle-image|lazyimg|imgcap|fig|figure_link)$/;

function pictureOf({ name, named, plain }: Call, address: string | undefined): string {
  const words = [...plain];
  // Hexo's `img` takes class names before the address.
  while (name === 'img' && words.length > 1 && !/[./]/.test(words[0]!)) words.shift();
  const source = address ?? named.filename ?? named.file ?? named.image ?? words.shift() ?? '';
  if (!source) return '';
  const spare = words.filter((word) => !/^\d{1,4}%?$/.test(word)).join(' ');
  const caption = named.caption ?? named.description ?? named.title ?? spare;
  const alt = escapeText(named.alt ?? '');
  const credit = named.attr ? ` ${escapeText(named.attr)}` : '';
  const image = `<img src="${escapeText(source)}" alt="${alt}">`;
  const below = caption || credit ? `<figcaption>${escapeText(caption)}${credit}</figcaption>` : '';
  return `\n\n<figure>${image}${below}</figure>\n\n`;
}

const SERVICES: Record<string, { label: string; address: (id: string, other?: string) => string }> =
  {
    youtube: { label: 'YouTube', address: (id) => `https://www.youtube.com/watch?v=${id}` },
    vimeo: { label: 'Vimeo', address: (id) => `https://vimeo.com/${id}` },
    bilibili: { label: 'Bilibili', address: (id) => `https://www.bilibili.com/video/${id}` },
    gist: {
      label: 'Gist',
      address: (user, id) => `https://gist.github.com/${id ? `${user}/${id}` : user}`,
    },
    instagram: { label: 'Instagram', address: (id) => `https://www.instagram.com/p/${id}/` },
    jsfiddle: { label: 'JSFiddle', address: (id) => `https://jsfiddle.net/${id}` },
    tweet: { label: 'Twitter', address: (id) => `https://twitter.com/i/status/${id}` },
  };
SERVICES.x = SERVICES.tweet!;
SERVICES.twitter = SERVICES.tweet!;

/** What a book cannot play becomes a visible note with its link. */
function embedOf({ name, named, plain }: Call, address: string | undefined): string | undefined {
  const service = SERVICES[name];
  const id = named.id ?? plain[0] ?? address ?? '';
  if (service && id) {
    const isAddress = /^https?:/i.test(id);
    return embed(isAddress ? id : service.address(encodeURI(id), plain[1]), service.label);
  }
  const isMedia = /^(?:video|audio|mp4|iframe|embed|tweet_embed|dplayer|aplayer|meting)$/.test(
    name,
  );
  const source = address ?? plain.find((word) => /^https?:/i.test(word));
  return isMedia && source ? embed(source, name) : undefined;
}

function embed(address: string, label: string): string {
  const safe = escapeText(address);
  return `\n\n<p class="embed">${escapeText(label)}: <a href="${safe}">${safe}</a></p>\n\n`;
}

/** The opening only: the body follows, and the closing call ends it. */
function noteOpening({ name, named, plain }: Call): string {
  const first = plain[0] ?? named.type ?? named.style ?? '';
  const isKind = KINDS.test(first);
  const type = isKind ? first : name;
  const title = named.title ?? plain.slice(isKind || named.title ? 1 : 0).join(' ');
  const head = callout(type, title || undefined, [])[1]!.slice(2);
  return `\n\n<blockquote>\n\n${head}\n\n`;
}

function linkOf({ named, plain }: Call, address: string | undefined): string {
  const target = address ?? named.href ?? plain[0] ?? '';
  const label = named.text ?? named.title ?? plain.slice(1).join(' ');
  return target && label ? `[${label}](${target})` : '';
}

function closingOf(name: string): string {
  const plain = name.toLowerCase().replace(/^\//, '');
  return NOTES.test(plain) || QUOTES.test(plain) ? '\n\n</blockquote>\n\n' : '';
}
