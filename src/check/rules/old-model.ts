import { words } from './words.ts';

/** What an element of XHTML 1.1 holds: inline with text, blocks alone, both, or named children. */
export type OldContent = 'inline' | 'block' | 'flow' | 'any' | ReadonlySet<string>;

export interface OldElement {
  holds: OldContent;
  attributes: ReadonlySet<string>;
  required: ReadonlySet<string>;
}

const common = 'id class title lang dir style';
const cells = 'align char charoff valign';

/** Names; what they hold (`inline`, `block`, `flow`, `any`, or names); attributes, `!` for must. */
const table: [names: string, holds: string, attributes: string][] = [
  ['html', 'head body', 'dir lang version'],
  ['head', 'title meta link style script base object', 'dir lang profile'],
  ['title', 'any', 'dir lang'],
  ['meta', '', 'content! http-equiv name scheme dir lang'],
  ['link', '', `${common} charset href hreflang media rel rev target type`],
  ['base', '', 'href! target'],
  ['style', 'any', 'type! media title dir lang'],
  ['script', 'any', 'type! charset defer src'],
  ['body', 'block', common],
  ['noscript', 'block', common],
  ['blockquote', 'block', `${common} cite`],
  ['div', 'flow', common],
  ['p h1 h2 h3 h4 h5 h6 address dt pre caption', 'inline', common],
  [
    'abbr acronym b big cite code dfn em i kbd samp small span strong sub sup tt var',
    'inline',
    common,
  ],
  ['bdo', 'inline', 'id class title lang style dir!'],
  ['q', 'inline', `${common} cite`],
  [
    'a',
    'inline',
    `${common} accesskey charset coords href hreflang rel rev shape tabindex target type`,
  ],
  ['ins del', 'flow', `${common} cite datetime`],
  ['br hr', '', common],
  ['ol ul', 'li', common],
  ['li dd', 'flow', common],
  ['dl', 'dt dd', common],
  ['img', '', `${common} alt! src! height width longdesc usemap ismap`],
  [
    'map',
    'area address blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul ins del script noscript',
    'id! class title lang dir',
  ],
  ['area', '', `${common} accesskey alt! coords href nohref shape tabindex target`],
  [
    'object',
    'any',
    `${common} archive classid codebase codetype data declare height name standby tabindex type usemap width`,
  ],
  ['param', '', 'id name type value valuetype'],
  [
    'table',
    'caption col colgroup thead tfoot tbody tr',
    `${common} border cellpadding cellspacing frame rules summary width`,
  ],
  ['thead tfoot tbody', 'tr', `${common} ${cells}`],
  ['tr', 'td th', `${common} ${cells}`],
  ['td th', 'flow', `${common} ${cells} abbr axis colspan headers rowspan scope`],
  ['colgroup', 'col', `${common} ${cells} span width`],
  ['col', '', `${common} ${cells} span width`],
];

const named = (holds: string): OldContent =>
  /^(?:inline|block|flow|any)$/.test(holds) ? (holds as 'inline') : words(holds);

/** Elements of XHTML 1.1 as OPS 2.0.1 §2.2 takes them over. */
export const oldElements: ReadonlyMap<string, OldElement> = new Map(
  table.flatMap(([names, holds, attributes]) =>
    [...words(names)].map((name) => {
      const all = [...words(attributes)];
      const element: OldElement = {
        holds: named(holds),
        attributes: new Set(all.map((attribute) => attribute.replace('!', ''))),
        required: new Set(
          all.filter((one) => one.endsWith('!')).map((one) => one.replace('!', '')),
        ),
      };
      return [name, element] as const;
    }),
  ),
);

/** Elements that may stand where text may. */
export const oldInline =
  words(`a abbr acronym applet b bdo big br cite code del dfn em i img ins kbd
  map object q samp script small span strong sub sup tt var`);

/** Elements that may stand where paragraphs may. */
export const oldBlocks = words(`address blockquote del div dl h1 h2 h3 h4 h5 h6 hr ins noscript ol p
  pre script table ul`);
