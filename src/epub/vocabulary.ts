/** Names that the EPUB 3.3 family of standards fixes. */

export const namespaces = {
  /** EPUB 3.3 §5: package document. */
  opf: 'http://www.idpf.org/2007/opf',
  /** Dublin Core elements 1.1. */
  dc: 'http://purl.org/dc/elements/1.1/',
  /** EPUB 3.3 §6.1: XHTML content documents. */
  xhtml: 'http://www.w3.org/1999/xhtml',
  /** The `epub:` attributes in content documents (EPUB 3.3 §D.1, structural semantics). */
  epub: 'http://www.idpf.org/2007/ops',
  /** NCX of EPUB 2, kept for readers that know no navigation document. */
  ncx: 'http://www.daisy.org/z3986/2005/ncx/',
  /** OCF container (EPUB 3.3 §4.2.6.3.1). */
  container: 'urn:oasis:names:tc:opendocument:xmlns:container',
} as const;

export const mediaTypes = {
  epub: 'application/epub+zip',
  package: 'application/oebps-package+xml',
  xhtml: 'application/xhtml+xml',
  ncx: 'application/x-dtbncx+xml',
  css: 'text/css',
} as const;

/** Where things lie in the container. Everything of the book is beside the package document. */
export const paths = {
  contentFolder: 'OEBPS',
  package: 'content.opf',
  navigation: 'nav.xhtml',
  ncx: 'toc.ncx',
} as const;

/**
 * epub:type → the DPUB-ARIA 1.1 role that says the same to assistive technology. Types that
 * are not listed have no role, or one that is not allowed on `section`.
 */
export const roles: Record<string, string> = {
  chapter: 'doc-chapter',
  part: 'doc-part',
  colophon: 'doc-colophon',
  index: 'doc-index',
  toc: 'doc-toc',
  preface: 'doc-preface',
};
