/**
 * Compares two places as a person would sort them: folder by folder, runs of digits by their
 * number, all else by code point. No locale takes part, so every machine gives one order.
 */
export function compareNaturally(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const m = endOfDigits(a, i);
      const n = endOfDigits(b, j);
      const order = compareDigits(a.slice(i, m), b.slice(j, n));
      if (order !== 0) return order;
      i = m;
      j = n;
    } else {
      if (x !== y) return rankOf(x) - rankOf(y);
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || compareCodeUnits(a, b);
}

/** `a/b` sorts before `a-b`, so that a folder's files stay together. */
function rankOf(unit: number): number {
  return unit === 0x2f ? -1 : unit;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Digits of any length, so that no number is too great to compare. */
function compareDigits(a: string, b: string): number {
  const x = withoutLeadingZeros(a);
  const y = withoutLeadingZeros(b);
  return x.length - y.length || compareCodeUnits(x, y);
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits.charCodeAt(start) === 0x30) start++;
  return digits.slice(start);
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
