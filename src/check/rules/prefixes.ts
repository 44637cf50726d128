import type { Book } from '../book.ts';
import { type Finding, finding } from '../finding.ts';

const reserved: Record<string, string> = {
  a11y: 'http://www.idpf.org/epub/vocab/package/a11y/#',
  dcterms: 'http://purl.org/dc/terms/',
  marc: 'http://id.loc.gov/vocabulary/',
  media: 'http://www.idpf.org/epub/vocab/overlays/#',
  onix: 'http://www.editeur.org/ONIX/book/codelists/current.html#',
  rendition: 'http://www.idpf.org/vocab/rendition/#',
  schema: 'http://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** Declarations of prefixes: `name: address`, pairs apart by blanks (EPUB 3.3 §D.1.4). */
export function checkPrefixes({ package: facts, documents }: Book): Finding[] {
  if (!facts?.version.startsWith('3')) return [];
  const paths = [facts.path, ...facts.manifest.map(({ path }) => path)];
  return paths.flatMap((path) => {
    const root = documents.get(path)?.root;
    const name = path === facts.path ? 'prefix' : 'epub:prefix';
    const declared = root?.attributes.get(name);
    return declared === undefined
      ? []
      : faultsOf(declared).map(([code, args]) => finding(code, path, args, root!.line));
  });
}

function faultsOf(declared: string): [code: string, args: Record<string, string>][] {
  const parts = declared.split(/\s+/).filter(Boolean);
  const faults: [string, Record<string, string>][] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const [word = '', address = ''] = parts.slice(at, at + 2);
    const prefix = word.replace(/:$/, '');
    const what = faultOf(word, prefix, address);
    if (what) faults.push(['book-prefix-form', { prefix, what }]);
    else if (reserved[prefix] && reserved[prefix] !== address)
      faults.push(['book-prefix-reserved', { prefix }]);
  }
  return faults;
}

function faultOf(word: string, prefix: string, address: string): string | undefined {
  if (!word.endsWith(':')) return 'no colon follows it';
  if (prefix === '_') return 'it is not to be declared';
  if (!/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(prefix)) return 'it is no name';
  if (!address || address.endsWith(':')) return 'no address follows it';
  if (!URL.canParse(address)) return 'its address is none';
  return address === 'http://purl.org/dc/elements/1.1/'
    ? 'Dublin Core has its own elements and needs no prefix'
    : undefined;
}
