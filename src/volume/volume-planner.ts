import { labelsFor } from '../labels/labels.ts';
import type { ArticleRecord, Theme, VolumePlan } from '../types.ts';
import { fileNameOf, identifierOf, NameRegister, titleOf } from './naming.ts';
import { byText, inOrder } from './order.ts';
import { periodOf } from './period.ts';
import type { PlanOptions, PlanRules } from './plan.ts';
import { sectionsOf } from './sections.ts';
import { unitsOf } from './series.ts';
import {
  BOOK_BYTES,
  fullness,
  type Limits,
  loadOf,
  MOST_BOOK_BYTES,
  type SizeOptions,
  sizesFor,
  sumOf,
} from './size.ts';
import { splitEvenly } from './split.ts';

/** The place of a volume within its theme. */
interface Place {
  number: number;
  total: number;
  period: string;
  /** What tells the volume apart within its theme: `3`, `2021-Q4`, `2021-Q4-2`, `2021-Q4-s1`. */
  tail: string;
}

/** Cuts the articles of themes into volumes and names them. */
export class VolumePlanner {
  private readonly names = new NameRegister();
  private readonly limits: Limits;
  private readonly sizes: SizeOptions;
  private readonly rules: PlanRules;
  private readonly options: PlanOptions;
  private readonly by: string;

  constructor(rules: PlanRules, options: PlanOptions, by: string) {
    this.rules = rules;
    this.options = options;
    this.by = by;
    const { maxArticles, maxBytes, maxTextBytes } = rules.volumes;
    const room = maxBytes - MOST_BOOK_BYTES - (options.sharedBytes ?? 0);
    this.limits = { articles: maxArticles, bytes: Math.max(1, room), text: maxTextBytes };
    this.sizes = sizesFor(rules, options);
    for (const { fileName } of options.lock?.volumes ?? []) this.names.reserve(fileName);
  }

  /** The volumes of a theme that has none yet. */
  volumesOf(theme: Theme, articles: ArticleRecord[]): VolumePlan[] {
    return this.cut(theme, articles, { opened: 0, tails: new Set(), isLate: () => false });
  }

  /**
   * The volumes of a theme that has some: closed ones as they were, the open one with what fits
   * of the new articles, and as many more as the rest needs.
   * @param earlier the theme's volumes in the order in which they were opened
   */
  extend(
    theme: Theme,
    earlier: VolumePlan[],
    fresh: ArticleRecord[],
    known: ReadonlyMap<string, ArticleRecord>,
  ): VolumePlan[] {
    const units = unitsOf(inOrder(fresh, this.rules.volumes.order));
    const taken = new Set<ArticleRecord>();
    const newest =
      earlier
        .map(({ period }) => period ?? '')
        .sort(byText)
        .at(-1) ?? '';
    const kept = earlier.flatMap((volume): VolumePlan[] => {
      const members = presentIn(volume, known);
      if (!isOpen(volume, earlier, newest))
        return members.length > 0 ? [closed(volume, known)] : [];
      const added = this.fitting(volume, members, units);
      for (const record of added) taken.add(record);
      const all = [...members, ...added];
      return all.length > 0 ? [this.reopened(volume, all)] : [];
    });
    const rest = fresh.filter((record) => !taken.has(record));
    const opened = Math.max(0, ...earlier.map(({ number }) => number));
    const tails = new Set(earlier.map(({ key }) => key.slice(theme.key.length + 1)));
    const isLate = (period: string) => period < newest;
    return [...kept, ...this.cut(theme, rest, { opened, tails, isLate })];
  }

  private cut(
    theme: Theme,
    articles: ArticleRecord[],
    before: { opened: number; tails: Set<string>; isLate: (period: string) => boolean },
  ): VolumePlan[] {
    const parts = this.byPeriod(articles).flatMap(({ period, units }) =>
      splitEvenly(units, (record) => loadOf(record, this.sizes), this.limits).map((records) => ({
        period,
        records,
      })),
    );
    const total = before.opened + parts.length;
    return parts.map(({ period, records }, index) => {
      const number = before.opened + index + 1;
      const tail = period
        ? freeTail(before.isLate(period) ? `${period}-s` : period, before.tails)
        : String(number);
      before.tails.add(tail);
      return this.volume(theme, records, { number, total, period, tail });
    });
  }

  /** What of the new articles, in reading order, still fits into an open volume. */
  private fitting(
    volume: VolumePlan,
    members: ArticleRecord[],
    units: ArticleRecord[][],
  ): ArticleRecord[] {
    const period = this.rules.volumes.period;
    let load = sumOf(members.map((record) => loadOf(record, this.sizes)));
    const added: ArticleRecord[] = [];
    for (const unit of units) {
      if (periodOf(unit[0]!.published, period) !== (volume.period ?? '')) continue;
      const after = sumOf([load, ...unit.map((record) => loadOf(record, this.sizes))]);
      if (fullness(after, this.limits) > 1) break;
      load = after;
      added.push(...unit);
    }
    return added;
  }

