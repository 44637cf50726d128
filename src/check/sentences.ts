import type { Severity } from '../types.ts';

type Args = Record<string, string | number>;

/** What `wenji check` can say: code → severity and sentence. `info` is advice. */
export const checkSentences: Record<
  string,
  [severity: Severity, sentence: (args: Args) => string]
> = {
  'book-file-missing': ['error', () => 'there is no such file; give the path of an .epub file'],
  'book-zip-damaged': [
    'error',
    (a) =>
      `the container cannot be read as a zip (${a.detail}); the file is damaged or no EPUB: make or download it again`,
  ],
  'book-not-zip': ['error', () => 'the file is no zip container; an EPUB must be one'],
  'book-folder-entry': [
    'info',
    () =>
      'the zip lists a folder by itself; leave folder entries out, some readers count them as files',
  ],
  'book-entry-twice': ['error', () => 'the zip holds this file twice; keep one'],
  'book-entry-too-large': [
    'error',
    (a) => `${a.bytes} bytes unpacked are more than any book needs; it was not read`,
  ],
  'book-entry-damaged': [
    'error',
    (a) => `this file cannot be unpacked (${a.detail}); pack the book again`,
  ],
  'book-checksum': [
    'error',
    () => 'the checksum is wrong, so its bytes changed after packing; pack the book again',
  ],
  'book-entry-unlisted': [
    'info',
    () => 'the manifest does not list this file, so no reader shows it; list it or leave it out',
  ],
  'book-mimetype-missing': [
    'error',
    () => 'there is no file "mimetype"; it must be the first in the zip',
  ],
  'book-mimetype-wrong': [
    'error',
    (a) => `it must hold exactly "application/epub+zip"; found "${a.found}"`,
  ],
  'book-mimetype-not-first': [
    'error',
    () => '"mimetype" must be the first file in the zip; this one comes before it',
  ],
  'book-mimetype-packed': [
    'error',
    () => 'it must be stored, not compressed, so that readers find it at byte 38',
  ],
  'book-mimetype-extra': [
    'error',
    () => 'its zip header has an extra field; write it without, so that readers find it at byte 38',
  ],
  'book-method': [
    'error',
    (a) => `it is packed by method ${a.method}; only stored (0) and deflated (8) are allowed`,
  ],
  'book-name-clash': [
    'error',
    (a) => `its name differs from "${a.other}" only by case; rename one`,
  ],
  'book-name-forbidden': [
    'error',
    () => 'its name has characters that file systems refuse; use letters, digits, hyphen and dot',
  ],
  'book-name-blank': [
    'warning',
    () => 'its name has a blank; some readers do not find it: use a hyphen',
  ],
  'book-not-utf8': ['error', () => 'the text is not UTF-8; save it as UTF-8'],
  'book-utf16': ['warning', () => 'the text is UTF-16, which few readers take; save it as UTF-8'],
  'book-not-xml': ['error', (a) => `this is not well-formed XML (${a.detail}); readers stop here`],
  'book-encoding-declared': [
    'error',
    (a) => `the XML declaration says encoding "${a.found}"; it must be UTF-8`,
  ],
  'book-container-missing': [
    'error',
    () => "there is no META-INF/container.xml, so no reader finds the book's parts",
  ],
  'book-package-missing': [
    'error',
    () => 'the package document that it names is not there or cannot be read',
  ],
  'book-package-root': [
    'error',
    (a) => `the package document begins with "${a.found}"; expected "package" of the OPF namespace`,
  ],
  'book-package-part': ['error', (a) => `there must be exactly one "${a.name}"`],
  'book-package-order': ['error', () => 'metadata, manifest and spine must come in this order'],
  'book-version': [
    'error',
    (a) => `the version is "${a.found}"; write 3.0 (also for EPUB 3.3) or 2.0`,
  ],
  'book-metadata-missing': ['error', (a) => `${a.name} is missing; add it`],
  'book-metadata-empty': ['error', (a) => `${a.name} is empty; fill it or leave it out`],
  'book-metadata-twice': ['error', (a) => `${a.name} is there more than once; keep one`],
  'book-metadata-unknown': ['error', (a) => `there is no metadata element "${a.name}"`],
  'book-identifier-unresolved': [
    'error',
    (a) => `unique-identifier names "${a.id}", but no dc:identifier has that id`,
  ],
  'book-language': [
    'error',
    (a) => `"${a.found}" is no language tag; write for example en, zh-Hans or zh-Hant`,
  ],
  'book-modified-count': ['error', (a) => `dcterms:modified must be there once; found ${a.count}`],
  'book-modified-form': [
    'error',
    (a) => `dcterms:modified is "${a.found}"; write it as 2026-03-05T00:00:00Z`,
  ],
  'book-refines-missing': ['error', (a) => `it refines "${a.id}", which is not there`],
  'book-meta-without-property': ['error', () => 'a meta element has no property'],
  'book-meta-unknown': [
    'error',
    (a) =>
      `"${a.property}" is no metadata property of EPUB 3; check its spelling or give its prefix`,
  ],
  'book-prefix-unknown': [
    'error',
    (a) =>
      `the prefix "${a.prefix}:" is not declared; declare it in the attribute prefix of package`,
  ],
  'book-series-position': ['error', (a) => `group-position is "${a.found}"; it must be a number`],
  'book-item-in-meta-inf': [
    'error',
    () => 'files of the book must not lie in META-INF; move it beside the others',
  ],
  'book-meta-use': ['error', (a) => `metadata "${a.property}" is used wrongly: ${a.what}`],
  'book-prefix-form': [
    'error',
    (a) => `the prefix "${a.prefix}" is declared wrongly: ${a.what}; write "name: address"`,
  ],
  'book-prefix-reserved': [
    'warning',
    (a) => `the prefix "${a.prefix}" is reserved and must not be given another meaning`,
  ],
  'book-item-attribute': ['error', (a) => `the ${a.name} of manifest item "${a.id}" is empty`],
  'book-item-twice': ['error', (a) => `${a.href} is listed twice in the manifest; keep one`],
  'book-item-fragment': ['error', (a) => `${a.href} in the manifest must name a file, without #`],
  'book-item-self': ['error', () => 'the manifest lists the package document itself; leave it out'],
  'book-item-file-missing': [
    'error',
    (a) => `${a.href} is listed in the manifest but not in the book`,
  ],
  'book-item-type': [
    'error',
    (a) => `manifest item "${a.id}" has the media type "${a.found}", which is none`,
  ],
  'book-item-fallback': [
    'error',
    (a) => `manifest item "${a.id}" falls back to "${a.fallback}", which is not there or itself`,
  ],
  'book-item-property': [
    'error',
    (a) => `manifest item "${a.id}" has the unknown property "${a.property}"`,
  ],
  'book-cover-type': ['error', (a) => `the cover image "${a.id}" is ${a.found}, no picture`],
  'book-cover-count': [
    'error',
    (a) => `${a.count} items are marked as cover-image; only one may be`,
  ],
  'book-cover-unresolved': [
    'warning',
    (a) =>
      `meta name="cover" names "${a.id}", which is no picture of the manifest; libraries show no cover`,
  ],
  'book-nav-type': [
    'error',
    (a) => `the navigation document "${a.id}" is ${a.found}; it must be XHTML`,
  ],
  'book-nav-count': [
    'error',
    (a) => `exactly one item must be the navigation document (properties=nav); found ${a.count}`,
  ],
  'book-property-unsaid': [
    'error',
    (a) => `the document of manifest item "${a.id}" holds ${a.property}; say so in its properties`,
  ],
  'book-property-untrue': [
    'error',
    (a) =>
      `manifest item "${a.id}" has the property ${a.property}, but nothing of the kind is in it`,
  ],
  'book-spine-unresolved': [
    'error',
    (a) => `the spine names "${a.idref}", which the manifest does not list`,
  ],
  'book-spine-type': [
    'error',
    (a) =>
      `the spine names "${a.idref}", which is ${a.found}; only XHTML and SVG can be read in turn`,
  ],
  'book-spine-twice': ['error', (a) => `the spine names "${a.idref}" twice; keep one`],
  'book-spine-linear': ['error', (a) => `linear is "${a.found}"; it must be yes or no`],
  'book-spine-empty': ['error', () => 'nothing in the spine is to be read in turn'],
  'book-spine-toc': ['error', (a) => `the spine's toc "${a.toc}" names no NCX of the manifest`],
  'book-direction': [
    'error',
    (a) => `page-progression-direction is "${a.found}"; it must be ltr, rtl or default`,
  ],
  'book-toc-count': [
    'error',
    (a) => `there must be exactly one nav with epub:type toc; found ${a.count}`,
  ],
  'book-nav-twice': ['error', (a) => `there are two navs of the type ${a.kind}; keep one`],
  'book-nav-form': ['error', (a) => `the navigation is not as readers expect it: ${a.what}`],
  'book-ncx-root': [
    'error',
    (a) => `the NCX begins with "${a.found}"; expected "ncx" of its namespace`,
  ],
  'book-ncx-part': ['error', (a) => `the NCX has no ${a.name}`],
  'book-ncx-identifier': [
    'error',
    (a) =>
      `its identifier is "${a.said}", but the package document's is "${a.meant}"; Kindle refuses books where they differ`,
  ],
  'book-ncx-point': ['error', () => 'a navPoint must have a label and one content'],
  'book-contents-differ': [
    'info',
    (a) =>
      `${a.count} documents of the navigation document are not in the NCX; older readers do not list them`,
  ],
  'book-not-xhtml': [
    'error',
    (a) => `the document begins with "${a.found}"; expected "html" of the XHTML namespace`,
  ],
  'book-html-frame': ['error', () => 'html must hold one head and one body, in this order'],
  'book-title-missing': ['warning', () => 'the document has no title; add one to its head'],
  'book-title-empty': [
    'error',
    () => 'the title is empty or there twice; a document has one title',
  ],
  'book-doctype': [
    'error',
    (a) => `the doctype is not HTML5's (${a.found}); write <!DOCTYPE html>`,
  ],
  'book-external-entity': [
    'error',
    () => 'the doctype declares an outside entity; readers do not load it',
  ],
  'book-charset': ['error', (a) => `the document says charset "${a.found}"; it must be utf-8`],
  'book-foreign-element': [
    'error',
    (a) => `"${a.name}" is of a vocabulary that books must not use in the text`,
  ],
  'book-element-unknown': [
    'error',
    (a) => `there is no element "${a.name}" in XHTML; use a known one`,
  ],
  'book-element-misplaced': ['error', (a) => `"${a.name}" must not stand in "${a.inside}"`],
  'book-children': ['error', (a) => `"${a.name}" is not built as its format asks: ${a.what}`],
  'book-attribute-unknown': [
    'error',
    (a) => `the attribute "${a.attribute}" is not allowed on "${a.name}"; leave it out`,
  ],
  'book-attribute-value': [
    'error',
    (a) => `"${a.value}" is no value of the attribute "${a.attribute}" (on "${a.name}")`,
  ],
  'book-attribute-missing': [
    'error',
    (a) => `"${a.name}" must have the attribute "${a.attribute}"`,
  ],
  'book-lang-differs': [
    'error',
    (a) => `lang is "${a.lang}" but xml:lang is "${a.xmlLang}"; they must agree`,
  ],
  'book-id-blank': ['error', (a) => `the id "${a.id}" is empty or has a blank`],
  'book-id-twice': ['error', (a) => `the id "${a.id}" is there twice; links reach only the first`],
  'book-id-missing': [
    'error',
    (a) => `${a.attribute} names the id "${a.id}", which is not in this document`,
  ],
  'book-address-empty': ['error', (a) => `the address of "${a.name}" is empty`],
  'book-address-malformed': [
    'error',
    (a) => `"${a.address}" is no address; write blanks and odd characters as %20 and the like`,
  ],
  'book-address-outside': ['error', (a) => `"${a.address}" leads out of the book`],
  'book-address-file': [
    'error',
    (a) => `"${a.address}" is a file of someone's computer; readers do not have it`,
  ],
  'book-resource-remote': [
    'error',
    (a) => `"${a.address}" lies on the network; put it into the book`,
  ],
  'book-link-missing': [
    'error',
    (a) => `the link "${a.address}" leads to a file that is not in the book`,
  ],
  'book-resource-missing': ['error', (a) => `"${a.address}" (${a.name}) is not in the book`],
  'book-target-unlisted': [
    'error',
    (a) => `"${a.address}" is in the book but not in the manifest; list it`,
  ],
  'book-image-type': [
    'error',
    (a) => `"${a.address}" is shown as a picture but is none by its media type`,
  ],
  'book-link-no-document': [
    'error',
    (a) => `the link "${a.address}" leads to something that is no page; Kindle refuses such books`,
  ],
  'book-link-not-in-spine': [
    'error',
    (a) => `the link "${a.address}" leads to a page that is not in the spine; add it there`,
  ],
  'book-fragment-missing': [
    'error',
    (a) => `the link "${a.address}" leads to an id that is not there`,
  ],
  'book-css-syntax': [
    'error',
    (a) =>
      `the style sheet cannot be read here (${a.detail}); readers drop the rule or the whole sheet`,
  ],
  'book-css-forbidden': [
    'error',
    (a) => `the property ${a.name} must not be used in books; use the attribute dir`,
  ],
  'book-picture-empty': ['error', () => 'the picture is empty'],
  'book-picture-type': [
    'error',
    (a) => `the manifest says ${a.declared}, but its bytes are ${a.found}; readers show a gap`,
  ],
  'book-picture-foreign': [
    'error',
    (a) => `${a.found} is no picture type of EPUB; use JPEG or PNG`,
  ],
  'book-picture-damaged': [
    'error',
    (a) => `the picture cannot be decoded whole (${a.detail}); replace it`,
  ],
  'book-access-metadata': [
    'info',
    (a) =>
      `accessibility metadata is missing: ${a.names}; shops and readers who need it look for it`,
  ],
  'book-lang-missing': [
    'info',
    () => 'the document does not say its language; voices and fonts are then guessed',
  ],
  'book-alt-missing': [
    'info',
    () => 'a picture has no alternative text; describe it in alt, or write alt="" for an ornament',
  ],
  'book-alt-placeholder': [
    'info',
    (a) => `the alternative text "${a.alt}" describes nothing; say what the picture shows`,
  ],
  'book-heading-empty': ['info', (a) => `the heading ${a.name} is empty`],
  'book-heading-skip': ['info', (a) => `${a.name} follows ${a.before}; a level is skipped`],
  'judge-error': ['error', (a) => `${a.detail} [${a.id}]`],
  'judge-warning': ['warning', (a) => `${a.detail} [${a.id}]`],
  'limit-book-size': [
    'warning',
    (a) =>
      `the book has ${a.bytes} bytes, more than the ${a.limit} it should have; split it or make its pictures smaller`,
  ],
  'limit-document-size': [
    'warning',
    (a) =>
      `the document has ${a.bytes} bytes, more than ${a.limit}; older readers are slow or stop: split it at a heading`,
  ],
  'limit-documents': [
    'warning',
    (a) => `${a.count} documents are more than ${a.limit}; split the book into volumes`,
  ],
  'limit-text': [
    'warning',
    (a) =>
      `the text has ${a.bytes} bytes, more than ${a.limit}; KOReader opens such books slowly: split it`,
  ],
  'limit-name': [
    'warning',
    () =>
      'the name is not of plain letters, digits, hyphen and dot; sending to Kindle is known to fail: rename it',
  ],
  'limit-picture-type': ['warning', (a) => `${a.found} shows as a gap on Kindle; use JPEG or PNG`],
  'limit-picture-cmyk': [
    'warning',
    () => 'the picture is CMYK, which readers show in wrong colours; save it as sRGB',
  ],
  'limit-picture-bytes': [
    'warning',
    (a) => `the picture has ${a.bytes} bytes, more than ${a.limit}; make it smaller`,
  ],
  'limit-picture-pixels': [
    'warning',
    (a) => `${a.width} × ${a.height} pixels are more than ${a.limit}; make it smaller`,
  ],
  'limit-picture-colour': [
    'warning',
    () => 'the picture is in colour, the target shows grey; build with --for e-ink',
  ],
  'limit-css': [
    'warning',
    (a) =>
      `${a.detail} makes some readers drop the style sheet or call the book damaged; use CSS 2.1`,
  ],
  'limit-no-ncx': [
    'warning',
    () => 'there is no NCX; Kobo, older Kindles and MuPDF show no contents: add one',
  ],
  'limit-no-cover': ['warning', () => 'no picture is marked as the cover; libraries show a blank'],
  'limit-languages': [
    'warning',
    (a) =>
      `several languages are given (${a.found}); Kindle and calibre take a wrong one: keep the first`,
  ],
  'limit-language': [
    'warning',
    (a) => `the language is ${a.found}; this target chooses its fonts by ${a.wanted}`,
  ],
  'limit-kobo-spans': [
    'warning',
    () =>
      'the text has no Kobo spans; the reading place is kept by page only: build with --for kobo',
  ],
};
