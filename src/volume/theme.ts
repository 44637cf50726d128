import { foldedName } from '../article/script/fold.ts';
import { labelsFor } from '../labels/labels.ts';
import type { Settings } from '../settings/schema.ts';
import type { ArticleRecord, ShelfPlan, Theme } from '../types.ts';
import { autoThemes } from './auto/themes.ts';
import { byText } from './order.ts';
import { type IndexLists, testOf } from './rules.ts';

export type By = NonNullable<Settings['by']>;

/** What the assignment of themes is decided by. */
export interface ThemeRules {
  by?: By | undefined;
  themes: Settings['themes'];
  volumes: Settings['volumes'];
}

/** The articles of a theme, and why each is there. */
export interface ThemeGroup {
  theme: Theme;
  members: { record: ArticleRecord; rule: string; detail: string }[];
}

export interface Assignment {
  groups: ThemeGroup[];
  /** Articles that no theme took. */
  unassigned: ArticleRecord[];
}

export interface ThemeOptions {
  shelfTitle: string;
  language: string;
  lists?: IndexLists | undefined;
  /** Themes of articles bound earlier, by article id: `--by auto` keeps them. */
  known?: ReadonlyMap<string, Theme> | undefined;
}

/** One theme an article belongs to; the key tells themes apart, the rank orders them. */
interface Choice {
  theme: Theme;
  rule: string;
  detail: string;
}

/** What `--by` means where nothing is said: rules if there are any, folders if several. */
export function resolveBy(records: ArticleRecord[], rules: ThemeRules): By {
  if (rules.by) return rules.by;
  if (rules.themes.length > 0) return 'rules';
  const folders = new Set(records.map(({ channel }) => channel?.id ?? ''));
  return folders.size > 1 ? 'folder' : 'none';
}

/**
 * Puts every article into its theme or themes.
 * @param records in source order, which orders folders
 */
export function assignThemes(
  records: ArticleRecord[],
  rules: ThemeRules,
  options: ThemeOptions,
): Assignment {
  const by = resolveBy(records, rules);
  const choose = chooserFor(by, records, rules, options);
  const groups = new Map<string, ThemeGroup>();
  const rest: ArticleRecord[] = [];
  const add = (record: ArticleRecord, { theme, rule, detail }: Choice) => {
    const group = groups.get(theme.key);
    const member = { record, rule, detail };
    if (group) group.members.push(member);
    else groups.set(theme.key, { theme, members: [member] });
  };
  for (const record of records) {
    const choices = choose(record);
    for (const choice of rules.volumes.every ? choices : choices.slice(0, 1)) add(record, choice);
    if (choices.length === 0) rest.push(record);
  }
  const ordered = withOwnTitles(inThemeOrder([...groups.values()], by, rules), options);
  if (rest.length === 0) return { groups: ordered, unassigned: [] };
  if (rules.volumes.leaveOutRest) return { groups: ordered, unassigned: rest };
  const all = withOwnTitles([...ordered, restGroup(rest, rules, options)], options);
  return { groups: all, unassigned: [] };
}

/**
 * No two themes are called the same: readers would take them for one series. Folders of one name
 * are told apart by their paths, other themes by a number; a theme that has books keeps its name.
 */
function withOwnTitles(groups: ThemeGroup[], { known = new Map() }: ThemeOptions): ThemeGroup[] {
  const bound = new Map([...known.values()].map(({ key, title }) => [key, foldedName(title)]));
  const shared = countsOf(groups.map(({ theme }) => foldedName(theme.title)));
  const taken = new Set(bound.values());
  return groups.map((group) => {
    const { key, title } = group.theme;
    if (bound.get(key) === foldedName(title)) return group;
    const isShared = shared.get(foldedName(title))! > 1;
    const base = isShared && key.endsWith(`/${title}`) ? key : title;
    let own = base;
    for (let number = 2; taken.has(foldedName(own)); number++) own = `${base} (${number})`;
    taken.add(foldedName(own));
    return own === title ? group : { ...group, theme: { key, title: own } };
  });
}

/** Titles of the rules that took no article of the plan: mistaken, or all taken by earlier ones. */
export function emptyThemes({ themes }: Pick<ThemeRules, 'themes'>, plan: ShelfPlan): string[] {
  if (plan.by !== 'rules') return [];
  const filled = new Set(plan.volumes.map(({ theme }) => theme.key));
  return themes.filter(({ key, title }) => !filled.has(key ?? title)).map(({ title }) => title);
}

function restGroup(rest: ArticleRecord[], rules: ThemeRules, options: ThemeOptions): ThemeGroup {
  const title = rules.volumes.rest ?? labelsFor(options.language).rest;
  const members = rest.map((record) => ({ record, rule: 'theme-rest', detail: '' }));
  return { theme: { key: '(rest)', title }, members };
}

type Chooser = (record: ArticleRecord) => Choice[];

function chooserFor(
  by: By,
  records: ArticleRecord[],
  rules: ThemeRules,
  options: ThemeOptions,
): Chooser {
  switch (by) {
    case 'none':
      return () => [choice('all', options.shelfTitle, 'theme-none', '')];
    case 'folder':
      return folderChooser(records, options);
    case 'tag':
      return commonestFirst(
        records,
        ({ tags, categories }) => [...tags, ...categories],
        'theme-tag',
      );
    case 'author':
      return commonestFirst(records, ({ authors }) => authors, 'theme-author');
    case 'site':
      return commonestFirst(records, siteOf, 'theme-site');
    case 'year':
    case 'month':
      return periodChooser(by, options);
    case 'rules':
      return ruleChooser(rules, options);
    case 'auto':
      return autoChooser(records, rules, options);
  }
}

