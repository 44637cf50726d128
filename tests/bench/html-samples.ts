/** A smallest right use of each element, where it is not `<name>x</name>`. */
export const samples: Record<string, string> = {
  title: '<title>x</title>',
  meta: '<meta name="a" content="b"/>',
  link: '<link rel="help" href="a.xhtml"/>',
  base: '<base href="a.xhtml"/>',
  style: '<style>p{}</style>',
  script: '<script type="text/plain">x</script>',
  bdo: '<bdo dir="ltr">x</bdo>',
  data: '<data value="1">x</data>',
  hr: '<hr/>',
  br: '<br/>',
  wbr: '<wbr/>',
  ol: '<ol><li>x</li></ol>',
  ul: '<ul><li>x</li></ul>',
  menu: '<menu><li>x</li></menu>',
  dl: '<dl><dt>x</dt><dd>y</dd></dl>',
  hgroup: '<hgroup><h2>x</h2><p>y</p></hgroup>',
  ruby: '<ruby>x<rt>y</rt></ruby>',
  table: '<table><tr><td>x</td></tr></table>',
  colgroup: '<colgroup><col/></colgroup>',
  col: '<col/>',
  thead: '<thead><tr><th>x</th></tr></thead>',
  tbody: '<tbody><tr><td>x</td></tr></tbody>',
  tfoot: '<tfoot><tr><td>x</td></tr></tfoot>',
  tr: '<tr><td>x</td></tr>',
  img: '<img src="p.jpg" alt="x"/>',
  picture: '<picture><img src="p.jpg" alt="x"/></picture>',
  source: '<source src="p.jpg"/>',
  track: '<track src="a.xhtml"/>',
  audio: '<audio></audio>',
  video: '<video></video>',
  iframe: '<iframe src="a.xhtml"></iframe>',
  embed: '<embed src="p.jpg"/>',
  object: '<object data="p.jpg" type="image/jpeg"></object>',
  param: '<param name="a" value="b"/>',
  map: '<map name="m"></map>',
  area: '<area href="a.xhtml" alt="x"/>',
  canvas: '<canvas></canvas>',
  details: '<details><summary>x</summary>y</details>',
  input: '<input type="text"/>',
  select: '<select><option>x</option></select>',
  optgroup: '<optgroup label="x"><option>y</option></optgroup>',
  datalist: '<datalist id="ID"></datalist>',
  progress: '<progress value="0.5">x</progress>',
  meter: '<meter value="0.5">x</meter>',
  fieldset: '<fieldset><legend>x</legend>y</fieldset>',
  frame: '<frame src="a.xhtml"/>',
  a: '<a href="a.xhtml">x</a>',
  template: '<template></template>',
  noscript: '<noscript>x</noscript>',
  li: '<li>x</li>',
  form: '<form action="https://example.org/"><p>x</p></form>',
};

/** Where each element may stand: `_` is its place. */
const frames: Record<string, string> = {
  li: '<ul>_</ul>',
  dt: '<dl>_<dd>x</dd></dl>',
  dd: '<dl><dt>x</dt>_</dl>',
  figcaption: '<figure>_<p>x</p></figure>',
  caption: '<table>_<tr><td>x</td></tr></table>',
  colgroup: '<table>_<tr><td>x</td></tr></table>',
  col: '<table><colgroup>_</colgroup><tr><td>x</td></tr></table>',
  thead: '<table>_<tbody><tr><td>x</td></tr></tbody></table>',
  tbody: '<table>_</table>',
  tfoot: '<table><tbody><tr><td>x</td></tr></tbody>_</table>',
  tr: '<table>_</table>',
  td: '<table><tr>_</tr></table>',
  th: '<table><tr>_</tr></table>',
  rt: '<p><ruby>x_</ruby></p>',
  rp: '<p><ruby>x_<rt>x</rt></ruby></p>',
  rb: '<p><ruby>_<rt>x</rt></ruby></p>',
  rtc: '<p><ruby>x_</ruby></p>',
  source: '<p><audio>_</audio></p>',
  track: '<p><audio>_</audio></p>',
  param: '<object data="p.jpg" type="image/jpeg">_</object>',
  area: '<map name="mm">_</map>',
  summary: '<details>_</details>',
  option: '<p><select>_</select></p>',
  optgroup: '<p><select>_</select></p>',
  legend: '<fieldset>_x</fieldset>',
};

let number = 0;

/** Puts content into an element (none: as it stands) that is itself where it may be. */
export function wrap(parent: string, content: string): string {
  number += 1;
  const name = parent || (/^<(\w+)/.exec(content)?.[1] ?? '');
  const frame = frames[name] ?? '<div>_</div>';
  if (!parent) return frame.replace('_', () => content).replaceAll('ID', `i${number}`);
  const sample = samples[parent] ?? `<${parent}>x</${parent}>`;
  const open = /^<[^>]*?(?=\/?>)/.exec(sample)![0];
  return frame.replace('_', () => `${open}>${content}</${parent}>`).replaceAll('ID', `i${number}`);
}
