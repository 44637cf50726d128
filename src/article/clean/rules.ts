import type { Edit, TextRun } from '../text-run.ts';
import { normaliseCompatibility, normaliseRadicals } from './compatibility.ts';
import { readControls } from './control.ts';
import { dropInvisible } from './invisible.ts';
import { spaceLatin } from './latin-space.ts';
import { readPrivateUse } from './private-use.ts';
import { widenPunctuation } from './punctuation.ts';
import { joinSpaces } from './spaces.ts';
import { setDashes, setEllipses } from './stops.ts';

/** One rule of the clean-up of text: what a person may switch, and what it does. */
export interface CleaningRule {
  default: boolean;
  description: string;
  /** An example, as a paragraph's text before and after; the documentation prints both. */
  before: string;
  after: string;
  /** The changes to one run of text; absent where a step of its own does the work. */
  edits?: (run: TextRun) => Edit[];
  /** UTF-16 units, as the inside of a character class, without which `edits` finds nothing. */
  needs?: string;
}

/**
 * Every rule, in the order in which they work: what cannot be seen goes first, so that the rules
 * on marks look at what a reader sees. What changes an author's own marks is off by default.
 */
export const cleaningRules = {
  lineJoins: {
    default: true,
    description: 'Line breaks of the source between Chinese characters leave no space',
    before: '河边的\n风车',
    after: '河边的风车',
  },
  indents: {
    default: true,
    description: 'Indents made of full-width or no-break spaces go; the style sheet indents',
    before: '\u3000\u3000河水向东流。',
    after: '河水向东流。',
  },
  control: {
    default: true,
    description: 'Control characters go, or become the mark that a wrong decoding hid',
    before: '风\u0007车\u0093停\u0094了',
    after: '风车“停”了',
    edits: readControls,
    needs: '\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ufdd0-\\ufdef\\ufffe\\uffff',
  },
  invisible: {
    default: true,
    description: 'Characters that show nothing go, save where a script or an emoji needs them',
    before: '风\u200b车\ufeff停\u200e了\u00ad。',
    after: '风车停了。',
    edits: dropInvisible,
    needs: '\\xad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufffc\\udb40',
  },
  privateUse: {
    default: true,
    description:
      'Characters that only a private font shows: read where an old encoding made them, 〓 within Chinese text, dropped elsewhere (icons)',
    before: '小\ue863河，陈\ue123先生，\uf0e0 来信',
    after: '小䶮河，陈〓先生， 来信',
    edits: readPrivateUse,
    needs: '\\ue000-\\uf8ff\\udb80-\\udbff',
  },
  compatibility: {
    default: true,
    description: 'Compatibility ideographs become the ordinary ones that Unicode says they are',
    before: '\uf9e8來\uf937上',
    after: '裡來路上',
    edits: normaliseCompatibility,
    needs: '\\uf900-\\ufaff\\ud87e',
  },
  radicals: {
    default: true,
    description: 'Radical signs within words, left by copying from PDF, become ideographs',
    before: '\u2f42章',
    after: '文章',
    edits: normaliseRadicals,
    needs: '\\u2f00-\\u2fd5',
  },
  spaces: {
    default: true,
    description: 'Runs of spaces within a line of Chinese text become one',
    before: '上午\u00a0\u00a0\u00a0晴，下午\u3000\u3000\u3000雨',
    after: '上午 晴，下午\u3000雨',
    edits: joinSpaces,
    needs: '\\xa0\\u2000-\\u200a\\u202f\\u205f\\u3000',
  },
  punctuation: {
    default: false,
    description: 'Half-width punctuation between Chinese characters becomes full-width',
    before: '风停了,河水(春天的)慢下来.',
    after: '风停了，河水（春天的）慢下来。',
    edits: widenPunctuation,
    needs: ',;:!?.()',
  },
  ellipses: {
    default: false,
    description: 'Three or more dots or full stops beside Chinese become ……',
    before: '雨停了...风还在吹。。。',
    after: '雨停了……风还在吹……',
    edits: setEllipses,
    needs: '.。',
  },
  dashes: {
    default: false,
    description: 'Two or three hyphens between Chinese characters become ——',
    before: '风车--河边的那座',
    after: '风车——河边的那座',
    edits: setDashes,
    needs: '\\-',
  },
  latinSpace: {
    default: false,
    description: 'A space between Chinese characters and Latin words or numbers',
    before: '用Git管理20座风车',
    after: '用 Git 管理 20 座风车',
    edits: spaceLatin,
    needs: 'A-Za-z0-9',
  },
} as const satisfies Record<string, CleaningRule>;

export type CleaningRuleName = keyof typeof cleaningRules;

/** Which rules work. */
export type Cleaning = Record<CleaningRuleName, boolean>;

/** The rules by name, in the order in which they work. */
export const cleaningRuleEntries = Object.entries(cleaningRules) as [
  CleaningRuleName,
  CleaningRule,
][];

export const defaultCleaning = Object.fromEntries(
  cleaningRuleEntries.map(([name, rule]) => [name, rule.default]),
) as Cleaning;
