import type { Settings } from '../settings/schema.ts';
import type {
  ArticleRecord,
  DuplicateGroup,
  PlacementReason,
  ShelfPlan,
  Theme,
  VolumePlan,
} from '../types.ts';
import { byWorth, findCopies } from './duplicates.ts';
import { fileNameOf, identifierOf, NameRegister, titleOf } from './naming.ts';
import { bySource, byText, inOrder } from './order.ts';
import { periodOf } from './period.ts';
import type { IndexLists } from './rules.ts';
import { sectionsOf } from './sections.ts';
import { unitsOf } from './series.ts';
import { BOOK_BYTES, type Limits, loadOf, type SizeOptions, sumOf } from './size.ts';
import { splitEvenly } from './split.ts';
import { assignThemes, resolveBy, type ThemeGroup } from './theme.ts';

/** What a plan is decided by; complete `Settings` serve. */
export type PlanRules = Pick<Settings, 'by' | 'themes' | 'volumes'> & {
  pictures?: { embed: boolean };
};

export interface PlanOptions {
  shelf: { key: string; title: string };
  /** Articles named by list files of the rules (`readIndexLists`). */
  lists?: IndexLists;
  /** Bytes of an article's encoded pictures, by article id, where they are known. */
  measured?: ReadonlyMap<string, number>;
  /** Expected bytes of one encoded picture. */
  pictureBytes?: number;
  /** Title → file name in Latin letters (`volume/romanise.ts`), for `volumes.asciiNames`. */
  romanise?: (title: string) => string;
}

/** A photograph in the standard preset, about. */
const PICTURE_BYTES = 60_000;

/**
 * Plans a shelf: themes, copies, series, volumes, names. Pure, total and stable: the same records
 * in any order give the same plan, and every article is placed or accounted for.
 */
export function planShelf(
  records: ArticleRecord[],
  rules: PlanRules,
  options: PlanOptions,
): ShelfPlan {
  const sorted = records.toSorted(bySource);
  const language = mainLanguage(sorted);
  const { groups, unassigned } = assignThemes(sorted, rules, {
    shelfTitle: options.shelf.title,
    language,
    lists: options.lists,
  });
  const copies = findCopies(sorted);
  const bound = withoutCopies(groups, copies, rules.volumes.duplicates);
  const planner = new VolumePlanner(rules, options, resolveBy(sorted, rules));
  const volumes = bound.groups.flatMap((group) => planner.volumesOf(group));
  return {
    volumes,
    duplicates: bound.duplicates,
    copies,
    unassigned: unassigned.map(({ id }) => id),
    reasons: reasonsOf(volumes, bound.groups),
  };
}

/** Leaves out copies: within each theme, or within the shelf in favour of the first theme. */
function withoutCopies(
  groups: ThemeGroup[],
  copies: DuplicateGroup[],
  scope: 'theme' | 'shelf' | 'keep',
): { groups: ThemeGroup[]; duplicates: DuplicateGroup[] } {
  if (scope === 'keep') return { groups, duplicates: [] };
  const groupOf = new Map<string, DuplicateGroup>();
  for (const group of copies) {
    for (const id of [group.kept, ...group.dropped]) groupOf.set(id, group);
  }
  const duplicates: DuplicateGroup[] = [];
  const boundInShelf = new Map<DuplicateGroup, string>();
  const kept = groups.map((group): ThemeGroup => {
    const alike = new Map<DuplicateGroup, ArticleRecord[]>();
    for (const { record } of group.members) {
      const copyGroup = groupOf.get(record.id);
      if (copyGroup) alike.set(copyGroup, [...(alike.get(copyGroup) ?? []), record]);
    }
    const dropped = new Set<string>();
    for (const [copyGroup, members] of alike) {
      const best = boundInShelf.get(copyGroup) ?? members.toSorted(byWorth)[0]!.id;
      const others = members.map(({ id }) => id).filter((id) => id !== best);
      for (const id of others) dropped.add(id);
      if (scope === 'shelf') boundInShelf.set(copyGroup, best);
      if (others.length > 0) {
        duplicates.push({ kept: best, dropped: others, because: copyGroup.because });
      }
    }
    return { ...group, members: group.members.filter(({ record }) => !dropped.has(record.id)) };
  });
  return { groups: kept.filter(({ members }) => members.length > 0), duplicates };
}

