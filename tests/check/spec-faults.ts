import { changeIn, type Fault, type Parts } from './faults.ts';

/**
 * Faults written from the text of EPUB 3.3, OPF 2.0.1 and EPUBCheck's list of messages, not from
 * our rules. Every third is held out: nobody looks at why it is missed. One fault a line:
 * where, what is sought, what stands there instead.
 */

const opf = /\.opf$/;
const ncx = /\.ncx$/;
const css = /\.css$/;
const nav = 'nav';
const text = 'text';
export type Where = RegExp | 'nav' | 'text';
type Line = [name: string, where: Where, from: RegExp | string, to: string];

const body = /(<body[^>]*>)/;
const metadata = '</metadata>';
const put = (markup: string) => `$1${markup}`;
const inText = (name: string, markup: string): Line => [name, text, body, put(markup)];
const inMetadata = (name: string, markup: string): Line => [
  name,
  opf,
  /<\/(?:opf:)?metadata>/,
  `${markup}${metadata}`,
];
const inManifest = (name: string, markup: string): Line => [
  name,
  opf,
  '</manifest>',
  `${markup}</manifest>`,
];
const onParagraph = (name: string, attribute: string): Line => [
  name,
  text,
  /<p(?=[\s>])/,
  `<p ${attribute}`,
];
const inCss = (name: string, rule: string): Line => [name, css, /$/, `\n${rule}\n`];
const svg = (inner: string, attributes = 'viewBox="0 0 9 9"') =>
  `<div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg></div>`;

