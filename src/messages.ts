import { checkSentences } from './check/sentences.ts';
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
  'settings-exist': [
    'error',
    () => 'there is a settings file already; wenji init --print shows what would be written',
  ],
  'settings-not-written': ['error', (a) => `the settings file cannot be written: ${a.detail}`],
  'setting-unknown': [
    'error',
    (a) => `there is no setting "${a.name}"${a.nearest ? `; did you mean "${a.nearest}"?` : ''}`,
  ],
  'setting-wrong': ['error', (a) => `setting "${a.name}" cannot be ${a.value}: ${a.detail}`],

  'folder-missing': ['error', () => 'there is no such folder or file'],
  'target-unknown': [
    'error',
    (a) =>
      `"${a.name}" is no known target${a.nearest ? `; did you mean "${a.nearest}"?` : ''} (known: ${a.names})`,
  ],

  // --- source: finding and reading files
  'source-missing': [
    'error',
    (a) => `this folder or file cannot be read (${a.detail}); check the path`,
  ],
  'folder-unreadable': [
    'warning',
    (a) => `this folder cannot be read (${a.detail}); what is in it is left out`,
  ],
  'file-unreadable': ['error', (a) => `this file cannot be read (${a.detail}); it is left out`],
  'file-too-large': [
    'error',
    (a) =>
      `${a.bytes} bytes are more than the ${a.most} allowed; it is left out (raise maxFileSize to read it)`,
  ],
  'not-a-file': ['info', () => 'a pipe, socket or device, not a regular file; passed over'],
  'empty-file': ['info', () => 'the file is empty; passed over'],
  'link-outside': ['warning', () => 'a link that leads out of the folder; passed over'],
  'link-repeated': ['info', () => 'a link to an article that is read already; passed over'],
  excluded: ['info', () => 'excluded by the setting "exclude"; passed over'],
  'output-passed-over': ['info', () => 'the folder that books are written into; passed over'],
  'hidden-passed-over': ['info', () => 'a hidden folder; passed over'],
  'hidden-files': ['info', (a) => `${a.count} hidden files passed over`],
  'program-folder-passed-over': ['info', () => "a program's own folder; passed over"],
  'saved-page-files-passed-over': [
    'info',
    () => 'what belongs to a saved page, not articles; passed over',
  ],
  'templates-passed-over': ['info', () => "a site's templates, not articles; passed over"],
  'generated-site-passed-over': [
    'info',
    () => 'a generated site, whose sources are read instead; passed over',
  ],
  'repository-file-passed-over': [
    'info',
    () => 'about the repository (README, licence and the like), not an article; passed over',
  ],
  'site-file-passed-over': ['info', () => "a site's own file, not an article; passed over"],
  'mirror-index-passed-over': [
    'info',
    () => 'lists or scripts of a mirror, not articles; passed over',
  ],
  'temporary-passed-over': ['info', () => 'a temporary, lock or backup file; passed over'],
  'unsupported-files': [
    'info',
    (a) =>
      `${a.count} ${a.extension ? `.${a.extension} files` : 'files without extension'} hold no article that wenji reads; passed over`,
  ],
  'unsupported-file': [
    'error',
    () => 'wenji reads .md, .html, .mhtml and .txt files; this is none of them',
  ],
  'front-matter-unreadable': [
    'warning',
    (a) => `the front matter is not well-formed (${a.detail}); only its plain lines were used`,
  ],
  'front-matter-too-large': [
    'warning',
    () => 'the front matter is larger than 64 KiB; it was not used',
  ],
  draft: ['info', () => 'marked as a draft; passed over (set drafts: true to read drafts)'],
  'no-text': ['info', () => 'there is no text and no picture in it; passed over'],
  'only-links': ['info', () => 'an index page, which holds only links; passed over'],
  'short-code-dropped': [
    'info',
    (a) => `the short-code "${a.name}" has no meaning in a book and was left out`,
  ],

  // --- source: encodings and saved web pages
  'unknown-encoding': [
    'error',
    (a) =>
      `the text encoding cannot be told (found: ${a.detail}); say it with --encoding; the article is left out`,
  ],
  'binary-file': ['error', () => 'this is no text but a binary file; it is left out'],
  'page-is-list': [
    'info',
    () => 'a page of links, not an article (most of its text is links); passed over',
  ],
  'page-without-text': [
    'info',
    () => 'a web page in which no article was found; passed over (if it has one, save it as text)',
  ],
  'mhtml-unreadable': [
    'error',
    (a) => `this web archive cannot be read (${a.detail}); save the page again, or as .html`,
  ],
  'bytes-damaged': [
    'warning',
    (a) => `${a.count} damaged characters in ${a.encoding} text are shown as U+FFFD`,
  ],

  // --- source: mirror pages
  'mirror-page-empty': [
    'info',
    () => 'the mirror saved this page without text or pictures; it is passed over',
  ],

  // --- article
  'article-too-complex': [
    'error',
    (a) => `the markup is too complex (${a.detail}); the article is left out`,
  ],

  'article-failed': [
    'error',
    (a) =>
      `the article could not be read (${a.detail}); it is left out. This is a fault of wenji: please report it with the file`,
  ],

  // --- text: scripts and clean-up
  'conversion-doubtful': [
    'info',
    (a) =>
      `${a.character} became ${a.chosen} by default in "${a.context}"${Number(a.count) > 1 ? ` and ${Number(a.count) - 1} more places` : ''}; it may also be ${a.others}. If that is wrong, add the phrase to the dictionary`,
  ],

  'dictionary-unreadable': [
    'error',
    (a) =>
      `this dictionary cannot be read (${a.detail}). Name a UTF-8 file with a phrase, a tab and what it becomes on each line`,
  ],
  'text-changed': [
    'info',
    (a) =>
      `${a.rule} made "${a.after}" of "${a.before}"; text.clean in wenji.yaml switches the rule`,
  ],
  'text-cleaned': [
    'info',
    (args) =>
      `the text was cleaned (${Object.entries(args)
        .map(([rule, count]) => `${rule}: ${count}`)
        .join(', ')}); text.clean in wenji.yaml switches each rule`,
  ],
  'characters-unknown': [
    'warning',
    (a) =>
      `${a.count} characters of a private font cannot be shown (${a.points}) and stand as 〓; write the characters themselves into the article`,
  ],

  // --- volumes
  'plan-missing': ['error', () => 'this plan cannot be read; write one with wenji plan --json'],
  'plan-not-json': [
    'error',
    (a) => `this plan is not JSON (${a.detail}); mend it or print it anew`,
  ],
  'plan-wrong': [
    'error',
    (a) => `this is not a plan as wenji prints it: at ${a.where}: ${a.detail}`,
  ],
  'plan-articles-missing': [
    'error',
    (a) =>
      `articles of the plan that are not in the folder: ${a.count} (${a.examples}${Number(a.count) > 3 ? ' …' : ''}). Build from the folder that the plan was made of, or take them out of the plan`,
  ],
  'plan-article-twice': [
    'error',
    (a) => `the volume "${a.volume}" has ${a.article} twice; take one of them out`,
  ],
  'plan-file-name': [
    'error',
    (a) => `"${a.name}" cannot be a file name everywhere; "${a.safe}" can, or leave fileName out`,
  ],
  'plan-name-twice': [
    'error',
    (a) =>
      `two volumes have the ${a.field} "${a.value}", one of them "${a.title}"; change it, or leave it out and it is made anew`,
  ],
  'plan-leaves-out': [
    'warning',
    (a) =>
      `articles of the folder that the plan leaves out: ${a.count} (${a.examples}${Number(a.count) > 3 ? ' …' : ''})`,
  ],
  'theme-empty': [
    'warning',
    (a) =>
      `the theme "${a.title}" has no article: none meets its conditions, or earlier themes took them all. wenji plan --why FILE tells where an article went`,
  ],
  'index-file-missing': [
    'error',
    () => 'this list file of a theme cannot be read; its path starts from the folder of wenji.yaml',
  ],
  'lock-other-themes': [
    'info',
    (a) =>
      `themes were made by ${a.was} before and are made by ${a.by} now: all volumes are planned anew`,
  ],
  'lock-damaged': [
    'warning',
    () =>
      'the lock file of this shelf is damaged, so all volumes are planned anew: books that readers have may change. To keep them, restore the file from a copy and build again',
  ],
  'lock-kept-aside': ['warning', (a) => `the damaged lock file was kept as ${a.copy}`],

  // --- pictures
  'picture-unreachable': [
    'warning',
    (a) =>
      `cannot fetch the picture ${a.address} (${a.detail}); --retry-failed asks for it again at once`,
  ],
  'picture-timeout': [
    'warning',
    (a) =>
      `the picture ${a.address} did not arrive in time (${a.detail}); --picture-timeout gives it longer`,
  ],
  'picture-host-down': [
    'warning',
    (a) =>
      `not asked for the picture ${a.address}: its host failed too often in a row (${a.detail}); --retry-failed asks for it again`,
  ],
  'picture-refused': [
    'warning',
    (a) =>
      `the host refuses the picture ${a.address} (${a.detail}); --referer-ladder asks again as a reader of the page would`,
  ],
  'picture-gone': [
    'warning',
    (a) =>
      `the picture ${a.address} is no longer there (${a.detail}); put a copy beside the article`,
  ],
  'picture-blocked-address': [
    'warning',
    (a) =>
      `the picture ${a.address} lies at an address that is not public (${a.detail}); it is not asked for`,
  ],
  'picture-bad-address': [
    'warning',
    (a) => `the picture's address cannot be used: ${a.detail}; give an http or https address`,
  ],
  'picture-bad-redirect': [
    'warning',
    (a) => `the picture ${a.address} leads from address to address (${a.detail}); it is left out`,
  ],
  'picture-bad-encoding': [
    'warning',
    (a) => `the picture ${a.address} came packed in a way that cannot be read (${a.detail})`,
  ],
  'picture-offline': [
    'warning',
    (a) => `the picture ${a.address} is not in the store; build once without --offline to fetch it`,
  ],
  'picture-missing-file': [
    'warning',
    (a) => `there is no picture file ${a.address} (${a.detail}); check its name in the article`,
  ],
  'picture-outside-input': [
    'warning',
    (a) =>
      `the picture ${a.address} lies outside the folder of articles; copy it into the folder to use it`,
  ],
  'picture-not-a-file': [
    'warning',
    (a) => `the picture ${a.address} is not a readable file (${a.detail})`,
  ],
  'picture-not-an-image': [
    'warning',
    (a) => `what lies at ${a.address} is no picture (${a.detail}); often a log-in or error page`,
  ],
  'picture-too-large': [
    'warning',
    (a) =>
      `the picture ${a.address} is too large (${a.detail}); --max-picture-bytes allows larger ones`,
  ],
  'picture-too-many-pixels': [
    'warning',
    (a) => `the picture ${a.address} has too many pixels (${a.detail}); use a smaller copy`,
  ],
  'picture-unreadable': [
    'warning',
    (a) =>
      `the picture ${a.address} is damaged (${a.detail}); --lenient-pictures keeps what can be read`,
  ],
  'picture-decoder-crash': [
    'warning',
    (a) => `the picture ${a.address} crashed the decoder (${a.detail}); it is left out`,
  ],
  'picture-decoder-slow': [
    'warning',
    (a) => `the picture ${a.address} took too long to decode (${a.detail}); it is left out`,
  ],
  'tracking-pixel': ['info', (a) => `${a.address} is a tracking pixel; it is dropped`],
  'picture-store-not-writable': [
    'warning',
    (a) =>
      `the picture store ${a.folder} cannot be written; pictures are fetched again next time. Choose another folder with --cache`,
  ],

  'pictures-made-smaller': [
    'info',
    (a) =>
      `to fit the budget, all pictures were made smaller alike: largest size ${a.percent} % of the target's, quality lowered by ${a.qualityLowered}; they take ${(Number(a.bytes) / 1e6).toFixed(1)} MB now`,
  ],
  'pictures-over-budget': [
    'warning',
    (a) =>
      `the pictures take ${a.bytes} bytes even at their smallest, more than the budget; split the volume or raise --budget`,
  ],
  'pictures-not-wanted': ['info', () => 'pictures are switched off (--no-pictures)'],

  // --- publication and epub
  'volume-not-published': [
    'error',
    (a) => `the book could not be written (${a.detail}); an older one of this name is unchanged`,
  ],
  'volume-faulty': [
    'error',
    (a) =>
      `the book was not published, because the check found ${a.count} error${a.count === 1 ? '' : 's'} in it; an older one of this name is unchanged. This is a fault of wenji: please report it; without the file named below the book can be made (--exclude)`,
  ],
  'article-faulty': [
    'error',
    (a) =>
      `the article was left out of ${a.book}, because its page would be faulty: ${a.sentence}. This is a fault of wenji: please report it`,
  ],
  'volume-fault': ['error', (a) => `in ${a.book}, ${a.file}: ${a.sentence}`],

  'style-unreadable': [
    'error',
    (a) => `this style sheet cannot be read (${a.detail}). Name a .css file or one of ${a.names}`,
  ],
  'style-syntax': [
    'error',
    (a) => `this is no CSS that readers understand (${a.detail}). Correct the line`,
  ],
  'style-forbidden': [
    'error',
    (a) => `books may not set "${a.detail}" in a style sheet (EPUB 3.3). Take it out`,
  ],
  'style-address': [
    'error',
    (a) =>
      `"${a.detail}" would not be in the book: a style sheet stands alone. Take the address out, or write what it holds into the sheet`,
  ],
  'style-risky': [
    'warning',
    (a) =>
      `older e-readers drop the whole style sheet, or call the book damaged, over "${a.detail}". Do without it if the books are for them`,
  ],
  'cover-unreadable': [
    'error',
    (a) => `this cover cannot be read as a picture (${a.detail}). Name a JPEG or PNG file`,
  ],

  // --- checking
  ...checkSentences,
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
