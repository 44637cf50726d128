import { z } from 'zod';
import { cleaningSchema } from './cleaning.ts';
import { byteSize, list } from './shapes.ts';
import { themeRuleSchema } from './theme-rules.ts';
import { volumesSchema } from './volumes.ts';

/**
 * Every setting of wenji: its name, type, default and description, in one place.
 * `wenji.yaml`, the command-line flags, `--help` and the documentation all come from here.
 *
 * A setting with `flag` in its meta data can also be given on the command line.
 */

declare module 'zod' {
  interface GlobalMeta {
    /** Name of the command-line flag, without dashes. */
    flag?: string;
    /** Which commands take the flag; all that read settings when absent. */
    commands?: string[];
  }
}

export const bySchema = z.enum([
  'folder',
  'tag',
  'author',
  'site',
  'year',
  'month',
  'none',
  'auto',
  'rules',
]);

/** How pictures are found, fetched and encoded. */
const picturesSchema = z.strictObject({
  embed: z
    .boolean()
    .default(true)
    .meta({ flag: 'pictures', description: 'Embed pictures; --no-pictures makes text-only books' }),
  from: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: 'Address prefix → local folder or other address to fetch from instead' }),
  preset: z.string().optional().meta({
    flag: 'picture-size',
    description:
      'Size of pictures: small, standard, large, or a device such as kindle-paperwhite; -grey added for grey (default: as the target device needs)',
  }),
  effort: z.enum(['fast', 'balanced', 'small']).default('balanced').meta({
    flag: 'effort',
    description: 'Time spent on making pictures small',
  }),
  budget: byteSize.optional().meta({
    flag: 'budget',
    description:
      'Most bytes of a volume, e.g. 25MB: pictures are made smaller evenly until it fits',
  }),
  lenient: z.boolean().default(false).meta({
    flag: 'lenient-pictures',
    description: 'Keep what can be read of damaged pictures',
  }),
  retryFailed: z.boolean().default(false).meta({
    flag: 'retry-failed',
    description: 'Ask again for pictures that failed before',
  }),
  maxBytes: byteSize.default(20 * 1024 * 1024).meta({
    flag: 'max-picture-bytes',
    description: 'Largest original that is accepted',
  }),
});

/** What the network may be asked, and how politely. */
const networkSchema = z.strictObject({
  offline: z.boolean().default(false).meta({
    flag: 'offline',
    description: 'Never open a connection; use what is local or in the picture store',
  }),
  refererLadder: z.boolean().default(false).meta({
    flag: 'referer-ladder',
    description:
      'When a host refuses a picture, ask again naming its own site, then the article, as referrer',
  }),
  connections: z
    .number()
    .int()
    .min(1)
    .max(32)
    .default(8)
    .meta({ description: 'Pictures fetched at a time' }),
  connectionsPerHost: z
    .number()
    .int()
    .min(1)
    .max(8)
    .default(2)
    .meta({ description: 'Pictures fetched at a time from one host' }),
  timeout: z.number().min(1).max(600).default(60).meta({
    flag: 'picture-timeout',
    description: 'Seconds that one try for one picture may take',
  }),
  allowNet: list(z.string()).default([]).meta({
    flag: 'allow-net',
    description:
      'Ranges that host names may resolve into although they are not public, e.g. 198.18.0.0/15 behind a fake-IP proxy',
  }),
  proxy: z.string().optional().meta({
    flag: 'proxy',
    description:
      'Proxy for pictures, http:// or socks5:// (default: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY)',
  }),
});

/** Readings printed over Chinese characters. */
const rubySchema = z.strictObject({
  system: z.enum(['pinyin', 'zhuyin']).optional().meta({
    flag: 'ruby',
    description: 'Print readings over Chinese characters: pinyin or zhuyin (default: none)',
  }),
  over: z.enum(['rare', 'all']).default('rare').meta({
    flag: 'ruby-over',
    description:
      'Characters that --ruby is for: rare (not in the common lists of either script; where each first stands in an article) or all',
  }),
});