const lines: Line[] = [
  // OCF: container and names
  [
    'container of another namespace',
    /container\.xml$/,
    /oasis:names:tc:opendocument:xmlns:container/,
    'example:container',
  ],
  ['container without version', /container\.xml$/, /(<container[^>]*) version="1\.0"/, '$1'],
  [
    'container version 2',
    /container\.xml$/,
    /(<container[^>]*) version="1\.0"/,
    '$1 version="2.0"',
  ],
  ['rootfile without path', /container\.xml$/, / full-path="[^"]*"/, ''],
  ['rootfile path empty', /container\.xml$/, / full-path="[^"]*"/, ' full-path=""'],
  ['rootfile of another type', /container\.xml$/, /application\/oebps-package\+xml/, 'text/xml'],
  ['container without rootfiles', /container\.xml$/, /<rootfiles>[\s\S]*<\/rootfiles>/, ''],
  ['container with stray element', /container\.xml$/, '</rootfiles>', '</rootfiles><files/>'],
  // Package document
  [
    'package of another namespace',
    opf,
    'http://www.idpf.org/2007/opf',
    'http://www.idpf.org/2008/opf',
  ],
  ['package without version', opf, /(<package[\s\S]*?) version="[23]\.0"/, '$1'],
  ['package version 4', opf, /(<package[\s\S]*?) version="[23]\.0"/, '$1 version="4.0"'],
  ['no unique-identifier', opf, / unique-identifier="[^"]*"/, ''],
  [
    'metadata twice',
    opf,
    '<manifest',
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"/><manifest',
  ],
  ['no manifest', opf, /<manifest[\s\S]*<\/manifest>/, ''],
  ['no spine', opf, /<spine[\s\S]*<\/spine>/, ''],
  ['stray element in package', opf, '</package>', '<toc/></package>'],
  ['stray attribute on package', opf, /<package /, '<package author="x" '],
  ['stray element in manifest', opf, '</manifest>', '<file href="x"/></manifest>'],
  ['stray attribute on item', opf, /<item /, '<item size="3" '],
  ['stray attribute on itemref', opf, /<itemref /, '<itemref order="3" '],
  ['stray attribute on spine', opf, /<spine/, '<spine kind="x"'],
  ['itemref without idref', opf, /<itemref [^>]*?idref="[^"]*"/, '<itemref'],
  ['item id not a name', opf, /(<item [^>]*)id="/, '$1id="1 2'],
  ['item id begins with a digit', opf, /(<item [^>]*)id="/, '$1id="1'],
  ['media type malformed', opf, /(<item [^>]*)media-type="[^"]*"/, '$1media-type="jpeg"'],
  ['media type empty', opf, /(<item [^>]*)media-type="[^"]*"/, '$1media-type=""'],
  ['href empty', opf, /(<item [^>]*)href="[^"]*"/, '$1href=""'],
  ['href with query', opf, /(<item [^>]*href="[^"]*)"/, '$1?v=2"'],
  [
    'href remote for a text',
    opf,
    /(<item [^>]*)href="[^"]*"([^>]*xhtml\+xml)/,
    '$1href="https://example.org/a.xhtml"$2',
  ],
  ['href out of the container', opf, /(<item [^>]*)href="/, '$1href="../../../'],
  ['href with blank', opf, /(<item [^>]*)href="/, '$1href="a b/'],
  ['href absolute path', opf, /(<item [^>]*)href="/, '$1href="/'],
  [
    'package lists itself',
    opf,
    '</manifest>',
    '<item id="self" href="content.opf" media-type="application/oebps-package+xml"/></manifest>',
  ],
  ['fallback to itself', opf, /(<item [^>]*?)id="([^"]*)"/, '$1id="$2" fallback="$2"'],
  [
    'media-overlay of no SMIL',
    opf,
    /(<item [^>]*?)id="([^"]*)"([^>]*xhtml\+xml")/,
    '$1id="$2" media-overlay="$2"$3',
  ],
  ['media-overlay nowhere', opf, /(<item [^>]*xhtml\+xml")/, '$1 media-overlay="nowhere"'],
  [
    'foreign type without fallback in spine',
    opf,
    /(<item [^>]*)application\/xhtml\+xml/,
    '$1application/pdf',
  ],
  ['deprecated text/html', opf, /(<item [^>]*)application\/xhtml\+xml/, '$1text/html'],
  [
    'cover-image on a text',
    opf,
    /(<item (?![^>]*properties)[^>]*xhtml\+xml")/,
    '$1 properties="cover-image"',
  ],
  ['nav property twice', opf, /(<item (?![^>]*properties)[^>]*xhtml\+xml")/, '$1 properties="nav"'],
  [
    'mathml said untruly',
    opf,
    /(<item (?![^>]*properties)[^>]*xhtml\+xml")/,
    '$1 properties="mathml"',
  ],
  [
    'scripted said untruly',
    opf,
    /(<item (?![^>]*properties)[^>]*xhtml\+xml")/,
    '$1 properties="scripted"',
  ],
  [
    'remote-resources said untruly',
    opf,
    /(<item (?![^>]*properties)[^>]*xhtml\+xml")/,
    '$1 properties="remote-resources"',
  ],
  [
    'item property with unknown prefix',
    opf,
    /(<item (?![^>]*properties)[^>]*xhtml\+xml")/,
    '$1 properties="foo:bar"',
  ],
  ['itemref property unknown', opf, /<itemref /, '<itemref properties="shiny" '],
  [
    'itemref on both pages',
    opf,
    /<itemref /,
    '<itemref properties="page-spread-left page-spread-right" ',
  ],
  [
    'itemref layout twice',
    opf,
    /<itemref /,
    '<itemref properties="rendition:layout-reflowable rendition:layout-pre-paginated" ',
  ],
  [
    'itemref flow twice',
    opf,
    /<itemref /,
    '<itemref properties="rendition:flow-auto rendition:flow-paginated" ',
  ],
  ['all of the spine not linear', opf, /<itemref (?![^>]*linear)/g, '<itemref linear="no" '],
  ['first of the spine not reachable', opf, /<itemref (?![^>]*linear)/, '<itemref linear="no" '],
  ['NCX without toc attribute', opf, /(<spine[^>]*) toc="[^"]*"/, '$1'],
  [
    'toc names a text',
    opf,
    /(<item [^>]*id=")([^"]*)("[^>]*xhtml\+xml[\s\S]*<spine[^>]*) toc="[^"]*"/,
    '$1$2$3 toc="$2"',
  ],
  ['guide empty', opf, '</package>', '<guide></guide></package>'],
  [
    'guide to a picture',
    opf,
    '</package>',
    '<guide><reference type="cover" title="x" href="gone.jpg"/></guide></package>',
  ],
  [
    'guide without href',
    opf,
    '</package>',
    '<guide><reference type="cover" title="x"/></guide></package>',
  ],
  [
    'collection without links',
    opf,
    '</package>',
    '<collection role="index"></collection></package>',
  ],
  [
    'collection without role',
    opf,
    '</package>',
    '<collection><link href="x.xhtml"/></collection></package>',
  ],
  // Metadata
  inMetadata(
    'meta with property and name',
    '<meta property="dcterms:issued" name="x" content="y">2020</meta>',
  ),
  inMetadata('meta without content', '<meta name="x"/>'),
  inMetadata('meta with stray attribute', '<meta property="dcterms:issued" lang="en">2020</meta>'),
  inMetadata('stray element', '<series>x</series>'),
  inMetadata('dc element with stray attribute', '<dc:subject kind="x">y</dc:subject>'),
  inMetadata('blank creator', '<dc:creator>  </dc:creator>'),
  inMetadata('blank identifier', '<dc:identifier></dc:identifier>'),
  inMetadata('wrong second language', '<dc:language>en_US</dc:language>'),
  inMetadata('language in words', '<dc:language>English language</dc:language>'),
  inMetadata('date not a date', '<dc:date>last Tuesday</dc:date>'),
  inMetadata('uuid that is none', '<dc:identifier>urn:uuid:1234</dc:identifier>'),
  inMetadata('title-type without title', '<meta property="title-type">main</meta>'),
  inMetadata(
    'title-type of a creator',
    '<dc:creator id="zz1">A</dc:creator><meta property="title-type" refines="#zz1">main</meta>',
  ),
  inMetadata(
    'role of a title',
    '<dc:subject id="zz2">A</dc:subject><meta property="role" refines="#zz2" scheme="marc:relators">aut</meta>',
  ),
  inMetadata(
    'file-as twice',
    '<dc:creator id="zz3">A</dc:creator><meta property="file-as" refines="#zz3">A</meta><meta property="file-as" refines="#zz3">B</meta>',
  ),
  inMetadata(
    'collection-type without collection',
    '<meta property="collection-type">series</meta>',
  ),
  inMetadata(
    'group-position twice',
    '<meta property="belongs-to-collection" id="zz4">A</meta><meta property="group-position" refines="#zz4">1</meta><meta property="group-position" refines="#zz4">2</meta>',
  ),
  inMetadata(
    'authority without term',
    '<dc:subject id="zz5">A</dc:subject><meta property="authority" refines="#zz5">BISAC</meta>',
  ),
  inMetadata(
    'term without authority',
    '<dc:subject id="zz6">A</dc:subject><meta property="term" refines="#zz6">X</meta>',
  ),
  inMetadata('identifier-type of nothing', '<meta property="identifier-type">15</meta>'),
  inMetadata(
    'source-of not pagination',
    '<dc:source id="zz7">A</dc:source><meta property="source-of" refines="#zz7">paper</meta>',
  ),
  inMetadata(
    'refines a web address',
    '<meta property="file-as" refines="https://example.org/#a">A</meta>',
  ),
  inMetadata(
    'refines in a circle',
    '<meta id="zz8" property="file-as" refines="#zz9">A</meta><meta id="zz9" property="file-as" refines="#zz8">A</meta>',
  ),
  inMetadata('layout unknown', '<meta property="rendition:layout">fluid</meta>'),
  inMetadata('spread unknown', '<meta property="rendition:spread">sometimes</meta>'),
  inMetadata(
    'orientation twice',
    '<meta property="rendition:orientation">auto</meta><meta property="rendition:orientation">auto</meta>',
  ),
  inMetadata('unknown rendition property', '<meta property="rendition:shape">round</meta>'),
  inMetadata('property of two words', '<meta property="dcterms:issued dcterms:date">2020</meta>'),
  inMetadata('property with empty name', '<meta property="dcterms:">2020</meta>'),
  inMetadata('duration not a clock value', '<meta property="media:duration">long</meta>'),
  inMetadata(
    'active class twice',
    '<meta property="media:active-class">a</meta><meta property="media:active-class">b</meta>',
  ),
  inMetadata('link without rel', '<link href="https://example.org/a.xml"/>'),
  inMetadata('link without href', '<link rel="record"/>'),
  inMetadata('record link without type', '<link rel="record" href="https://example.org/a.xml"/>'),
  inMetadata(
    'record link that refines',
    '<dc:creator id="zz10">A</dc:creator><link rel="record" refines="#zz10" href="https://example.org/a.xml" media-type="application/xml"/>',
  ),
  inMetadata(
    'voicing link that is no sound',
    '<dc:creator id="zz11">A</dc:creator><link rel="voicing" refines="#zz11" href="https://example.org/a.txt" media-type="text/plain"/>',
  ),
  inMetadata(
    'alternate with another word',
    '<link rel="alternate record" href="https://example.org/a.xml" media-type="application/xml"/>',
  ),
  inMetadata(
    'link to a missing file',
    '<link rel="record" href="gone.xml" media-type="application/xml"/>',
  ),
  inMetadata(
    'link property unknown',
    '<link rel="record" href="https://example.org/a.xml" media-type="application/xml" properties="shiny"/>',
  ),
  inMetadata('direction unknown', '<dc:rights dir="up">x</dc:rights>'),
  inMetadata('xml:lang malformed', '<dc:rights xml:lang="e_n">x</dc:rights>'),
  ['prefix without address', opf, /<package /, '<package prefix="foo:" '],
  ['prefix without colon', opf, /<package /, '<package prefix="foo https://example.org/" '],
  ['prefix underscore', opf, /<package /, '<package prefix="_: https://example.org/" '],
  [
    'prefix for Dublin Core',
    opf,
    /<package /,
    '<package prefix="dc: http://purl.org/dc/elements/1.1/" ',
  ],
  ['reserved prefix changed', opf, /<package /, '<package prefix="schema: https://example.org/" '],
  [
    'dcterms:modified refines only',
    opf,
    /<meta property="dcterms:modified"/,
    '<meta property="dcterms:modified" refines="#nothing"',
  ],
  ['modified month 13', opf, /(dcterms:modified">\d{4})-\d\d/, '$1/13'],
  // Navigation document
  ['nav toc twice', nav, /(<nav [^>]*toc[\s\S]*?<\/nav>)/, '$1$1'],
  ['nav entry is text', nav, /<li([^>]*)><a [^>]*>([^<]*)<\/a>/, '<li$1>$2'],
  ['nav entry with paragraph', nav, /(<li[^>]*>)(<a )/, '$1<p>x</p>$2'],
  ['nav two links in an entry', nav, /(<li[^>]*>)(<a [^>]*>[^<]*<\/a>)/, '$1$2$2'],
  ['nav heading empty', nav, /(<nav [^>]*>)\s*(?:<h\d[\s\S]*?<\/h\d>)?/, '$1<h2></h2>'],
  ['nav div round the list', nav, /<ol([^>]*)>([\s\S]*)<\/ol>/, '<div><ol$1>$2</ol></div>'],
  ['nav link to a style sheet', nav, /<a ([^>]*)href="[^"]*"/, '<a $1href="gone.css"'],
  ['nav label only blanks', nav, /(<a [^>]*>)[^<]+/, '$1 \t'],
  [
    'nav of other kind without heading',
    nav,
    '</body>',
    '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="lot"><ol><li><a href="#q">x</a></li></ol></nav><p id="q">q</p></body>',
  ],
  [
    'nav landmark twice',
    nav,
    '</body>',
    '<nav epub:type="landmarks" xmlns:epub="http://www.idpf.org/2007/ops"><ol><li><a epub:type="toc" href="#q2">x</a></li><li><a epub:type="toc" href="#q2">x</a></li></ol></nav><p id="q2">q</p></body>',
  ],
  [
    'nav page-list nested',
    nav,
    '</body>',
    '<nav epub:type="page-list" xmlns:epub="http://www.idpf.org/2007/ops"><ol><li><a href="#q3">1</a><ol><li><a href="#q3">2</a></li></ol></li></ol></nav><p id="q3">q</p></body>',
  ],
  [
    'nav page-list twice',
    nav,
    '</body>',
    '<nav epub:type="page-list" xmlns:epub="http://www.idpf.org/2007/ops"><ol><li><a href="#q4">1</a></li></ol></nav><nav epub:type="page-list" xmlns:epub="http://www.idpf.org/2007/ops"><ol><li><a href="#q4">1</a></li></ol></nav><p id="q4">q</p></body>',
  ],
  // NCX
  [
    'ncx of another namespace',
    ncx,
    'http://www.daisy.org/z3986/2005/ncx/',
    'http://www.daisy.org/z3986/2006/ncx/',
  ],
  ['ncx without docTitle', ncx, /<docTitle>[\s\S]*?<\/docTitle>/, ''],
  ['ncx without head', ncx, /<head>[\s\S]*?<\/head>/, ''],
  ['ncx empty navMap', ncx, /<navMap>[\s\S]*<\/navMap>/, '<navMap></navMap>'],
  ['ncx navPoint without id', ncx, /(<navPoint[^>]*) id="[^"]*"/, '$1'],
  ['ncx stray attribute', ncx, /<navPoint/, '<navPoint level="1"'],
  ['ncx stray element', ncx, '</navMap>', '<page/></navMap>'],
  [
    'ncx content before label',
    ncx,
    /(<navLabel>[\s\S]*?<\/navLabel>)\s*(<content [^>]*\/>)/,
    '$2$1',
  ],
  ['ncx label without text', ncx, /<navLabel>[\s\S]*?<\/navLabel>/, '<navLabel></navLabel>'],
  ['ncx content without src', ncx, /<content ([^>]*)src="[^"]*"/, '<content $1'],
  ['ncx id begins with a digit', ncx, /(<navPoint[^>]*) id="/, '$1 id="1'],
  ['ncx meta without content', ncx, /<meta ([^>]*)content="[^"]*"/, '<meta $1'],
  // Content documents
  [
    'html of another namespace',
    text,
    'http://www.w3.org/1999/xhtml',
    'http://www.w3.org/2002/06/xhtml2',
  ],
  ['no namespace', text, / xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"/, ''],
  ['no title', text, /<title[\s\S]*?<\/title>|<title\/>/, ''],
  ['no body', text, /<body[\s\S]*<\/body>/, ''],
  ['head twice', text, '</head>', '</head><head><title>x</title></head>'],
  ['text in head', text, '</head>', 'text</head>'],
  ['text after body', text, '</body>', '</body>text'],
  ['paragraph in head', text, '</head>', '<p>x</p></head>'],
  ['base twice in head', text, '</head>', '<base href="x"/><base href="y"/></head>'],
  ['charset twice', text, '</head>', '<meta charset="utf-8"/><meta charset="utf-8"/></head>'],
  [
    'http-equiv charset wrong',
    text,
    '</head>',
    '<meta http-equiv="content-type" content="text/html; charset=gb2312"/></head>',
  ],
  ['meta http-equiv unknown', text, '</head>', '<meta http-equiv="nonsense" content="x"/></head>'],
  ['link without rel', text, '</head>', '<link href="gone.css"/></head>'],
  [
    'alternate style sheet without title',
    text,
    /<link ([^>]*)rel="stylesheet"/,
    '<link $1rel="alternate stylesheet"',
  ],
  [
    'style sheet from the web',
    text,
    '</head>',
    '<link rel="stylesheet" href="https://example.org/a.css"/></head>',
  ],
  ['style sheet gone', text, '</head>', '<link rel="stylesheet" href="gone.css"/></head>'],
  ['XML 1.1', text, /<\?xml version=['"]1\.0['"]/, '<?xml version="1.1"'],
  [
    'entity declared outside',
    text,
    /(<\?xml[^>]*\?>)\s*(?:<!DOCTYPE[^>]*>)?/,
    '$1<!DOCTYPE html [<!ENTITY e SYSTEM "gone.ent">]>',
  ],
  [
    'doctype HTML 4',
    text,
    /(<\?xml[^>]*\?>)\s*(?:<!DOCTYPE[^>]*>)?/,
    '$1<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">',
  ],
  ['entity without semicolon', text, body, put('<p>a &amp b</p>')],
  ['less-than in text', text, body, put('<p>a < b</p>')],
  ['unknown entity', text, body, put('<p>&hellipse;</p>')],
  ['CDATA end in text', text, body, put('<p>a ]]> b</p>')],
  ['lone surrogate reference', text, body, put('<p>&#xD800;</p>')],
  ['null reference', text, body, put('<p>&#0;</p>')],
  ['upper-case tag pair', text, body, put('<p>x</P>')],
  ['attribute without value', text, body, put('<p hidden>x</p>')],
  ['attributes run together', text, body, put('<p class="a"id="b">x</p>')],
  ['processing instruction xml in text', text, body, put('<?xml version="1.0"?>')],
  inText('div in p', '<p><div>x</div></p>'),
  inText('p in span', '<div><span><p>x</p></span></div>'),
  inText('p in h2', '<h2><p>x</p></h2>'),
  inText('p in em', '<p><em><p>x</p></em></p>'),
  inText('section in p', '<p><section>x</section></p>'),
  inText('text in ul', '<ul>x<li>y</li></ul>'),
  inText('text in ol', '<ol><li>y</li>x</ol>'),
  inText('text in tr', '<table><tr>x<td>y</td></tr></table>'),
  inText('text in dl', '<dl>x<dt>a</dt><dd>b</dd></dl>'),
  inText('ul in ul', '<ul><ul><li>x</li></ul></ul>'),
  inText('ol in p', '<p><ol><li>x</li></ol></p>'),
  inText('blockquote in p', '<p><blockquote><p>x</p></blockquote></p>'),
  inText('div in ul', '<ul><div>x</div></ul>'),
  inText('td in tbody', '<table><tbody><td>x</td></tbody></table>'),
  inText('tr in tr', '<table><tr><tr><td>x</td></tr></tr></table>'),
  inText('caption after rows', '<table><tr><td>x</td></tr><caption>y</caption></table>'),
  inText('dd in div', '<div><dd>x</dd></div>'),
  inText('figcaption in div', '<div><figcaption>x</figcaption></div>'),
  inText(
    'thead twice',
    '<table><thead><tr><th>x</th></tr></thead><thead><tr><th>x</th></tr></thead></table>',
  ),
  inText('img with content', '<p><img src="gone.png" alt="x">y</img></p>'),
  inText('hr in p', '<p>x<hr/>y</p>'),
  inText('form in form', '<form action="#"><form action="#"><p>x</p></form></form>'),
  inText('s-c-r-i-p-t as marquee', '<marquee>x</marquee>'),
  inText('u2 element', '<p><u2>x</u2></p>'),
  inText(
    'o:p of a word processor',
    '<p><o:p xmlns:o="urn:schemas-microsoft-com:office:office">x</o:p></p>',
  ),
  inText('g-emoji', '<p><g-emoji>x</g-emoji></p>'),
  inText('nobr', '<p><nobr>x</nobr></p>'),
  inText('dir list', '<dir><li>x</li></dir>'),
  inText('ruby without rt', '<p><ruby>x</ruby></p>'),
  inText('ruby rp unpaired', '<p><ruby>x<rp>(</rp><rt>y</rt></ruby></p>'),
  inText('noscript', '<noscript><p>x</p></noscript>'),
  inText('style in text', '<style type="text/css">p { margin: 0 }</style>'),
  inText('area outside a map', '<p><area href="#x" alt="y"/></p>'),
  inText('link in text', '<link rel="stylesheet" href="gone.css"/>'),
  inText('picture without img', '<p><picture></picture></p>'),
  inText('audio of missing file', '<p><audio src="gone.mp3" controls="controls"></audio></p>'),
  inText('video of missing file', '<p><video src="gone.mp4"></video></p>'),
  inText('embed of missing file', '<p><embed src="gone.swf"/></p>'),
  inText(
    'object of the web',
    '<p><object data="https://example.org/x.svg" type="image/svg+xml">x</object></p>',
  ),
  inText('iframe of the web', '<p><iframe src="https://example.org/"></iframe></p>'),
  inText('img data address', '<p><a href="data:text/html,x">x</a></p>'),
  inText('img srcset gone', '<p><img src="gone1.png" srcset="gone2.png 2x" alt="x"/></p>'),
  inText('link to a folder above', '<p><a href="../../../../etc/passwd">x</a></p>'),
  inText('link with query', '<p><a href="?page=2">x</a></p>'),
  inText('link with backslash', '<p><a href="a\\b.xhtml">x</a></p>'),
  inText('link https without slashes', '<p><a href="https:example">x</a></p>'),
  inText('link with open bracket', '<p><a href="https://[::1">x</a></p>'),
  inText('link of unknown scheme', '<p><a href="foo:bar">x</a></p>'),
  inText('link with blank in host', '<p><a href="https://exa mple.org/">x</a></p>'),
  inText('fragment of another document gone', '<p><a href="nav.xhtml#nothing-here">x</a></p>'),
  inText('cite malformed', '<blockquote cite="http://[x"><p>y</p></blockquote>'),
  inText('svg unknown element', svg('<polygonn points="1,1"/>')),
  inText('svg picture gone', svg('<image width="9" height="9" xlink:href="gone.png"/>')),
  inText('svg use without fragment', svg('<use xlink:href="gone.svg"/>')),
  inText(
    'svg foreignObject with paragraph out of place',
    svg('<p xmlns="http://www.w3.org/1999/xhtml">x</p>'),
  ),
  inText('svg duplicate id', svg('<g id="dd"/><g id="dd"/>')),
  inText(
    'mathml unknown element',
    '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mx>x</mx></math></p>',
  ),
  inText('mathml without namespace', '<p><math><mi>x</mi></math></p>'),
  inText('svg without namespace', '<div><svg viewBox="0 0 9 9"></svg></div>'),
  inText(
    'epub:switch default first',
    '<div><epub:switch xmlns:epub="http://www.idpf.org/2007/ops" id="sw"><epub:default><p>x</p></epub:default></epub:switch></div>',
  ),
  onParagraph('align', 'align="justify"'),
  onParagraph('width', 'width="30"'),
  onParagraph('href', 'href="x"'),
  onParagraph('style misspelt', 'styel="x"'),
  onParagraph('class twice', 'class="a" class="b"'),
  onParagraph('role unknown', 'role="paragraf"'),
  onParagraph('xml:lang malformed', 'xml:lang="zh_CN"'),
  onParagraph('lang and xml:lang differ', 'lang="en" xml:lang="zh"'),
  onParagraph('tabindex text', 'tabindex="first"'),
  onParagraph('aria unknown', 'aria-labeled="x"'),
  onParagraph('aria-hidden maybe', 'aria-hidden="maybe"'),
  onParagraph('dir up', 'dir="up"'),
  onParagraph('contenteditable maybe', 'contenteditable="maybe"'),
  onParagraph('epub:type without namespace', 'foo:type="x"'),
  onParagraph(
    'epub:type with unknown prefix',
    'xmlns:epub="http://www.idpf.org/2007/ops" epub:type="zzz:x"',
  ),
  onParagraph('own namespace of the web consortium', 'xmlns:z="http://www.w3.org/2000/z" z:a="x"'),
  onParagraph('data attribute without name', 'data-="x"'),
  onParagraph('aria-describedby nothing', 'aria-describedby="nothing"'),
  onParagraph('style malformed', 'style="color: ; {"'),
  onParagraph('style forbidden', 'style="unicode-bidi: embed"'),
  inText('heading with role of a list', '<h2 role="list">x</h2>'),
  inText('list item with role note', '<ul><li role="note">x</li></ul>'),
  inText('hr with role button', '<hr role="button"/>'),
  inText('nav with role main', '<nav role="main"><p>x</p></nav>'),
  inText('td colspan text', '<table><tr><td colspan="two">x</td></tr></table>'),
  inText('td rowspan minus', '<table><tr><td rowspan="-1">x</td></tr></table>'),
  inText('table align', '<table align="left"><tr><td>x</td></tr></table>'),
  inText('table width', '<table width="100%"><tr><td>x</td></tr></table>'),
  inText('table border 2', '<table border="2"><tr><td>x</td></tr></table>'),
  inText('td valign', '<table><tr><td valign="top">x</td></tr></table>'),
  inText('td nowrap', '<table><tr><td nowrap="nowrap">x</td></tr></table>'),
  inText('ul type', '<ul type="disc"><li>x</li></ul>'),
  inText('ol type word', '<ol type="roman"><li>x</li></ol>'),
  inText('ul li value', '<ul><li value="3">x</li></ul>'),
  inText('img width percent', '<p><img src="gone.png" alt="x" width="50%"/></p>'),
  inText('img align', '<p><img src="gone.png" alt="x" align="left"/></p>'),
  inText('img usemap nowhere', '<p><img src="gone.png" alt="x" usemap="nowhere"/></p>'),
  inText('a name', '<p><a name="there">x</a></p>'),
  inText('a type no media type', '<p><a href="https://example.org/" type="page">x</a></p>'),
  inText('time malformed', '<p><time datetime="yesterday">x</time></p>'),
  inText('time month 13', '<p><time datetime="2020-13-01">x</time></p>'),
  inText('del datetime malformed', '<p><del datetime="soon">x</del></p>'),
  inText('bdo without dir', '<p><bdo>x</bdo></p>'),
  inText('meter without value', '<p><meter>x</meter></p>'),
  inText('label for nothing', '<p><label for="nothing">x</label></p>'),
  inText('input type unknown', '<p><input type="texts"/></p>'),
  inText('button type unknown', '<p><button type="go">x</button></p>'),
  inText('id twice', '<p id="twice-1">x</p><p id="twice-1">y</p>'),
  inText('id empty', '<p id="">x</p>'),
  inText('map names twice', '<p><map name="mm"></map><map name="mm"></map></p>'),
  inText('th headers to td', '<table><tr><td id="h1x">a</td><td headers="h1x">x</td></tr></table>'),
  // Style sheets
  inCss('closing brace too many', '} p { margin: 0 }'),
  inCss('no colon', 'p { margin 0 }'),
  inCss('selector missing', '{ margin: 0 }'),
  inCss('selector broken', 'p..x { margin: 0 }'),
  inCss('string left open', 'p::before { content: "x }'),
  inCss('font-face gone', '@font-face { font-family: X; src: url(gone.ttf) }'),
  inCss('font-face empty', '@font-face { }'),
  inCss('url empty', 'p { background: url() }'),
  inCss('url from the web', 'p { background-image: url("https://example.org/a.png") }'),
  inCss('url of a file', 'p { background: url(file:///c:/a.png) }'),
  inCss('forbidden in media', '@media print { p { direction: rtl } }'),
  inCss('media left open', '@media print { p { margin: 0 }'),
  ['import gone', css, /^(@charset[^;]*;)?/, '$1\n@import url("gone.css");\n'],
  ['css charset gb', css, /^(@charset[^;]*;)?/, '@charset "gb18030";'],
  // Media types told against content
  inManifest(
    'xhtml listed that is not there',
    '<item id="zy1" href="missing/chapter.xhtml" media-type="application/xhtml+xml"/>',
  ),
  inManifest(
    'sound listed that is not there',
    '<item id="zy2" href="a.mp3" media-type="audio/mpeg"/>',
  ),
  inManifest('text in a list', 'stray text'),
  ['jpeg said to be svg', opf, /image\/jpeg/, 'image/svg+xml'],
  ['style sheet said to be text', opf, /text\/css/, 'text/plain'],
  ['ncx said to be XML', opf, /application\/x-dtbncx\+xml/, 'application/xml'],
  [
    'picture in the spine',
    opf,
    /(<item [^>]*?id=")([^"]*)("[^>]*image\/[\s\S]*?<spine[^>]*>)/,
    '$1$2$3<itemref idref="$2"/>',
  ],
];

/** Faults that need more than one replacement. */
const others: Fault[] = [
  added('file of the book in META-INF', 'META-INF/extra.xhtml', '<html/>', 'META-INF/extra.xhtml'),
  added('name with quotation mark', 'OEBPS/a"b.txt', 'x'),
  added('name that ends with a dot', 'OEBPS/ab.', 'x'),
  added('file not listed', 'OEBPS/notes.txt', 'x'),
  added('encryption that is no XML', 'META-INF/encryption.xml', '<encryption'),
  {
    group: 'zip',
    name: 'mimetype in upper case',
    apply: (parts) => new Map([...parts].map(([n, b]) => [n === 'mimetype' ? 'MIMETYPE' : n, b])),
  },
  {
    group: 'zip',
    name: 'mimetype with blanks before',
    apply: (parts) => new Map(parts).set('mimetype', Buffer.from(' application/epub+zip')),
  },
  {
    group: 'zip',
    name: 'mimetype with byte order mark',
    apply: (parts) => new Map(parts).set('mimetype', Buffer.from('\ufeffapplication/epub+zip')),
  },
  encoded('text in UTF-16', (text) =>
    Buffer.from(`\ufeff${text.replace(/utf-8/i, 'UTF-16')}`, 'utf16le'),
  ),
  encoded('text in Latin-1 bytes', (text) =>
    Buffer.from(text.replace(/<body[^>]*>/, '$&<p>caf\u00e9</p>'), 'latin1'),
  ),
  encoded('text cut off in the middle', (text) => Buffer.from(text.slice(0, text.length >> 1))),
  encoded('text empty', () => Buffer.alloc(0)),
  encoded('text is a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])),
];

function added(name: string, path: string, content: string, href?: string): Fault {
  return {
    group: 'zip',
    name,
    apply(parts) {
      const copy = new Map(parts).set(path, Buffer.from(content));
      const [key, bytes] = [...copy].find(([part]) => opf.test(part)) ?? [];
      if (!href || !key) return copy;
      const up = '../'.repeat(key.split('/').length - 1);
      const item = `<item id="zx" href="${up}${href}" media-type="application/xhtml+xml"/></manifest>`;
      return copy.set(key, Buffer.from(bytes!.toString().replace('</manifest>', item)));
    },
  };
}

function encoded(name: string, to: (text: string) => Buffer): Fault {
  return {
    group: 'encoding',
    name,
    apply(parts) {
      const path = placeOf(parts, text);
      return path ? new Map(parts).set(path, to(parts.get(path)!.toString())) : undefined;
    },
  };
}

/** The file that a fault goes into: the navigation document, or the longest other text. */
export function placeOf(parts: Parts, where: Where): string | undefined {
  const names = [...parts.keys()];
  if (where instanceof RegExp) return names.find((name) => where.test(name));
  const texts = names.filter((name) => /\.x?html?$/.test(name));
  const isNav = (name: string) => /epub:type="[^"]*\btoc\b/.test(parts.get(name)!.toString());
  if (where === 'nav') return texts.find(isNav);
  const plain = texts.filter((name) => !isNav(name) && /<p[\s>]/.test(parts.get(name)!.toString()));
  return plain.sort((a, b) => parts.get(b)!.length - parts.get(a)!.length)[0];
}

export const specFaults: Fault[] = [
  ...lines.map(([name, where, from, to]) => ({
    group: where instanceof RegExp ? where.source : where,
    name,
    apply(parts: Parts) {
      const path = placeOf(parts, where);
      return path ? changeIn(parts, path, from, to) : undefined;
    },
  })),
  ...others,
];

/** Every third fault: the share found among these says how the rules do on what they never saw. */
export const isHeldOut = (n: number) => n % 3 === 2;
