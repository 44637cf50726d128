import { unpackTerms } from '../article/terms.ts';
import type { ArticleRecord } from '../types.ts';
import { wordsOfGroups } from './auto/names.ts';
import { withOneSpelling } from './auto/spelling.ts';
import { autoThemes } from './auto/themes.ts';
import { bySource, byText } from './order.ts';
import { assignThemes, type By, resolveBy, type ThemeGroup, type ThemeRules } from './theme.ts';
import { mainLanguage } from './volume-planner.ts';

/** Words that a theme found by itself is recognised by in the settings. */
const THEME_WORDS = 12;

export interface InitOptions {
  title: string;
  /** What themes are looked for by; as `build` would when absent, but by subject if it finds one. */
  by?: By | undefined;
  rules: ThemeRules;
}

/**
 * Writes a first `wenji.yaml` for a folder: what was found as comments, and a rule for every
 * theme, to be changed by hand.
 */
export function initialSettings(records: ArticleRecord[], options: InitOptions): string {
  const sorted = records.toSorted(bySource);
  const asked = options.by ?? resolveBy(sorted, { ...options.rules, themes: [] });
  const by = asked === 'none' && sorted.length >= 30 && !options.by ? 'auto' : asked;
  const rules = by === 'auto' ? subjectRules(sorted, options) : plainRules(sorted, by, options);
  return [
    '# Settings of this shelf. `wenji plan` shows the volumes that they make and why,',
    '# `wenji build` makes them. Everything can be left out: what stands here are the defaults,',
    '# or what was found in the folder.',
    `# Found: ${found(sorted)}`,
    '',
    `title: ${quoted(options.title)}`,
    '',
    ...(rules.length > 0 ? themesBlock(rules) : ['by: none', '']),
    'volumes:',
    '  # Most bytes and articles of a volume',
    '  maxBytes: 45MB',
    '  maxArticles: 500',
    '  # A volume of its own for every year, half, quarter, month or week',
    '  period: none',
    '  # Copies of an article: bound once in a theme, once in the shelf, or kept',
    '  duplicates: theme',
    '',
  ].join('\n');
}

/** One theme as it is written into the file. */
interface WrittenRule {
  title: string;
  count: number;
  /** YAML lines of its conditions. */
  conditions: string[];
}

function themesBlock(rules: WrittenRule[]): string[] {
  return [
    '# Themes, tried in this order: an article goes into the first that takes it. Conditions:',
    '# folder, channel, tag, keyword (or titleKeyword, textKeyword; /regular expressions/ allowed),',
    '# author, site, language, from, until, field, files, index; any, all, not. What no theme takes',
    '# goes into a theme of its own.',
    'by: rules',
    'themes:',
    ...rules.flatMap(({ title, count, conditions }) => [
      `  # ${count} ${count === 1 ? 'article' : 'articles'}`,
      `  - title: ${quoted(title)}`,
      ...conditions.map((line) => `    ${line}`),
    ]),
    '',
  ];
}

const conditionNames: Partial<Record<By, string>> = { tag: 'tag', author: 'author', site: 'site' };

function plainRules(records: ArticleRecord[], by: By, options: InitOptions): WrittenRule[] {
  if (by === 'none' || by === 'rules') return [];
  const { groups } = assignThemes(
    records,
    { ...options.rules, by },
    { shelfTitle: options.title, language: mainLanguage(records) },
  );
  return groups
    .filter(({ theme }) => theme.key !== '(rest)')
    .sort(byDepth)
    .map((group) => ({
      title: group.theme.title,
      count: group.members.length,
      conditions: conditionsOf(group, by),
    }));
}

/** What lies in the root itself is taken last: it has no condition. */
const byDepth = (a: ThemeGroup, b: ThemeGroup) =>
  Number(a.theme.key === '') - Number(b.theme.key === '');

function conditionsOf({ theme: { key, title }, members }: ThemeGroup, by: By): string[] {
  if (by === 'year' || by === 'month') return [`from: ${quoted(key)}`, `until: ${quoted(key)}`];
  if (by !== 'folder') return [`${conditionNames[by]}: ${quoted(title)}`];
  if (key === '') return [];
  const isFolder = members.every(({ record }) => `${record.folder}/`.startsWith(`${key}/`));
  return [`${isFolder ? 'folder' : 'channel'}: ${quoted(key)}`];
}

/** Themes found by their words become rules by tag and by words of the title. */
function subjectRules(asWritten: ArticleRecord[], { rules }: InitOptions): WrittenRule[] {
  const records = withOneSpelling(asWritten);
  const themes = autoThemes(records, rules.volumes.themes);
  const groups = new Map<string, ArticleRecord[]>();
  for (const record of records) {
    const title = themes.get(record.id)?.theme.title;
    if (title !== undefined) groups.set(title, [...(groups.get(title) ?? []), record]);
  }
  const words = wordsOfGroups([...groups.values()]);
  const tags = new Set(records.flatMap((record) => [...record.tags, ...record.categories]));
  return [...groups].map(([title, members], index) => {
    const telling = [...words[index]!.telling].filter((word) => isShared(word, members));
    const own = telling.slice(0, THEME_WORDS);
    const tagged = own.filter((word) => tags.has(word));
    return {
      title,
      count: members.length,
      conditions: [
        'any:',
        ...(tagged.length > 0 ? [`  - tag: ${listed(tagged)}`] : []),
        `  - titleKeyword: ${listed(own)}`,
      ],
    };
  });
}

const isShared = (word: string, members: ArticleRecord[]) =>
  members.filter(({ terms }) => unpackTerms(terms).some(([term]) => term === word)).length > 1;

/** A double-quoted YAML scalar; JSON's escapes are YAML's. */
const quoted = (text: string) => JSON.stringify(text.toWellFormed());
const listed = (words: string[]) => `[${words.map(quoted).join(', ')}]`;

function found(records: ArticleRecord[]): string {
  const days = records.flatMap(({ published }) => (published ? [published.slice(0, 10)] : []));
  const [first, last] = [days.toSorted(byText)[0], days.toSorted(byText).at(-1)];
  const languages = new Map<string, number>();
  for (const { language } of records) languages.set(language, (languages.get(language) ?? 0) + 1);
  const counts = [...languages].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  const parts = [
    `${records.length} articles`,
    ...(first ? [`from ${first} to ${last}`] : []),
    `languages ${counts.map(([language, count]) => `${language} (${count})`).join(', ')}`,
  ];
  return parts.join(', ');
}