const choice = (key: string, title: string, rule: string, detail: string): Choice => ({
  theme: { key, title },
  rule,
  detail,
});

/**
 * The first folder that tells articles apart; deeper ones become sections. A folder that has
 * books already keeps them, even if a new folder beside it would change the depth.
 */
function folderChooser(
  records: ArticleRecord[],
  { shelfTitle, known = new Map() }: ThemeOptions,
): Chooser {
  const depth = commonDepth(records);
  const bound = new Map([...known.values()].map((theme) => [theme.key, theme.title]));
  const titles = new Map<string, string>();
  for (const { channel } of records) if (channel) titles.set(channel.id, channel.title);
  return ({ channel }) => {
    const parts = channel?.id.split('/') ?? [];
    const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/')).toReversed();
    const key = folders.find((folder) => bound.has(folder)) ?? parts.slice(0, depth + 1).join('/');
    if (parts.length <= depth) return [choice('', shelfTitle, 'theme-folder', '.')];
    return [choice(key, titles.get(key) ?? parts[depth]!.normalize('NFC'), 'theme-folder', key)];
  };
}

/** How many leading folders all articles share. */
export function commonDepth(records: ArticleRecord[]): number {
  const [first, ...others] = new Set(records.map(({ channel }) => channel?.id ?? ''));
  if (first === undefined) return 0;
  let common = first === '' ? [] : first.split('/');
  for (const id of others) {
    const parts = id.split('/');
    const differs = common.findIndex((part, index) => part !== parts[index]);
    if (differs >= 0) common = common.slice(0, differs);
  }
  // The last part must still tell something, even if it is the only folder.
  return others.length === 0 ? Math.max(0, common.length - 1) : common.length;
}

/**
 * Of several values the one that most articles share comes first: fewer, fuller themes. Spellings
 * of one name (case, width, Simplified and Traditional) are one theme, called as most call it.
 */
function commonestFirst(
  records: ArticleRecord[],
  valuesOf: (record: ArticleRecord) => string[],
  rule: string,
): Chooser {
  const keysOf = (record: ArticleRecord) => [...new Set(valuesOf(record).map(foldedName))];
  const counts = countsOf(records.flatMap(keysOf));
  const titles = commonestSpellings(records.flatMap(valuesOf));
  return (record) =>
    keysOf(record)
      .sort((a, b) => counts.get(b)! - counts.get(a)!)
      .map((key) => choice(key, titles.get(key)!, rule, titles.get(key)!));
}

function countsOf(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** By folded name the spelling that comes most often; of equals the first in code-unit order. */
function commonestSpellings(values: string[]): Map<string, string> {
  const ranked = [...countsOf(values)].sort((a, b) => a[1] - b[1] || byText(b[0], a[0]));
  return new Map(ranked.map(([value]) => [foldedName(value), value]));
}

function siteOf({ site, url }: ArticleRecord): string[] {
  if (site) return [site];
  return url && URL.canParse(url) ? [new URL(url).hostname.replace(/^www\./, '')] : [];
}

function periodChooser(by: 'year' | 'month', { language }: ThemeOptions): Chooser {
  const { periodName } = labelsFor(language);
  return ({ published }) => {
    const key = published?.slice(0, by === 'year' ? 4 : 7);
    return key ? [choice(key, periodName(key), 'theme-period', key)] : [];
  };
}

function ruleChooser({ themes }: ThemeRules, { lists }: ThemeOptions): Chooser {
  const tests = themes.map((theme) => {
    const { title, key, ...condition } = theme;
    return { title, key: key ?? title, test: testOf(condition, lists ?? new Map()) };
  });
  return (record) =>
    tests.flatMap(({ title, key, test }) => {
      const reason = test(record);
      return reason === undefined ? [] : [choice(key, title, 'theme-rule', reason)];
    });
}

function autoChooser(
  records: ArticleRecord[],
  { volumes }: ThemeRules,
  { known }: ThemeOptions,
): Chooser {
  const themes = autoThemes(records, volumes.themes, known);
  return ({ id }) => {
    const found = themes.get(id);
    return found
      ? [{ theme: found.theme, rule: 'theme-auto', detail: found.words.join(', ') }]
      : [];
  };
}

/** Rules as written, periods by time, folders as they lie, the others by size. */
function inThemeOrder(groups: ThemeGroup[], by: By, { themes }: ThemeRules): ThemeGroup[] {
  if (by === 'folder' || by === 'none') return groups;
  if (by === 'year' || by === 'month') {
    return groups.sort((a, b) => byText(a.theme.key, b.theme.key));
  }
  if (by === 'rules') {
    const rank = new Map(themes.map(({ key, title }, index) => [key ?? title, index]));
    return groups.sort((a, b) => rank.get(a.theme.key)! - rank.get(b.theme.key)!);
  }
  return groups.sort(
    (a, b) => b.members.length - a.members.length || byText(a.theme.key, b.theme.key),
  );
}