  /** An open volume with its present articles; its names and key stay. */
  private reopened(earlier: VolumePlan, articles: ArticleRecord[]): VolumePlan {
    const { key, theme, number, total, period = '', fileName, identifier } = earlier;
    const tail = key.slice(theme.key.length + 1);
    const content = this.content(theme, articles, { number, total, period, tail });
    const title = this.rules.volumes.title === undefined ? earlier.title : content.title;
    return { ...content, title, fileName, identifier };
  }

  private volume(theme: Theme, articles: ArticleRecord[], place: Place): VolumePlan {
    const content = this.content(theme, articles, place);
    return {
      ...content,
      fileName: this.names.claim(this.fileName(theme, content.title, place)),
      identifier: identifierOf(this.options.shelf.key, content.key),
    };
  }

  private content(theme: Theme, articles: ArticleRecord[], place: Place) {
    const { number, total, period, tail } = place;
    const ordered = unitsOf(inOrder(articles, this.rules.volumes.order)).flat();
    const language = mainLanguage(ordered);
    const days = ordered.flatMap(({ published }) => (published ? [published.slice(0, 10)] : []));
    const [first, last] = [days.toSorted(byText)[0], days.toSorted(byText).at(-1)];
    const title = titleOf(
      {
        ...{ theme: theme.title, number, total, period, first, last, language },
        supplement: supplementMark(tail, period, language),
      },
      this.rules.volumes.title,
    );
    return {
      key: `${theme.key}/${tail}`,
      theme,
      number,
      total,
      ...(period ? { period } : {}),
      title,
      language,
      sections: sectionsOf(ordered, {
        rule: this.rules.volumes.sections,
        below: this.sectionFolder(theme),
        title,
        language,
      }),
      ...(first && last ? { from: first, until: last } : {}),
      estimatedBytes: sumOf(ordered.map((record) => loadOf(record, this.sizes))).bytes + BOOK_BYTES,
    };
  }

  private sectionFolder(theme: Theme): string | undefined {
    if (this.by === 'folder') return theme.key;
    return this.by === 'none' ? '' : undefined;
  }

  /** The title where a pattern made it, else the theme with a number that sorts. */
  private fileName(theme: Theme, title: string, { tail, number, total }: Place): string {
    const romanise = this.options.romanise ?? ((text: string) => text);
    if (this.rules.volumes.title !== undefined) return fileNameOf(romanise(title));
    const isOnly = total === 1 && tail === String(number);
    return fileNameOf(romanise(theme.title), isOnly ? '' : tail.padStart(2, '0'));
  }

  /** Units by the period of their first article, in time order; without a date last. */
  private byPeriod(records: ArticleRecord[]): { period: string; units: ArticleRecord[][] }[] {
    const { order, period } = this.rules.volumes;
    const groups = new Map<string, ArticleRecord[][]>();
    for (const unit of unitsOf(inOrder(records, order))) {
      const key = periodOf(unit[0]!.published, period);
      const group = groups.get(key);
      if (group) group.push(unit);
      else groups.set(key, [unit]);
    }
    return [...groups]
      .sort(([a], [b]) => byText(a || '~', b || '~'))
      .map(([key, units]) => ({ period: key, units }));
  }
}

/**
 * Whether a volume takes new articles: the last of its period, if that is the newest one; and
 * supplements, which hold what came late for a period whose books are finished.
 */
function isOpen(volume: VolumePlan, earlier: VolumePlan[], newest: string): boolean {
  const period = volume.period ?? '';
  const isLast = earlier.findLast((other) => (other.period ?? '') === period) === volume;
  return isLast && (period === newest || /-s\d*$/.test(volume.key));
}

function presentIn(volume: VolumePlan, known: ReadonlyMap<string, ArticleRecord>) {
  return volume.sections.flatMap(({ articles }) =>
    articles.flatMap((id) => (known.has(id) ? [known.get(id)!] : [])),
  );
}

/** A finished volume stays as it is, but for articles that are gone. */
function closed(volume: VolumePlan, known: ReadonlyMap<string, ArticleRecord>): VolumePlan {
  const sections = volume.sections
    .map((section) => ({ ...section, articles: section.articles.filter((id) => known.has(id)) }))
    .filter(({ articles }) => articles.length > 0);
  return { ...volume, sections };
}

function freeTail(wanted: string, taken: ReadonlySet<string>): string {
  let tail = wanted;
  for (let number = 2; taken.has(tail); number++) {
    tail = wanted.endsWith('-s') ? `${wanted}${number}` : `${wanted}-${number}`;
  }
  return tail;
}

/** `(2)` for the second volume of a period, "supplement" for what came late. */
function supplementMark(tail: string, period: string, language: string): string {
  if (!period || tail === period) return '';
  const rest = tail.slice(period.length + 1);
  if (!rest.startsWith('s')) return `(${rest})`;
  const { supplement } = labelsFor(language);
  return rest === 's' ? `(${supplement})` : `(${supplement} ${rest.slice(1)})`;
}

/** The language of most of the articles; `und` when none is known. */
export function mainLanguage(records: ArticleRecord[]): string {
  const counts = new Map<string, number>();
  for (const { language } of records) counts.set(language, (counts.get(language) ?? 0) + 1);
  if (counts.size > 1) counts.delete('und');
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  return ranked[0]?.[0] ?? 'und';
}
