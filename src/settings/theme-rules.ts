import { z } from 'zod';
import { list } from './shapes.ts';

const texts = (description: string) => list(z.string().min(1)).optional().meta({ description });

const day = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((value) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(value), {
    message: 'a day (2021-03-05), month (2021-03) or year (2021) is expected',
  });

/** `/…/i` is a regular expression, anything else a word. */
const keyword = z
  .string()
  .min(1)
  .superRefine((value, context) => {
    const fault = patternFault(value);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  });

function patternFault(value: string): string | undefined {
  const written = /^\/(.+)\/([a-z]*)$/s.exec(value);
  if (!written) return undefined;
  try {
    new RegExp(written[1]!, written[2]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const keywords = (description: string) => list(keyword).optional().meta({ description });

/** What an article must be like. Several conditions: all of them; several values: any of them. */
export interface Condition {
  folder?: string[] | undefined;
  channel?: string[] | undefined;
  tag?: string[] | undefined;
  keyword?: string[] | undefined;
  titleKeyword?: string[] | undefined;
  textKeyword?: string[] | undefined;
  author?: string[] | undefined;
  site?: string[] | undefined;
  language?: string[] | undefined;
  from?: string | undefined;
  until?: string | undefined;
  field?: Record<string, string[]> | undefined;
  files?: string[] | undefined;
  index?: string[] | undefined;
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
  not?: Condition[] | undefined;
}

const conditionShape = {
  folder: texts('Folder below the input folder; * and ** allowed'),
  channel: texts("Channel of a mirror: its id or its name; or the article's folder"),
  tag: texts('Tag or category'),
  keyword: keywords('Word or /regular expression/ in title or text'),
  titleKeyword: keywords('Word or /regular expression/ in the title'),
  textKeyword: keywords('Word or /regular expression/ in the text'),
  author: texts('Author'),
  site: texts('Web site: its name or the host of the address'),
  language: texts('Language, e.g. zh-Hans; zh takes every Chinese'),
  from: day.optional().meta({ description: 'First day, month or year' }),
  until: day.optional().meta({ description: 'Last day, month or year' }),
  field: z
    .record(z.string(), list(z.coerce.string()))
    .optional()
    .meta({ description: 'Front-matter field and its value; * for any value' }),
  files: texts('Files below the input folder; * and ** allowed'),
  index: texts("List file whose first column names articles: a mirror's indexes/CHANNEL.csv"),
};

const conditionSchema: z.ZodType<Condition> = z.strictObject({
  ...conditionShape,
  get all() {
    return conditions('All of these must hold');
  },
  get any() {
    return conditions('One of these must hold');
  },
  get not() {
    return conditions('None of these may hold');
  },
}) as z.ZodType<Condition>;

function conditions(description: string) {
  return list(z.lazy(() => conditionSchema))
    .optional()
    .meta({ description });
}

/** One theme of `wenji.yaml`: its title and what belongs to it. No condition takes the rest. */
export const themeRuleSchema = z.strictObject({
  title: z.string().min(1).meta({ description: 'Title of the theme' }),
  key: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Name that identifiers derive from, when the title may change' }),
  ...conditionShape,
  all: conditions('All of these must hold'),
  any: conditions('One of these must hold'),
  not: conditions('None of these may hold'),
});

export type ThemeRule = z.output<typeof themeRuleSchema>;
