import { z } from 'zod';
import { byteSize } from './shapes.ts';

/** How articles are put into volumes. Defaults after what mail and reading apps take. */
export const volumesSchema = z.strictObject({
  maxBytes: byteSize.default(45_000_000).meta({
    flag: 'volume-size',
    description: 'Most bytes of a volume',
  }),
  maxTextBytes: byteSize.default(5_000_000).meta({
    description: 'Most bytes of text of a volume, as XHTML: more is slow on small readers',
  }),
  maxArticles: z.number().int().min(1).max(10_000).default(500).meta({
    flag: 'max-articles',
    description: 'Most articles of a volume',
  }),
  period: z.enum(['none', 'year', 'half', 'quarter', 'month', 'week']).default('none').meta({
    flag: 'period',
    description: 'A volume of its own for every year, half, quarter, month or week',
  }),
  order: z.enum(['auto', 'date', 'newest', 'source']).default('auto').meta({
    flag: 'order',
    description:
      'Order of articles: date, newest first, or as in the folder (auto: by date where most have one)',
  }),
  sections: z.enum(['auto', 'folder', 'year', 'month', 'none']).default('auto').meta({
    flag: 'sections',
    description: 'What the contents of a volume are divided by',
  }),
  every: z.boolean().default(false).meta({
    flag: 'every-theme',
    description: 'An article goes into every theme that takes it, not into the first alone',
  }),
  rest: z.string().optional().meta({
    description:
      'Title of the theme for articles that no theme takes (default: named in the language of the articles)',
  }),
  leaveOutRest: z.boolean().default(false).meta({
    flag: 'leave-out-rest',
    description: 'Leave out articles that no theme takes',
  }),
  duplicates: z.enum(['theme', 'shelf', 'keep']).default('theme').meta({
    flag: 'duplicates',
    description: 'Copies of an article are bound once in a theme, once in the shelf, or kept',
  }),
  themes: z.number().int().min(2).max(100).default(24).meta({
    flag: 'themes',
    description: 'Most themes that --by auto makes',
  }),
  title: z.string().optional().meta({
    flag: 'volume-title',
    description:
      'Title of volumes, with {theme} {number} {total} {period} {first} {last} (default: the theme, with period or number where it has several volumes)',
  }),
  index: z.boolean().default(false).meta({
    flag: 'index-volume',
    description: 'One more volume that lists all articles by date, theme, author and tag',
  }),
  asciiNames: z.boolean().default(false).meta({
    flag: 'ascii-names',
    description: 'File names in plain Latin letters (pinyin for Chinese)',
  }),
});

export type VolumeSettings = z.output<typeof volumesSchema>;
