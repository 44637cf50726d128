import type { Message, MessageCode, Severity } from './types.ts';

type Args = Record<string, string | number>;

/**
 * Every message wenji can give: code → severity and sentence. A sentence says what is wrong,
 * what was found, and what to do; the place is printed in front of it.
 */
const sentences: Record<string, [severity: Severity, sentence: (args: Args) => string]> = {
  // --- settings and usage
  'settings-file-missing': ['error', () => 'this settings file cannot be read'],
  'settings-not-yaml': ['error', (a) => `this is not YAML as wenji reads it: ${a.detail}`],
  'setting-unknown': [
    'error',
    (a) => `there is no setting "${a.name}"${a.nearest ? `; did you mean "${a.nearest}"?` : ''}`,
  ],
  'setting-wrong': ['error', (a) => `setting "${a.name}" cannot be ${a.value}: ${a.detail}`],

  // --- source: finding and reading files

  // --- source: encodings and saved web pages
  'unknown-encoding': [
    'error',
    (a) =>
      `the text encoding cannot be told (found: ${a.detail}); say it with --encoding; the article is left out`,
  ],
  'binary-file': ['error', () => 'this is no text but a binary file; it is left out'],
  'bytes-damaged': [
    'warning',
    (a) => `${a.count} damaged characters in ${a.encoding} text are shown as U+FFFD`,
  ],

  // --- source: mirror pages

  // --- article
  'article-too-complex': [
    'error',
    (a) => `the markup is too complex (${a.detail}); the article is left out`,
  ],

  // --- text: scripts and clean-up

  // --- volumes

  // --- pictures

  // --- publication and epub

  // --- checking
};

/**
 * Makes a message value.
 * @param code a code declared in this file
 * @param place `file:line`, a setting's name, a volume's file, or ''
 */
export function message(code: MessageCode, place: string, args: Args = {}): Message {
  const known = sentences[code];
  if (!known) throw new Error(`undeclared message code: ${code}`);
  return { code, severity: known[0], place, args };
}

/** The sentence of a message, without its place. */
export function sentenceOf({ code, args }: Message): string {
  const known = sentences[code];
  if (!known) throw new Error(`undeclared message code: ${code}`);
  return known[1](args);
}

/** One line for people: `place: sentence`. */
export function lineOf(m: Message): string {
  const sentence = sentenceOf(m);
  return m.place ? `${m.place}: ${sentence}` : sentence;
}
