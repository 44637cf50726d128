import { tokenize, tokenTypes } from 'css-tree';

/** A piece of the sheet that CSS's own recovery would drop in silence. */
export interface TokenFault {
  detail: string;
  /** Offset in the sheet. */
  at: number;
}

interface State {
  css: string;
  faults: TokenFault[];
  /** Brackets that are open; `{` of a block of declarations is `{d`. */
  open: string[];
  /** What the last token was that is neither blank nor comment. */
  last: string;
  /** Whether a property's name and colon stand before. */
  inValue: boolean;
  /** The at-rule that has neither block nor semicolon yet. */
  atRule?: number | undefined;
}

const closing: Record<string, string> = { '}': '{', ')': '(', ']': '[' };
/** At-rules whose block holds rules, not declarations. */
const holdsRules = /@(?:media|supports|layer|container|document|-moz-document)\b[^{};]*$/i;

/**
 * What a strict reader of CSS refuses although browsers recover from it: empty declarations and
 * values, brackets and comments left open, strings across lines, stray signs where a property or
 * a selector begins (CSS 2.1 §4.1 grammar; what EPUBCheck calls CSS-008).
 * @param inBlock whether the text is the inside of a block already (a `style` attribute)
 */
export function tokenFaults(css: string, inBlock = false): TokenFault[] {
  const state: State = {
    css,
    faults: [],
    open: inBlock ? ['{d'] : [],
    last: inBlock ? '{' : '',
    inValue: false,
  };
  tokenize(css, (type, start, end) => takeToken(state, type, start, end));
  const left = state.open.slice(inBlock ? 1 : 0).pop();
  if (left) state.faults.push({ detail: `a "${left[0]}" is not closed`, at: css.length });
  if (state.atRule !== undefined)
    state.faults.push({ detail: 'an at-rule has no end', at: state.atRule });
  return state.faults;
}

function takeToken(state: State, type: number, start: number, end: number): void {
  const { css, open, faults } = state;
  const text = css.slice(start, end);
  const note = (detail: string) => faults.push({ detail, at: start });
  if (type === tokenTypes.Comment) {
    if (!text.endsWith('*/') || text.length < 4) note('a comment is not closed');
    return;
  }
  if (type === tokenTypes.WhiteSpace || type === tokenTypes.CDO || type === tokenTypes.CDC) return;
  if (type === tokenTypes.BadString) note('a string is not closed');
  if (type === tokenTypes.BadUrl) note('a url() is not closed');
  const inDeclarations = open.at(-1) === '{d';
  if (type === tokenTypes.AtKeyword && !state.inValue) state.atRule = start;
  if (text === '{') openBlock(state, start);
  else if (text.endsWith('(') || text === '[') open.push(text.at(-1)!);
  else if (closing[text]) close(state, text, note);
  else if (inDeclarations) takeInDeclarations(state, type, text, note);
  else if (text === ';' && open.length === 0) state.atRule = undefined;
  state.last = text;
}

function openBlock(state: State, start: number): void {
  const { css, open, faults, last } = state;
  if (/^[>+~]$/.test(last) && state.atRule === undefined)
    faults.push({ detail: `a selector ends with "${last}"`, at: start });
  open.push(holdsRules.test(css.slice(state.atRule ?? start, start)) ? '{' : '{d');
  state.atRule = undefined;
  state.inValue = false;
}

function close(state: State, text: string, note: (detail: string) => void): void {
  const { open } = state;
  if (text === '}') {
    if (state.inValue && state.last === ':') note('a property has no value');
    while (open.length > 0 && !open.at(-1)!.startsWith('{'))
      note(`a "${open.pop()}" is not closed`);
    if (open.length === 0) note('a "}" too many');
    state.inValue = false;
    state.atRule = undefined;
    open.pop();
  } else if (open.at(-1) === closing[text]) open.pop();
}

function takeInDeclarations(
  state: State,
  type: number,
  text: string,
  note: (detail: string) => void,
): void {
  const { last } = state;
  const begins = last === ';' || last === '{' || last === '}';
  if (text === ';') {
    if (state.inValue && last === ':') note('a property has no value');
    else if (last === ';' || last === '{') note('a ";" stands alone');
    state.inValue = false;
    state.atRule = undefined;
  } else if (text === ':' && !state.inValue) state.inValue = true;
  else if (begins && !state.inValue && type === tokenTypes.Delim)
    note(`"${text}" stands where a property begins`);
}
