import type { MarkdownIt } from 'markdown-it';
import { escapeText } from './escape.ts';

/** Formulas stay readable as their TeX source; the simplest become plain HTML. */
export function addMath(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'math_inline', (state, silent) => {
    const found = formulaAt(state.src, state.pos);
    if (!found) return false;
    if (!silent) {
      const token = state.push(found.display ? 'math_display' : 'math_inline', 'code', 0);
      token.content = found.source;
    }
    state.pos = found.end;
    return true;
  });
  md.block.ruler.before(
    'fence',
    'math_block',
    (state, start, end, silent) => {
      const from = state.bMarks[start]! + state.tShift[start]!;
      const opening = state.src.slice(from, from + 2);
      if (opening !== '$$' && opening !== '\\[') return false;
      const closing = opening === '$$' ? '$$' : '\\]';
      const stop = state.src.indexOf(closing, from + 2);
      if (stop < 0 || stop - from > MAX_FORMULA || state.src.slice(from, stop).includes('\n\n')) {
        return false;
      }
      let line = start;
      while (line < end && state.eMarks[line]! < stop) line++;
      if (line >= end || state.src.slice(stop + 2, state.eMarks[line]).trim() !== '') return false;
      if (silent) return true;
      const token = state.push('math_display', 'code', 0);
      token.content = state.src.slice(from + 2, stop).trim();
      token.block = true;
      state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.renderer.rules.math_inline = (tokens, i) => inlineMarkup(tokens[i]!.content);
  md.renderer.rules.math_display = (tokens, i) => displayMarkup(tokens[i]!);
}

const MAX_FORMULA = 20_000;
const MAX_INLINE = 2_000;

interface Formula {
  source: string;
  end: number;
  display: boolean;
}

function formulaAt(src: string, at: number): Formula | undefined {
  if (src[at] === '\\') {
    const closing = src[at + 1] === '(' ? '\\)' : src[at + 1] === '[' ? '\\]' : '';
    return closing ? between(src, at, 2, closing) : undefined;
  }
  if (src[at] !== '$') return undefined;
  if (src[at + 1] === '$') return between(src, at, 2, '$$');
  return dollarFormula(src, at);
}

function between(src: string, at: number, width: number, closing: string): Formula | undefined {
  // Looked for near by only: many openings without a close must not each read the whole text.
  const length = src.slice(at + width, at + width + MAX_INLINE).indexOf(closing);
  if (length < 0) return undefined;
  const stop = at + width + length;
  const source = src.slice(at + width, stop).trim();
  if (source === '') return undefined;
  // `\[like this\]` is how Markdown escapes brackets around words.
  if (closing === '\\]' && !/[\\^_=]/.test(source)) return undefined;
  const display = closing !== '\\)';
  return { source, end: stop + closing.length, display };
}

/** Pandoc's rule: no space inside the dollars, no digit after: `$5 and $6` is money. */
function dollarFormula(src: string, at: number): Formula | undefined {
  if (/[\s$]/.test(src[at + 1] ?? ' ') || src[at - 1] === '\\') return undefined;
  const line = src.indexOf('\n\n', at);
  const limit = Math.min(line < 0 ? src.length : line, at + 1000);
  for (let i = at + 2; i < limit; i++) {
    if (src[i] !== '$' || src[i - 1] === '\\') continue;
    if (/\s/.test(src[i - 1]!) || /[\dA-Za-z]/.test(src[i + 1] ?? '')) return undefined;
    const source = src.slice(at + 1, i);
    const isWords = /[\u3000-\u9fff]/.test(source) && !/[\\^_=]/.test(source);
    return isWords ? undefined : { source, end: i + 1, display: false };
  }
  return undefined;
}

/** `x`, `x^2`, `a_{ij}`, `E = mc^2`: letters, digits, signs, one level of raising or lowering. */
const SIMPLE = /^(?:[\w\s+\-=(),.<>/*'!|:]|[\^_](?:\{[\w+\-,]{1,12}\}|\w)){1,80}$/;

function inlineMarkup(source: string): string {
  if (!SIMPLE.test(source)) return `<code class="math">${escapeText(source)}</code>`;
  const html = escapeText(source)
    .replace(/([\^_])(?:\{([\w+\-,]{1,12})\}|(\w))/g, (_, sign, group, one) => {
      const name = sign === '^' ? 'sup' : 'sub';
      return `<${name}>${group ?? one}</${name}>`;
    })
    .replace(/-/g, '−');
  return `<span class="math">${html}</span>`;
}

function displayMarkup({ content, block }: { content: string; block: boolean }): string {
  const code = `<code class="math">${escapeText(content)}</code>`;
  return block ? `<p>${code}</p>\n` : code;
}
