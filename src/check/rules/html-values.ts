/**
 * What the values of attributes look like: HTML (https://html.spec.whatwg.org/#attributes-3) and
 * ARIA 1.2 as EPUB 3.3 content documents may use them, in the form that EPUBCheck's schemas ask.
 */
const mediaType = /^[\w!#$&+^-]+\/[\w!#$&+^-]+/;
const flag = (name: string) => new RegExp(`^(?:|${name})$`, 'i');
const oneOf = (names: string) => new RegExp(`^(?:${names.split(' ').join('|')})$`, 'i');
const integer = /^[+-]?\d+$/;
const length = /^\d+$/;
const count = /^0*[1-9]\d*$/;
const number = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;
const amount = /^(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;
const target = /^(?:_(?:blank|self|parent|top)|[^_].*)$/i;
const language = /^(?:|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/i;
const loading = oneOf('lazy eager');
const referrerPolicy =
  /^(?:|no-referrer(?:-when-downgrade)?|(?:strict-)?origin(?:-when-cross-origin)?|same-origin|unsafe-url)$/i;

/** Attribute → what its value must look like. */
export const attributeValues: Readonly<Record<string, RegExp>> = {
  dir: oneOf('ltr rtl auto'),
  colspan: count,
  rowspan: length,
  start: integer,
  tabindex: integer,
  hreflang: language,
  srclang: language,
  referrerpolicy: referrerPolicy,
  scope: oneOf('row col rowgroup colgroup auto'),
  hidden: /^(?:|hidden|until-found)$/i,
  contenteditable: /^(?:|true|false|plaintext-only)$/i,
  translate: /^(?:|yes|no)$/i,
  draggable: oneOf('true false'),
  spellcheck: /^(?:|true|false)$/i,
  autocapitalize: oneOf('off none on sentences words characters'),
  crossorigin: /^(?:|anonymous|use-credentials)$/i,
  enterkeyhint: oneOf('done enter go next previous search send'),
  inputmode: oneOf('decimal email none numeric search tel text url'),
  popover: /^(?:|auto|hint|manual)$/i,
  preload: /^(?:|none|metadata|auto)$/i,
  itemprop: /\S/,
  ...Object.fromEntries(
    `allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate
    inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required
    reversed selected`
      .split(/\s+/)
      .map((name) => [name, flag(name)]),
  ),
};

/** `element/attribute` → what its value must look like. */
export const valuesOnElement: Readonly<Record<string, RegExp>> = {
  'a/type': mediaType,
  'a/target': target,
  'area/target': target,
  'area/type': mediaType,
  'area/shape': oneOf('rect circle poly default'),
  'base/target': target,
  'form/target': target,
  'link/type': mediaType,
  'source/type': mediaType,
  'object/type': mediaType,
  'embed/type': mediaType,
  'ol/type': /^[1aAiI]$/,
  'li/value': integer,
  'table/border': /^1?$/,
  'col/span': count,
  'colgroup/span': count,
  'img/usemap': /^#./,
  'img/loading': loading,
  'iframe/loading': loading,
  'img/decoding': oneOf('sync async auto'),
  'button/type': oneOf('button reset submit'),
  'input/type': oneOf(
    'hidden text search tel url email password date month week time datetime-local number range color checkbox radio file submit image reset button',
  ),
  'input/size': count,
  'input/maxlength': length,
  'input/minlength': length,
  'select/size': length,
  'textarea/rows': count,
  'textarea/cols': count,
  'textarea/maxlength': length,
  'textarea/wrap': oneOf('hard soft'),
  'form/method': oneOf('get post dialog'),
  'track/kind': oneOf('subtitles captions descriptions chapters metadata'),
  'meta/name': /\S/,
  'meta/http-equiv': oneOf(
    'refresh default-style content-security-policy x-ua-compatible content-type',
  ),
  'progress/value': amount,
  'progress/max': /[1-9]/,
  ...Object.fromEntries(
    ['value', 'min', 'max', 'low', 'high', 'optimum'].map((name) => [`meter/${name}`, number]),
  ),
  ...Object.fromEntries(
    ['img', 'iframe', 'embed', 'object', 'video', 'canvas', 'source', 'input'].flatMap((name) => [
      [`${name}/width`, length],
      [`${name}/height`, length],
    ]),
  ),
};

const trueFalse = oneOf('true false');
const maybe = oneOf('true false undefined');
const mixed = oneOf('true false mixed undefined');
const any = /^/;

/** States and properties that every element may have (ARIA 1.2 §6.4). */
const globalAria: Readonly<Record<string, RegExp>> = {
  atomic: trueFalse,
  busy: trueFalse,
  controls: any,
  current: oneOf('page step location date time true false'),
  describedby: any,
  description: any,
  details: any,
  disabled: trueFalse,
  errormessage: any,
  flowto: any,
  haspopup: oneOf('true false menu listbox tree grid dialog'),
  hidden: maybe,
  invalid: oneOf('true false grammar spelling'),
  keyshortcuts: any,
  label: any,
  labelledby: any,
  live: oneOf('assertive off polite'),
  owns: any,
  relevant: /^(?:\s*(?:additions|all|removals|text))+\s*$/i,
  roledescription: any,
};

/** Those that belong to certain roles. */
const roleAria: Readonly<Record<string, RegExp>> = {
  activedescendant: any,
  autocomplete: oneOf('both inline list none'),
  checked: mixed,
  colcount: /^(?:-1|\d+)$/,
  colindex: count,
  colspan: count,
  expanded: maybe,
  level: count,
  modal: trueFalse,
  multiline: trueFalse,
  multiselectable: trueFalse,
  orientation: oneOf('horizontal vertical undefined'),
  placeholder: any,
  posinset: count,
  pressed: mixed,
  readonly: trueFalse,
  required: trueFalse,
  rowcount: /^(?:-1|\d+)$/,
  rowindex: count,
  rowspan: length,
  selected: maybe,
  setsize: /^(?:-1|0*[1-9]\d*)$/,
  sort: oneOf('ascending descending none other'),
  valuemax: number,
  valuemin: number,
  valuenow: number,
  valuetext: any,
};

/** Elements that have no role by themselves, so that nothing tied to a role fits them. */
const plain =
  /^(?:p|div|span|b|i|u|s|em|strong|small|sub|sup|code|abbr|cite|q|mark|pre|blockquote)$/;

/**
 * What is wrong with an attribute of ARIA.
 * @param attribute `aria-…`
 * @param hasRole whether its element says a role
 */
export function ariaFault(
  attribute: string,
  value: string,
  element: string,
  hasRole: boolean,
): 'unknown' | 'value' | undefined {
  const name = attribute.slice('aria-'.length);
  const shape = Object.hasOwn(globalAria, name) ? globalAria[name] : roleAria[name];
  if (!shape || !(Object.hasOwn(globalAria, name) || Object.hasOwn(roleAria, name)))
    return 'unknown';
  if (!shape.test(value.trim())) return 'value';
  return !Object.hasOwn(globalAria, name) && !hasRole && plain.test(element)
    ? 'unknown'
    : undefined;
}