/** Cuts the articles of a theme into volumes and names them. */
class VolumePlanner {
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
    this.limits = { articles: maxArticles, bytes: maxBytes - BOOK_BYTES, text: maxTextBytes };
    this.sizes = {
      pictureBytes: rules.pictures?.embed === false ? 0 : (options.pictureBytes ?? PICTURE_BYTES),
      measured: options.measured,
    };
  }

  volumesOf({ theme, members }: ThemeGroup): VolumePlan[] {
    const ordered = inOrder(
      members.map(({ record }) => record),
      this.rules.volumes.order,
    );
    const parts = byPeriod(ordered, this.rules.volumes.period).flatMap(({ period, units }) =>
      splitEvenly(units, (record) => loadOf(record, this.sizes), this.limits).map(
        (articles, index) => ({ period, articles, index }),
      ),
    );
    return parts.map(({ period, articles, index }, position) =>
      this.volume(theme, articles, {
        number: position + 1,
        total: parts.length,
        period,
        within: index + 1,
      }),
    );
  }

  private volume(
    theme: Theme,
    articles: ArticleRecord[],
    place: { number: number; total: number; period: string; within: number },
  ): VolumePlan {
    const { number, total, period, within } = place;
    const language = mainLanguage(articles);
    const tail = period ? (within > 1 ? `${period}-${within}` : period) : String(number);
    const key = `${theme.key}/${tail}`;
    const days = articles
      .flatMap(({ published }) => (published ? [published.slice(0, 10)] : []))
      .sort(byText);
    const named = titleOf(
      { theme: theme.title, number, total, period, first: days[0], last: days.at(-1), language },
      this.rules.volumes.title,
    );
    const title =
      within > 1 && this.rules.volumes.title === undefined && period
        ? `${named} (${within})`
        : named;
    const load = sumOf(articles.map((record) => loadOf(record, this.sizes)));
    return {
      key,
      theme,
      number,
      total,
      ...(period ? { period } : {}),
      title,
      fileName: this.names.claim(this.fileName(theme, title, tail, total)),
      identifier: identifierOf(this.options.shelf.key, key),
      language,
      sections: sectionsOf(articles, {
        rule: this.rules.volumes.sections,
        below: this.sectionFolder(theme),
        title,
        language,
      }),
      ...(days.length > 0 ? { from: days[0]!, until: days.at(-1)! } : {}),
      estimatedBytes: load.bytes + BOOK_BYTES,
    };
  }

  private sectionFolder(theme: Theme): string | undefined {
    if (this.by === 'folder') return theme.key;
    return this.by === 'none' ? '' : undefined;
  }

  /** The title where a pattern made it, else the theme with a number that sorts. */
  private fileName(theme: Theme, title: string, tail: string, total: number): string {
    const romanise = this.options.romanise ?? ((text: string) => text);
    if (this.rules.volumes.title !== undefined) return fileNameOf(romanise(title));
    const isNumbered = total > 1 || tail !== '1';
    return fileNameOf(romanise(theme.title), isNumbered ? tail.padStart(2, '0') : '');
  }
}

/** Units by the period of their first article, in time order; without a date last. */
function byPeriod(
  records: ArticleRecord[],
  period: Settings['volumes']['period'],
): { period: string; units: ArticleRecord[][] }[] {
  const units = unitsOf(records);
  const groups = new Map<string, ArticleRecord[][]>();
  for (const unit of units) {
    const key = periodOf(unit[0]!.published, period);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return [...groups]
    .sort(([a], [b]) => byText(a || '~', b || '~'))
    .map(([key, list]) => ({ period: key, units: list }));
}

/** The language of most of the articles; `und` when none is known. */
function mainLanguage(records: ArticleRecord[]): string {
  const counts = new Map<string, number>();
  for (const { language } of records) counts.set(language, (counts.get(language) ?? 0) + 1);
  if (counts.size > 1) counts.delete('und');
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  return ranked[0]?.[0] ?? 'und';
}

function reasonsOf(volumes: VolumePlan[], groups: ThemeGroup[]): Record<string, PlacementReason[]> {
  const memberOf = new Map(
    groups.map(({ theme, members }) => [
      theme.key,
      new Map(members.map((member) => [member.record.id, member])),
    ]),
  );
  const reasons: Record<string, PlacementReason[]> = {};
  for (const volume of volumes) {
    for (const id of volume.sections.flatMap(({ articles }) => articles)) {
      const member = memberOf.get(volume.theme.key)?.get(id);
      const reason = { volume: volume.key, rule: member?.rule ?? '', detail: member?.detail ?? '' };
      if (reasons[id]) reasons[id].push(reason);
      else reasons[id] = [reason];
    }
  }
  return reasons;
}
