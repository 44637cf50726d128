import JSZip from 'jszip';

/** The parts of a book by name, in zip order. */
export type Parts = Map<string, Buffer>;

export interface Fault {
  /** Kind of thing that is broken. */
  group: string;
  name: string;
  /** @returns the broken parts, or undefined where the book has nothing of the kind to break */
  apply: (parts: Parts) => Parts | undefined;
}

export async function partsOf(bytes: Uint8Array): Promise<Parts> {
  const zip = await JSZip.loadAsync(bytes);
  const parts: Parts = new Map();
  for (const { name, dir } of Object.values(zip.files)) {
    if (!dir) parts.set(name, await zip.files[name]!.async('nodebuffer'));
  }
  return parts;
}

/** Packs parts as they stand: `mimetype` stored, the rest deflated. */
export function pack(parts: Parts, options: { packMimetype?: boolean } = {}): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, bytes] of parts) {
    const isStored = name === 'mimetype' && !options.packMimetype;
    const compression = isStored ? 'STORE' : 'DEFLATE';
    zip.file(name, bytes, { compression, createFolders: false, date: new Date(0) });
  }
  return zip.generateAsync({ type: 'nodebuffer' });
}

const article = /(?:^|\/)(?:a[0-9a-f]{20}|(?:article|chapter|ch|part|c\d)[\w-]*)\.x?html$/i;
const opf = /\.opf$/;
const nav = /nav\.xhtml$/;
const ncx = /\.ncx$/;
const css = /\.css$/;
const jpeg = /\.jpe?g$/;

/** Changes the text of one part. @returns undefined where nothing was there to change */
export function changeIn(
  parts: Parts,
  path: string,
  from: RegExp | string,
  to: string,
): Parts | undefined {
  const text = parts.get(path)!.toString('utf8');
  const changed = text.replace(from, to);
  return changed === text ? undefined : new Map([...parts]).set(path, Buffer.from(changed));
}

function edit(group: string, name: string, file: RegExp, from: RegExp | string, to: string): Fault {
  return {
    group,
    name,
    apply(parts) {
      for (const path of parts.keys()) {
        if (!file.test(path)) continue;
        const changed = changeIn(parts, path, from, to);
        if (changed) return changed;
      }
      return undefined;
    },
  };
}

function change(
  group: string,
  name: string,
  file: RegExp,
  to: (bytes: Buffer, parts: Parts, path: string) => Buffer | undefined,
): Fault {
  return {
    group,
    name,
    apply(parts) {
      const copy = new Map([...parts]);
      const path = [...parts.keys()].find((key) => file.test(key));
      if (!path) return undefined;
      const changed = to(parts.get(path)!, copy, path);
      if (changed) copy.set(path, changed);
      else copy.delete(path);
      return copy;
    },
  };
}

/** Puts markup at the end of the first article's text. */
const insert = (name: string, markup: string) =>
  edit('content model', name, article, /<\/section>\s*<\/body>|<\/body>/, `${markup}$&`);
const bad = (name: string, markup: string) => insert(name, markup);
const attribute = (name: string, text: string) =>
  edit('attributes', name, article, /<p(?=[ >])/, `<p ${text}`);
const meta = (name: string, markup: string) =>
  edit('metadata', name, opf, '</metadata>', `${markup}</metadata>`);
const item = (name: string, markup: string) =>
  edit('manifest', name, opf, '</manifest>', `${markup}</manifest>`);

