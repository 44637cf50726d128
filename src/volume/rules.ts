import picomatch from 'picomatch';
import { foldedName } from '../article/script/fold.ts';
import type { Condition, ThemeRule } from '../settings/theme-rules.ts';
import type { ArticleRecord } from '../types.ts';

/** Whether an article meets a condition, and by what: the values that took it. */
type Test = (record: ArticleRecord) => string | undefined;

/** Names of articles in a list file, by the file's path as written in the settings. */
export type IndexLists = ReadonlyMap<string, ReadonlySet<string>>;

/** A word or `/pattern/flags` of the rules as a regular expression. */
export function keywordPattern(keyword: string): { source: string; flags: string } {
  const written = /^\/(.+)\/([a-z]*)$/s.exec(keyword);
  if (written) return { source: written[1]!, flags: written[2]!.replace(/[gy]/g, '') };
  const escaped = keyword.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  // A Latin word is a word of its own; Chinese has no word borders.
  const start = /^[\w]/.test(keyword) ? '\\b' : '';
  const end = /[\w]$/.test(keyword) ? '\\b' : '';
  return { source: `${start}${escaped}${end}`, flags: 'i' };
}

/**
 * The patterns that must be looked for while texts are at hand (`recordOf`), by the keyword as
 * written: the plan itself never sees a text.
 */
export function textPatternsOf(
  themes: ThemeRule[],
): Record<string, { source: string; flags: string }> {
  const keywords = themes.flatMap((theme) => textKeywords(theme));
  return Object.fromEntries(keywords.map((keyword) => [keyword, keywordPattern(keyword)]));
}

function textKeywords(condition: Condition): string[] {
  const nested = [condition.all, condition.any, condition.not].flatMap((list) => list ?? []);
  return [
    ...(condition.keyword ?? []),
    ...(condition.textKeyword ?? []),
    ...nested.flatMap(textKeywords),
  ];
}

/** A condition as a function: why it takes an article, or undefined. */
export function testOf(condition: Condition, lists: IndexLists): Test {
  const tests = Object.entries(condition)
    .filter(([name, value]) => value !== undefined && name in testMakers)
    .map(([name, value]) => testMakers[name]!(value, lists));
  return (record) => {
    const reasons: string[] = [];
    for (const test of tests) {
      const reason = test(record);
      if (reason === undefined) return undefined;
      if (reason) reasons.push(reason);
    }
    return reasons.join(', ');
  };
}

