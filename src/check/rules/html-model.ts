import { words } from './words.ts';

/**
 * HTML's elements as EPUB 3.3 content documents may use them: what each may hold, which
 * attributes it takes (https://html.spec.whatwg.org/#content-models, read 2026-11; EPUB 3.3
 * §6.1 takes them over). Lists are words separated by blanks.
 */
export interface HtmlElement {
  /** `flow`, `phrasing`, `headed` (phrasing and headings), `transparent`, `text`, `empty`, or the names of the allowed children. */
  holds: 'flow' | 'phrasing' | 'headed' | 'transparent' | 'text' | 'empty' | ReadonlySet<string>;
  attributes: ReadonlySet<string>;
}

const element = (holds: string, attributes = ''): HtmlElement => ({
  holds: /^(?:flow|phrasing|headed|transparent|text|empty)$/.test(holds)
    ? (holds as 'flow')
    : words(holds),
  attributes: words(attributes),
});

const plainPhrasing =
  'abbr b bdi bdo cite code dfn em i kbd mark rb rp rt rtc s samp small span strong sub sup u var';
const plainFlow =
  'address article aside blockquote body dd div figcaption footer header main nav section';
const size = 'width height';
const media = `src crossorigin preload autoplay loop muted controls ${size}`;

export const htmlElements: ReadonlyMap<string, HtmlElement> = new Map([
  ...plainPhrasing.split(' ').map((name) => [name, element('phrasing')] as const),
  ...plainFlow.split(' ').map((name) => [name, element('flow')] as const),
  ...['p', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(
    (name) => [name, element('phrasing')] as const,
  ),
  ...Object.entries({
    html: element('head body', 'manifest version'),
    head: element('title meta link style script base noscript template'),
    title: element('text'),
    meta: element('empty', 'name http-equiv content charset property scheme'),
    link: element(
      'empty',
      'href crossorigin rel media hreflang type sizes integrity referrerpolicy as title color disabled imagesizes imagesrcset rev',
    ),
    base: element('empty', 'href target'),
    style: element('text', 'media type nonce'),
    script: element(
      'text',
      'src type charset async defer crossorigin integrity nomodule nonce referrerpolicy language',
    ),
    noscript: element('transparent'),
    template: element('transparent'),
    slot: element('transparent', 'name'),
    blockquote: element('flow', 'cite'),
    q: element('phrasing', 'cite'),
    ins: element('transparent', 'cite datetime'),
    del: element('transparent', 'cite datetime'),
    a: element(
      'transparent',
      'name href target download rel hreflang type ping referrerpolicy rev',
    ),
    data: element('phrasing', 'value'),
    time: element('phrasing', 'datetime'),
    dt: element('flow'),
    hr: element('empty'),
    br: element('empty'),
    wbr: element('empty'),
    ol: element('li script template', 'reversed start type'),
    ul: element('li script template'),
    menu: element('li script template'),
    li: element('flow', 'value'),
    dl: element('dt dd div script template'),
    figure: element('flow'),
    hgroup: element('h1 h2 h3 h4 h5 h6 p script template'),
    search: element('flow'),
    ruby: element('phrasing'),
    table: element('caption colgroup thead tbody tfoot tr script template', 'border'),
    caption: element('flow'),
    colgroup: element('col script template', 'span'),
    col: element('empty', 'span'),
    thead: element('tr script template'),
    tbody: element('tr script template'),
    tfoot: element('tr script template'),
    tr: element('td th script template'),
    td: element('flow', 'colspan rowspan headers'),
    th: element('flow', 'colspan rowspan headers scope'),
    img: element(
      'empty',
      `alt src srcset sizes crossorigin usemap ismap ${size} referrerpolicy decoding loading fetchpriority`,
    ),
    picture: element('source img script template'),
    source: element('empty', `src type srcset sizes media ${size}`),
    track: element('empty', 'kind src srclang label default'),
    audio: element('transparent', media),
    video: element('transparent', `${media} poster playsinline`),
    iframe: element(
      'text',
      `src srcdoc name sandbox allow allowfullscreen ${size} referrerpolicy loading`,
    ),
    embed: element('empty', `src type ${size}`),
    object: element('transparent', `data type name usemap form ${size}`),
    param: element('empty', 'name value'),
    map: element('transparent', 'name'),
    area: element(
      'empty',
      'alt coords shape href target download ping rel referrerpolicy hreflang type',
    ),
    canvas: element('transparent', size),
    details: element('flow', 'open'),
    summary: element('headed'),
    dialog: element('flow', 'open'),
    form: element(
      'flow',
      'accept-charset action autocomplete enctype method name novalidate target rel',
    ),
    label: element('phrasing', 'for form'),
    input: element(
      'empty',
      `accept alt autocomplete checked dirname disabled form formaction formenctype formmethod formnovalidate formtarget ${size} list max maxlength min minlength multiple name pattern placeholder readonly required size src step type value inputmode`,
    ),
    button: element(
      'phrasing',
      'disabled form formaction formenctype formmethod formnovalidate formtarget name type value',
    ),
    select: element(
      'option optgroup hr script template',
      'autocomplete disabled form multiple name required size',
    ),
    optgroup: element('option script template', 'disabled label'),
    option: element('text', 'disabled label selected value'),
    datalist: element('phrasing'),
    textarea: element(
      'text',
      'autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap inputmode',
    ),
    output: element('phrasing', 'for form name'),
    progress: element('phrasing', 'value max'),
    meter: element('phrasing', 'value min max low high optimum'),
    fieldset: element('flow', 'disabled form name'),
    legend: element('headed'),
  }),
]);

/** Elements that may stand where text may (phrasing content). */
export const phrasing = words(`a abbr area audio b bdi bdo br button canvas cite code data datalist
  del dfn em embed i iframe img input ins kbd label link map mark meta meter object output
  picture progress q ruby s samp script select slot small span strong sub sup template textarea time
  u var video wbr`);

/** Elements that may stand where paragraphs may, beside the phrasing ones. */
export const blocks = words(`address article aside blockquote details dialog div dl fieldset figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul`);

/** Child → its only parents, where that is not told by what the parent holds. */
export const onlyIn: Readonly<Record<string, ReadonlySet<string>>> = {
  figcaption: words('figure'),
  legend: words('fieldset'),
  summary: words('details'),
  rt: words('ruby rtc'),
  rp: words('ruby'),
  rb: words('ruby'),
  rtc: words('ruby'),
  source: words('audio video picture'),
  track: words('audio video'),
  param: words('object'),
  option: words('select optgroup datalist'),
};

/** Element → what must not stand anywhere inside it. */
export const notInside: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('a button details embed iframe input label select textarea'),
  button: words('a button details embed iframe input label select textarea'),
  dfn: words('dfn'),
  form: words('form'),
  label: words('label'),
  header: words('header footer'),
  footer: words('header footer'),
  address: words('address header footer'),
  caption: words('table'),
  audio: words('audio video'),
  video: words('audio video'),
  meter: words('meter'),
  progress: words('progress'),
};

/** Attributes of every element; `data-*`, `aria-*`, `on*`, `xml:*`, `epub:*` come beside them. */
export const globalAttributes = words(`accesskey autocapitalize autofocus class contenteditable dir
  draggable enterkeyhint hidden id inert inputmode is itemid itemprop itemref itemscope itemtype
  lang nonce popover slot spellcheck style tabindex title translate role about datatype inlist
  prefix property rel resource rev typeof vocab content xmlns`);

/** HTML without which an element says nothing. */
export const requiredAttributes: Readonly<Record<string, string[]>> = {
  img: ['src'],
  bdo: ['dir'],
  map: ['name'],
  optgroup: ['label'],
  param: ['name', 'value'],
  track: ['src'],
  data: ['value'],
  meter: ['value'],
};