export const faults: Fault[] = [
  // container
  change('container', 'no mimetype', /^mimetype$/, () => undefined),
  change('container', 'wrong mimetype', /^mimetype$/, () => Buffer.from('application/zip')),
  change('container', 'mimetype with newline', /^mimetype$/, () =>
    Buffer.from('application/epub+zip\n'),
  ),
  {
    group: 'container',
    name: 'mimetype last',
    apply: (parts) => new Map([...parts].sort(([one]) => (one === 'mimetype' ? 1 : -1))),
  },
  change('container', 'no container.xml', /container\.xml$/, () => undefined),
  edit(
    'container',
    'container names nothing',
    /container\.xml$/,
    /full-path="[^"]*"/,
    'full-path="gone.opf"',
  ),
  edit('container', 'container broken', /container\.xml$/, '</rootfiles>', ''),
  change('container', 'no package document', opf, () => undefined),
  change('container', 'name with colon', opf, (bytes, parts) => {
    parts.set('OEBPS/a:b.css', Buffer.from(''));
    return Buffer.from(
      bytes
        .toString()
        .replace('</manifest>', '<item id="zz" href="a:b.css" media-type="text/css"/></manifest>'),
    );
  }),
  change('container', 'names differ by case', css, (bytes, parts, path) => {
    parts.set(path.toUpperCase(), bytes);
    return bytes;
  }),
  // XML
  edit('xml', 'tag left open', article, '</p>', ''),
  edit('xml', 'bare ampersand', article, '</p>', ' a & b</p>'),
  edit('xml', 'named entity', article, '</p>', '&nbsp;</p>'),
  edit('xml', 'attribute twice', article, /<p(?=[ >])/, '<p title="a" title="b"'),
  edit('xml', 'attribute unquoted', article, /<p(?=[ >])/, '<p title=a'),
  edit('xml', 'control character', article, '</p>', '\u000b</p>'),
  edit('xml', 'crossed tags', article, '</p>', '<b><i>x</b></i></p>'),
  edit('xml', 'text cut off', article, /<\/body>[\s\S]*/, ''),
  edit('xml', 'undeclared prefix', article, '</p>', '<x:y/></p>'),
  edit('xml', 'comment with dashes', article, '</p>', '<!-- a -- b --></p>'),
  edit('xml', 'blank before declaration', article, /^/, '\n'),
  edit('xml', 'package broken', opf, '</manifest>', ''),
  edit('xml', 'ncx broken', ncx, '</navMap>', ''),
  edit('xml', 'nav broken', nav, '</ol>', ''),
  change('xml', 'not UTF-8', article, (bytes) =>
    Buffer.concat([bytes.subarray(0, -20), Buffer.from([0xff, 0xc3, 0x28]), bytes.subarray(-20)]),
  ),
  edit('xml', 'latin-1 declared', article, /encoding="utf-8"/i, 'encoding="iso-8859-1"'),
  edit(
    'xml',
    'wrong namespace',
    article,
    'http://www.w3.org/1999/xhtml',
    'http://www.w3.org/1998/xhtml',
  ),
  edit(
    'xml',
    'old doctype',
    article,
    /<!DOCTYPE html>/i,
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
  ),
  // metadata
  edit('metadata', 'no title', opf, /<dc:title[\s\S]*<\/dc:title>/, ''),
  edit('metadata', 'no language', opf, /<dc:language[\s\S]*<\/dc:language>/, ''),
  edit('metadata', 'no identifier', opf, /<dc:identifier[\s\S]*?<\/dc:identifier>/, ''),
  edit('metadata', 'empty language', opf, /(<dc:language[^>]*>)[^<]*/, '$1'),
  edit('metadata', 'language with underscore', opf, /(<dc:language[^>]*>)[^<]*/, '$1zh_CN'),
  edit('metadata', 'empty title', opf, /(<dc:title[^>]*>)[^<]*/, '$1'),
  edit(
    'metadata',
    'unique-identifier unresolved',
    opf,
    /unique-identifier="[^"]*"/,
    'unique-identifier="nothing"',
  ),
  edit('metadata', 'no modified', opf, /<meta property="dcterms:modified">[^<]*<\/meta>/, ''),
  edit('metadata', 'modified with fraction', opf, /(dcterms:modified">[^<]*)Z/, '$1.000Z'),
  edit(
    'metadata',
    'modified date only',
    opf,
    /dcterms:modified">[^<]*/,
    'dcterms:modified">2024-01-01',
  ),
  meta('modified twice', '<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>'),
  meta('unknown property', '<meta property="no-such-thing">x</meta>'),
  meta('undeclared prefix', '<meta property="foo:bar">x</meta>'),
  meta('refines nothing', '<meta property="file-as" refines="#nowhere">x</meta>'),
  meta('empty meta', '<meta property="dcterms:issued"></meta>'),
  meta('empty description', '<dc:description></dc:description>'),
  meta('unknown dc element', '<dc:author>A</dc:author>'),
  meta('two dates', '<dc:date>2020-01-01</dc:date><dc:date>2021-01-01</dc:date>'),
  meta(
    'position not a number',
    '<meta property="belongs-to-collection" id="cc">S</meta><meta property="group-position" refines="#cc">two</meta>',
  ),
  meta('same id twice', '<dc:subject id="sub">a</dc:subject><dc:subject id="sub">b</dc:subject>'),
  edit('metadata', 'version 3.3', opf, / version="3.0"/, ' version="3.3"'),
  // manifest
  item('file missing', '<item id="zz" href="gone.xhtml" media-type="application/xhtml+xml"/>'),
  item('no media type', '<item id="zz" href="nav.xhtml"/>'),
  item(
    'unknown property',
    '<item id="zz" href="gone.css" media-type="text/css" properties="shiny"/>',
  ),
  edit('manifest', 'listed twice', opf, /<item [^>]*\/>/, '$&$&'),
  edit(
    'manifest',
    'other id same file',
    opf,
    /<item ([^>]*)id="[^"]*"([^>]*)\/>/,
    '$&<item $1id="again"$2/>',
  ),
  edit('manifest', 'no nav', opf, / properties="nav"/, ''),
  edit(
    'manifest',
    'two navs',
    opf,
    /(<item (?![^>]*properties)[^>]*application\/xhtml\+xml")/,
    '$1 properties="nav"',
  ),
  edit('manifest', 'no href', opf, /(<item [^>]*)href="[^"]*"/, '$1'),
  edit(
    'manifest',
    'type wrong for xhtml',
    opf,
    /(<item [^>]*)application\/xhtml\+xml/,
    '$1text/html',
  ),
  edit('manifest', 'type wrong for jpeg', opf, /image\/jpeg/, 'image/png'),
  edit(
    'manifest',
    'svg said, none there',
    opf,
    /(<item (?![^>]*properties)[^>]*application\/xhtml\+xml")/,
    '$1 properties="svg"',
  ),
  edit('manifest', 'fallback nowhere', opf, /(<item [^>]*image\/jpeg")/, '$1 fallback="nowhere"'),
  edit('manifest', 'href with fragment', opf, /(<item [^>]*href="[^"]*\.css)/, '$1#x'),
  change('manifest', 'style sheet gone', css, () => undefined),
  change('manifest', 'picture gone', jpeg, () => undefined),
  change('manifest', 'article gone', article, () => undefined),
  change('manifest', 'nav gone', nav, () => undefined),
  edit(
    'manifest',
    'article not listed',
    opf,
    /<item [^>]*(?:article|chapter|ch)[^>]*\.xhtml[^>]*\/>/,
    '',
  ),
  // spine
  edit('spine', 'names nothing', opf, /<itemref idref="[^"]*"/, '<itemref idref="nothing"'),
  edit('spine', 'names twice', opf, /<itemref [^>]*\/>/, '$&$&'),
  edit('spine', 'empty', opf, /<itemref[\s\S]*\/>(?=\s*<\/spine>)/, ''),
  edit('spine', 'linear maybe', opf, /<itemref /, '<itemref linear="maybe" '),
  edit('spine', 'toc nowhere', opf, / toc="[^"]*"/, ' toc="nowhere"'),
  edit(
    'spine',
    'direction up',
    opf,
    /<spine ([^>]*?)(?:page-progression-direction="[^"]*")?/,
    '<spine page-progression-direction="up" $1',
  ),
  edit('spine', 'picture in it', opf, /<itemref idref="[^"]*"/, '<itemref idref="cover-image"'),
  // navigation
  edit('navigation', 'no toc', nav, 'epub:type="toc"', 'epub:type="lot"'),
  edit('navigation', 'link nowhere', nav, /href="[^"]*\.xhtml/, 'href="gone.xhtml'),
  edit('navigation', 'fragment nowhere', nav, /href="([^"#]*\.xhtml)[^"]*"/, 'href="$1#gone"'),
  edit('navigation', 'empty label', nav, /(<li><a [^>]*>)[^<]*/, '$1'),
  edit('navigation', 'text in list', nav, '<ol>', '<ol>text'),
  edit('navigation', 'ul for ol', nav, /<ol>([\s\S]*)<\/ol>/, '<ul>$1</ul>'),
  edit('navigation', 'empty list', nav, /<ol>[\s\S]*?<\/nav>/, '<ol></ol></nav>'),
  edit('navigation', 'label without list', nav, /<li><a [^>]*>([^<]*)<\/a>/, '<li><span>$1</span>'),
  edit(
    'navigation',
    'link to the web',
    nav,
    /href="[^"]*\.xhtml[^"]*"/,
    'href="https://example.org/"',
  ),
  edit('navigation', 'paragraph in it', nav, '<ol>', '<p>x</p><ol>'),
  edit(
    'navigation',
    'landmark without type',
    nav,
    /(<nav epub:type="landmarks"[\s\S]*?<a [^>]*?)epub:type="[^"]*"/,
    '$1',
  ),
  edit('navigation', 'ncx other identifier', ncx, /(name="dtb:uid" content=")[^"]*/, '$1other'),
  edit('navigation', 'ncx link nowhere', ncx, /content src="[^"]*"/, 'content src="gone.xhtml"'),
  edit(
    'navigation',
    'ncx fragment nowhere',
    ncx,
    /content src="([^"#]*)[^"]*"/,
    'content src="$1#gone"',
  ),
  edit(
    'navigation',
    'ncx no label',
    ncx,
    /<navPoint([^>]*)>\s*<navLabel>[\s\S]*?<\/navLabel>/,
    '<navPoint$1>',
  ),
  edit('navigation', 'ncx no content', ncx, /<content [^>]*\/>/, ''),
  edit('navigation', 'ncx empty id', ncx, /(<navPoint[^>]*) id="[^"]*"/, '$1 id=""'),
  edit(
    'navigation',
    'ncx id twice',
    ncx,
    /(<navPoint[^>]*) id="([^"]*)"([\s\S]*?<navPoint[^>]*) id="[^"]*"/,
    '$1 id="$2"$3 id="$2"',
  ),
  edit('navigation', 'ncx no map', ncx, /<navMap>[\s\S]*<\/navMap>/, ''),
  // content model
  bad('paragraph in paragraph', '<p>a<p>b</p></p>'),
  bad('block in inline', '<p><span><div>x</div></span></p>'),
  bad('list without items', '<ul><p>x</p></ul>'),
  bad('item without list', '<li>x</li>'),
  bad('cell without row', '<table><td>x</td></table>'),
  bad('text in table', '<table>x<tr><td>y</td></tr></table>'),
  bad('caption not first', '<table><tr><td>y</td></tr><caption>c</caption></table>'),
  bad('center', '<center>x</center>'),
  bad('font', '<p><font color="red">x</font></p>'),
  bad('blink', '<p><blink>x</blink></p>'),
  bad('strike', '<p><strike>x</strike></p>'),
  bad('big', '<p><big>x</big></p>'),
  bad('tt', '<p><tt>x</tt></p>'),
  bad('own element', '<my-thing:x xmlns:my-thing="urn:x">x</my-thing:x>'),
  bad('upper case', '<P>x</P>'),
  bad('link in link', '<p><a href="#x1">a <a href="#x1">b</a></a></p><p id="x1">x</p>'),
  bad('figcaption alone', '<figcaption>x</figcaption>'),
  bad(
    'two captions',
    '<figure><figcaption>a</figcaption><p>x</p><figcaption>b</figcaption></figure>',
  ),
  bad('dt alone', '<dt>x</dt>'),
  bad('dl without dt', '<dl><dd>x</dd></dl>'),
  bad('dl ends with dt', '<dl><dd>x</dd><dt>y</dt></dl>'),
  bad('heading in heading', '<h2>a<h3>b</h3></h2>'),
  bad('table in paragraph', '<p><table><tr><td>x</td></tr></table></p>'),
  bad('list in paragraph', '<p>a<ul><li>x</li></ul></p>'),
  bad('br with text', '<p><br>x</br></p>'),
  bad('summary alone', '<summary>x</summary>'),
  bad('rt alone', '<p><rt>x</rt></p>'),
  bad('style in body', '<p><style>p{}</style></p>'),
  bad('meta in body', '<p><meta name="a" content="b"/></p>'),
  bad('title in body', '<title>x</title>'),
  bad('header in footer', '<footer><header>x</header></footer>'),
  bad('frame', '<frame src="x"/>'),
  bad('source alone', '<source src="x.mp3"/>'),
  bad('label in label', '<form action="#"><label>a <label>b</label></label></form>'),
  edit('content model', 'two bodies', article, '</body>', '</body><body><p>x</p></body>'),
  edit('content model', 'no head', article, /<head>[\s\S]*<\/head>/, ''),
  edit('content model', 'empty title', article, /<title>[^<]*<\/title>/, '<title></title>'),
  edit('content model', 'two titles', article, /<title>[^<]*<\/title>/, '$&<title>b</title>'),
  edit(
    'content model',
    'charset not utf-8',
    article,
    /<meta charset="utf-8"\/>/,
    '<meta charset="gbk"/>',
  ),
  // attributes
  attribute('align', 'align="center"'),
  attribute('bgcolor', 'bgcolor="#fff"'),
  attribute('made up', 'foo="bar"'),
  attribute('empty id', 'id=""'),
  attribute('id with blank', 'id="a b"'),
  attribute('dir sideways', 'dir="sideways"'),
  attribute('unknown role', 'role="hero"'),
  attribute('lang differs', 'lang="en" xml:lang="fr"'),
  attribute('lang malformed', 'lang="e_n" xml:lang="e_n"'),
  attribute('labelled by nothing', 'aria-labelledby="nothing"'),
  attribute('described by nothing', 'aria-describedby="nothing"'),
  attribute('upper-case data', 'data-Foo="x"'),
  attribute('handler without property', 'onclick="x()"'),
  attribute('undeclared epub:type prefix', 'epub:type="foo:bar"'),
  edit('attributes', 'id twice', article, /<\/body>/, '<p id="dup">a</p><p id="dup">b</p></body>'),
  bad('cellpadding', '<table cellpadding="3"><tr><td>x</td></tr></table>'),
  bad('td width', '<table><tr><td width="3">x</td></tr></table>'),
  bad('colspan zero', '<table><tr><td colspan="0">x</td></tr></table>'),
  bad('li value text', '<ol><li value="x">x</li></ol>'),
  bad('ol start text', '<ol start="a"><li>x</li></ol>'),
  bad('a name', '<p><a name="x">x</a></p>'),
  bad('img without src', '<p><img alt="x"/></p>'),
  bad('img border', '<p><img src="https://example.org/a.jpg" alt="x" border="0"/></p>'),
  bad('hr width', '<hr width="50%"/>'),
  bad('br clear', '<p>x<br clear="all"/></p>'),
  bad('headers to nothing', '<table><tr><td headers="nothing">x</td></tr></table>'),
  // links
  insert('link to missing file', '<p><a href="gone.xhtml">x</a></p>'),
  insert('link to missing id', '<p><a href="#gone">x</a></p>'),
  insert('link malformed', '<p><a href="http://[bad">x</a></p>'),
  insert('link with blank', '<p><a href="a b.xhtml">x</a></p>'),
  insert('link to file:', '<p><a href="file:///c:/a.html">x</a></p>'),
  insert('link out of book', '<p><a href="../../../x.xhtml">x</a></p>'),
  insert('missing picture', '<p><img src="gone.jpg" alt="x"/></p>'),
  insert('remote picture', '<p><img src="https://example.org/a.jpg" alt="x"/></p>'),
  insert('empty src', '<p><img src="" alt="x"/></p>'),
  insert('remote script', '<script src="https://example.org/a.js"></script>'),
  insert('iframe nowhere', '<iframe src="gone.xhtml"></iframe>'),
  insert('svg unsaid', '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'),
  insert(
    'math unsaid',
    '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>',
  ),
  insert('script unsaid', '<script>1</script>'),
  insert('object nowhere', '<object data="gone.svg" type="image/svg+xml"></object>'),
  insert('link to the package', '<p><a href="content.opf">x</a></p>'),
  edit(
    'links',
    'picture address broken',
    article,
    /<img ([^>]*)src="[^"]*"/,
    '<img $1src="wrong.jpg"',
  ),
  edit(
    'links',
    'sheet address broken',
    article,
    /<link ([^>]*)href="[^"]*"/,
    '<link $1href="wrong.css"',
  ),
  edit('links', 'guide nowhere', opf, /(<reference [^>]*)href="[^"]*"/, '$1href="gone.xhtml"'),
  // style sheets
  edit('styles', 'brace missing', css, /\}(?=[^}]*$)/, ''),
  edit('styles', 'garbage', css, /$/, '\np { color red; : }'),
  edit('styles', 'stray brace', css, /$/, '\n}'),
  edit('styles', 'direction', css, /$/, '\np { direction: rtl }'),
  edit('styles', 'unicode-bidi', css, /$/, '\np { unicode-bidi: embed }'),
  edit('styles', 'missing import', css, /^(@charset[^;]*;)?/, '$1@import "gone.css";'),
  edit('styles', 'missing url', css, /$/, '\np { background: url(gone.png) }'),
  edit('styles', 'remote url', css, /$/, '\np { background: url(https://example.org/x.png) }'),
  edit('styles', 'style attribute direction', article, /<p(?=[ >])/, '<p style="direction: rtl"'),
  edit('styles', 'style attribute broken', article, /<p(?=[ >])/, '<p style="color red"'),
  // pictures
  change('pictures', 'empty', jpeg, () => Buffer.alloc(0)),
  change('pictures', 'cut off', jpeg, (bytes) => bytes.subarray(0, bytes.length >> 1)),
  change('pictures', 'is text', jpeg, () => Buffer.from('<html>not found</html>')),
  change('pictures', 'is PNG', jpeg, () =>
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
  change('pictures', 'header only', jpeg, (bytes) => bytes.subarray(0, 24)),
  change('pictures', 'is GIF', jpeg, () =>
    Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  ),
];