/**
 * One maker of a test for every condition. The schema guarantees what value goes with a name,
 * which a table of different value types cannot tell the compiler.
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
const testMakers: Record<string, (value: any, lists: IndexLists) => Test> = {
  folder: (folders: string[]) => {
    const below = matchers(folders, (folder) => [folder, `${folder}/**`]);
    return (record) =>
      named('folder', below.find(({ isMatch }) => isMatch(record.folder))?.written);
  },
  channel: (names: string[]) => (record) => {
    const own = [record.channel?.id, record.channel?.title].map(folded);
    return named(
      'channel',
      names.find((name) => own.includes(folded(name))),
    );
  },
  tag: (tags: string[]) => (record) => {
    const own = new Set([...record.tags, ...record.categories].map(folded));
    return named(
      'tag',
      tags.find((tag) => own.has(folded(tag))),
    );
  },
  keyword: (keywords: string[]) => {
    const inTitle = titleTest(keywords);
    return (record) => inTitle(record) ?? textMatch(keywords, record);
  },
  titleKeyword: (keywords: string[]) => titleTest(keywords),
  textKeyword: (keywords: string[]) => (record) => textMatch(keywords, record),
  author: (names: string[]) => (record) => {
    const own = record.authors.map(folded);
    return named(
      'author',
      names.find((name) => own.includes(folded(name))),
    );
  },
  site: (sites: string[]) => (record) =>
    named(
      'site',
      sites.find((site) => isSite(record, site)),
    ),
  language: (languages: string[]) => (record) =>
    named(
      'language',
      languages.find((code) =>
        `${record.language}-`.toLowerCase().startsWith(`${code}-`.toLowerCase()),
      ),
    ),
  from: (day: string) => (record) =>
    record.published && record.published >= day ? `from ${day}` : undefined,
  until: (day: string) => (record) =>
    record.published && record.published.slice(0, day.length) <= day ? `until ${day}` : undefined,
  field: (fields: Record<string, string[]>) => (record) => fieldMatch(fields, record),
  files: (patterns: string[]) => {
    const files = matchers(patterns, (pattern) => [pattern]);
    return (record) => named('file', files.find(({ isMatch }) => isMatch(record.place))?.written);
  },
  index: (files: string[], lists) => (record) =>
    named(
      'index',
      files.find((file) => isListed(record, lists.get(file))),
    ),
  all: (conditions: Condition[], lists) => testOfAll(conditions, lists),
  any: (conditions: Condition[], lists) => {
    const tests = conditions.map((condition) => testOf(condition, lists));
    return (record) => firstReason(tests, record);
  },
  not: (conditions: Condition[], lists) => {
    const tests = conditions.map((condition) => testOf(condition, lists));
    return (record) => (firstReason(tests, record) === undefined ? '' : undefined);
  },
};

function testOfAll(conditions: Condition[], lists: IndexLists): Test {
  const tests = conditions.map((condition) => testOf(condition, lists));
  return (record) => {
    const reasons = tests.map((test) => test(record));
    return reasons.includes(undefined) ? undefined : reasons.filter(Boolean).join(', ');
  };
}

function firstReason(tests: Test[], record: ArticleRecord): string | undefined {
  for (const test of tests) {
    const reason = test(record);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const folded = (text: string | undefined) => foldedName(text ?? '');

const named = (what: string, value: string | undefined) =>
  value === undefined ? undefined : `${what} ${value}`;

/** Paths and patterns as written, `./` and a closing slash allowed. */
function matchers(written: string[], globs: (path: string) => string[]) {
  return written.map((path) => ({
    written: path,
    isMatch: picomatch(globs(path.replace(/^\.?\//, '').replace(/\/$/, '')), { dot: true }),
  }));
}

function titleTest(keywords: string[]): Test {
  const patterns = keywords.map((keyword) => {
    const { source, flags } = keywordPattern(keyword);
    return { keyword, pattern: new RegExp(source, flags) };
  });
  return ({ title }) =>
    named('title has', patterns.find(({ pattern }) => pattern.test(title))?.keyword);
}

const textMatch = (keywords: string[], record: ArticleRecord) =>
  named(
    'text has',
    keywords.find((keyword) => record.textMatches.includes(keyword)),
  );

function isSite(record: ArticleRecord, site: string): boolean {
  if (record.site && folded(record.site) === folded(site)) return true;
  if (!record.url || !URL.canParse(record.url)) return false;
  return `.${new URL(record.url).hostname}`.endsWith(`.${site.toLowerCase()}`);
}

function fieldMatch(fields: Record<string, string[]>, record: ArticleRecord): string | undefined {
  for (const [name, wanted] of Object.entries(fields)) {
    const own = Object.hasOwn(record.fields, name) ? [record.fields[name]!].flat() : [];
    const isMet = own.some(
      (value) => wanted.includes('*') || wanted.map(folded).includes(folded(value)),
    );
    if (!isMet) return undefined;
  }
  return `field ${Object.keys(fields).join(', ')}`;
}

/** A list names an article by its place or, as mirrors do, by the file's name or its channel. */
function isListed(
  { place, channel }: ArticleRecord,
  names: ReadonlySet<string> | undefined,
): boolean {
  if (!names) return false;
  const file = place.slice(place.lastIndexOf('/') + 1);
  return (
    names.has(place) ||
    names.has(file) ||
    names.has(file.replace(/\.[^.]*$/, '')) ||
    (channel !== undefined && names.has(channel.id))
  );
}
