export interface SrcsetCandidate {
  address: string;
  /** Width in pixels where a `w` descriptor promises it. */
  width?: number;
  /** Pixel density where an `x` descriptor promises it. */
  density?: number;
}

/** More sizes of one picture than any site offers. */
const MOST = 100;

/**
 * Reads a `srcset` value as HTML does ("parse a srcset attribute", HTML Standard 4.8.4.2.1):
 * an address runs to the next white space, so that the commas in it (Substack, Cloudinary)
 * do not cut it.
 */
export function parseSrcset(value: string): SrcsetCandidate[] {
  const candidates: SrcsetCandidate[] = [];
  const pattern = /[\s,]*([^\s]+)([^,]*)/y;
  for (
    let match = pattern.exec(value);
    match && candidates.length < MOST;
    match = pattern.exec(value)
  ) {
    const [, written, descriptors] = match as unknown as [string, string, string];
    if (written.endsWith(',')) {
      pattern.lastIndex -= descriptors.length;
      candidates.push({ address: written.replace(/,{1,9}$/, '') });
      continue;
    }
    const width = /\s(\d{1,6})w/.exec(descriptors)?.[1];
    const density = /\s(\d{1,3}(?:\.\d{1,4})?)x/.exec(descriptors)?.[1];
    candidates.push({
      address: written,
      ...(width ? { width: Number(width) } : {}),
      ...(density ? { density: Number(density) } : {}),
    });
  }
  return candidates;
}