/** Chinese text: scripts, clean-up, readings. */
const textSchema = z.strictObject({
  to: list(z.enum(['zh-Hans', 'zh-Hant', 'zh-TW', 'zh-HK']))
    .default([])
    .meta({
      flag: 'to',
      description:
        'Chinese script of the books (repeatable, an edition each): zh-Hans, zh-Hant, zh-TW, zh-HK (default: as written)',
    }),
  charactersOnly: z.boolean().default(false).meta({
    flag: 'characters-only',
    description: 'For zh-TW and zh-HK: convert characters, keep the words of the source',
  }),
  dictionary: z.record(z.string(), z.string()).default({}).meta({
    description: 'Words of your own: source → result; a word that stands for itself is protected',
  }),
  ruby: rubySchema.prefault({}),
  dictionaryFile: z.string().optional().meta({
    flag: 'dictionary',
    description:
      'A file of such words: a phrase, a tab, and what it becomes, a line each; a phrase alone is protected',
  }),
  doubts: z.boolean().default(false).meta({
    flag: 'doubts',
    description: 'List the conversions that no phrase decided, in doubts.tsv beside the books',
  }),
  quotes: z.enum(['corner', 'curly', 'keep']).optional().meta({
    flag: 'quotes',
    description:
      'Quotation marks of Chinese text: corner 「」, curly “”, or keep them (default: corner where text is vertical, else keep)',
  }),
  clean: cleaningSchema.prefault({}),
});

/** How the book looks and what it is made for. */
const bookSchema = z.strictObject({
  style: z.string().default('news').meta({
    flag: 'style',
    description: 'Style sheet: news, literary, plain, vertical, or a .css file',
  }),
  css: z.string().default('').meta({
    description: 'CSS of your own, put after the style: a few overrides',
  }),
  cover: z.string().optional().meta({
    flag: 'cover',
    description: 'A picture for the covers of all volumes, instead of one made from the volume',
  }),
  indexes: list(z.enum(['date', 'author', 'tag']))
    .default([])
    .meta({
      flag: 'indexes',
      description: 'Indexes after the articles (repeatable): date, author, tag',
    }),
  headings: z.boolean().default(false).meta({
    flag: 'headings-in-contents',
    description: 'List the headings inside articles in the table of contents too',
  }),
  qr: z.boolean().default(false).meta({
    flag: 'qr',
    description: 'Print a QR code under videos and quoted posts',
  }),
  for: list(z.string()).default(['general']).meta({
    flag: 'for',
    description:
      'What the books are read on (repeatable): general, kindle, kobo, koreader, apple, pocketbook, e-ink',
  }),
});

export const settingsSchema = z.strictObject({
  out: z
    .string()
    .default('./wenji-out')
    .meta({ flag: 'out', description: 'Folder that the books are written into' }),
  title: z
    .string()
    .optional()
    .meta({ flag: 'title', description: "Title of the shelf (default: the folder's name)" }),
  by: bySchema.optional().meta({
    flag: 'by',
    description:
      'What makes a theme: folder, tag, author, site, year, month, none, auto, or the rules of wenji.yaml (default: rules if there are any, else folder where there are several)',
  }),
  language: z.string().optional().meta({
    flag: 'language',
    description: 'Language of articles that do not tell (BCP 47), e.g. zh-Hans',
  }),
  strict: z
    .boolean()
    .default(false)
    .meta({ flag: 'strict', description: 'Count a missing picture as a failure' }),
  workers: z.number().int().min(1).max(64).optional().meta({
    flag: 'workers',
    description: 'Threads that read articles, and as many that print books (default: one a core)',
  }),
  cache: z.string().optional().meta({
    flag: 'cache',
    description:
      "Folder for fetched pictures and remembered scans (default: the user's cache folder)",
  }),
  exclude: list(z.string()).default([]).meta({
    flag: 'exclude',
    description: 'Files or folders to pass over: a path below the folder, * and ** allowed',
  }),
  drafts: z
    .boolean()
    .default(false)
    .meta({ flag: 'drafts', description: 'Read articles that are marked as drafts too' }),
  maxFileSize: byteSize.default(8 * 1024 ** 2).meta({
    description: 'Largest Markdown or text file that is read (saved web pages: eight times that)',
  }),
  encoding: z
    .string()
    .optional()
    .meta({ flag: 'encoding', description: 'Encoding of files that do not tell, e.g. gb18030' }),
  pictures: picturesSchema.prefault({}),
  network: networkSchema.prefault({}),
  themes: list(themeRuleSchema).default([]).meta({
    description: 'Themes in the order in which they are tried; used with --by rules',
  }),
  volumes: volumesSchema.prefault({}),
  text: textSchema.prefault({}),
  book: bookSchema.prefault({}),
});

/** Complete settings: what the program works with. */
export type Settings = z.output<typeof settingsSchema>;
/** Partial settings: what a person writes. */
export type SettingsInput = z.input<typeof settingsSchema>;
