import { unpackTerms } from '../../article/terms.ts';
import type { ArticleRecord, Theme } from '../../types.ts';
import { assign, centresOf, type Points } from './cluster.ts';
import { groupsOf } from './groups.ts';
import { embed, termMatrix } from './matrix.ts';
import { type ThemeWords, wordsOfGroups } from './names.ts';
import { withOneSpelling } from './spelling.ts';

/** Words that tell why an article is in its theme. */
const EXPLAINING_WORDS = 6;

/** The theme found for an article, and the words that speak for it. */
export interface FoundTheme {
  theme: Theme;
  words: string[];
}

/**
 * Themes by what articles are about: groups of like words, each named by its own most telling
 * ones. Deterministic; articles whose words tell nothing get no theme.
 * @param asWritten in a fixed order
 * @param most how many themes there may be
 * @param known themes of articles bound earlier: they stay, and the others join the nearest
 */
export function autoThemes(
  asWritten: ArticleRecord[],
  most: number,
  known: ReadonlyMap<string, Theme> = new Map(),
): Map<string, FoundTheme> {
  const records = withOneSpelling(asWritten);
  const points: Points = embed(termMatrix(records));
  if (points.dimensions === 0) return new Map();
  const bound = records.filter(({ id }) => known.has(id));
  return bound.length > 0 ? joined(records, points, known) : found(records, groupsOf(points, most));
}

function found(records: ArticleRecord[], labels: Int32Array): Map<string, FoundTheme> {
  const groups: ArticleRecord[][] = [];
  for (const [i, label] of labels.entries()) {
    if (label < 0) continue;
    while (groups.length <= label) groups.push([]);
    groups[label]!.push(records[i]!);
  }
  const filled = groups.filter((group) => group.length > 0).sort((a, b) => b.length - a.length);
  const words = wordsOfGroups(filled);
  const themes = new Map<string, FoundTheme>();
  for (const [i, group] of filled.entries()) {
    const theme = themeNamed(words[i]!, group, i);
    for (const record of group) {
      themes.set(record.id, { theme, words: sharedWords(record, words[i]!) });
    }
  }
  return themes;
}

function themeNamed({ name }: ThemeWords, group: ArticleRecord[], index: number): Theme {
  const isChinese =
    group.filter(({ language }) => /^(?:zh|ja)/.test(language)).length * 2 > group.length;
  const title = name
    .map((word) => word.replace(/^[a-z]/, (letter) => letter.toUpperCase()))
    .join(isChinese ? '、' : ', ');
  return title ? { key: name.join(' '), title } : { key: `${index + 1}`, title: `${index + 1}` };
}

/** The theme's words that the article has, the most telling first. */
function sharedWords(record: ArticleRecord, { telling }: ThemeWords): string[] {
  const own = new Set(unpackTerms(record.terms).map(([term]) => term));
  return [...telling].filter((word) => own.has(word)).slice(0, EXPLAINING_WORDS);
}

/** A shelf that grows: new articles join the theme whose articles they are most like. */
function joined(
  records: ArticleRecord[],
  points: Points,
  known: ReadonlyMap<string, Theme>,
): Map<string, FoundTheme> {
  const themes = [...new Map([...known.values()].map((theme) => [theme.key, theme])).values()];
  const number = new Map(themes.map(({ key }, index) => [key, index]));
  const labels = Int32Array.from(records, ({ id }) => number.get(known.get(id)?.key ?? '') ?? -1);
  const nearest = assign(points, centresOf(points, labels, themes.length)).labels;
  const words = wordsOfGroups(
    themes.map((_, i) => records.filter((_record, r) => labels[r] === i)),
  );
  const result = new Map<string, FoundTheme>();
  for (const [i, record] of records.entries()) {
    const label = labels[i]! >= 0 ? labels[i]! : nearest[i]!;
    if (label < 0) continue;
    result.set(record.id, { theme: themes[label]!, words: sharedWords(record, words[label]!) });
  }
  return result;
}
