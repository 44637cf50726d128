import type { Settings } from '../settings/schema.ts';
import type {
  ArticleRecord,
  DuplicateGroup,
  PlacementReason,
  ShelfPlan,
  Theme,
  VolumePlan,
} from '../types.ts';
import { withoutCopies } from './binding.ts';
import { findCopies } from './duplicates.ts';
import type { ShelfLock } from './lock.ts';
import { bySource } from './order.ts';
import type { IndexLists } from './rules.ts';
import { assignThemes, type By, resolveBy, type ThemeGroup } from './theme.ts';
import { mainLanguage, VolumePlanner } from './volume-planner.ts';

/** What a plan is decided by; complete `Settings` serve. */
export type PlanRules = Pick<Settings, 'by' | 'themes' | 'volumes'> & {
  pictures?: { embed: boolean };
};

export interface PlanOptions {
  shelf: { key: string; title: string };
  /** What earlier builds bound (`readLock`); without it everything is planned anew. */
  lock?: ShelfLock;
  /** Articles named by list files of the rules (`readIndexLists`). */
  lists?: IndexLists;
  /** Bytes of an article's encoded pictures, by article id, where they are known. */
  measured?: ReadonlyMap<string, number>;
  /** Expected bytes of one encoded picture. */
  pictureBytes?: number;
  /** Bytes of pictures that every volume must have room for (`picture-load.ts`). */
  sharedBytes?: number;
  /** Title → file name in Latin letters (`volume/romanise.ts`), for `volumes.asciiNames`. */
  romanise?: (title: string) => string;
}

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
  const by = resolveBy(sorted, { ...rules, by: rules.by ?? (options.lock?.by as By | undefined) });
  const shelf = new EarlierShelf(options.lock?.volumes ?? []);
  const { groups, unassigned } = assignThemes(
    sorted,
    { ...rules, by },
    {
      shelfTitle: options.shelf.title,
      language: mainLanguage(sorted),
      lists: options.lists,
      known: shelf.themeOf,
    },
  );
  const copies = findCopies(sorted);
  const bound = withoutCopies(
    shelf.keepBound(groups, sorted, rules.volumes.every),
    copies,
    rules.volumes.duplicates,
    shelf.isBound,
  );
  const volumes = volumesOf(bound.groups, sorted, shelf, new VolumePlanner(rules, options, by));
  return {
    by,
    shelf: options.shelf.key,
    volumes: volumes.map((volume) => withDuplicates(volume, bound.duplicates, shelf)),
    duplicates: bound.duplicates,
    copies,
    unassigned: unassigned.filter(({ id }) => !shelf.themeOf.has(id)).map(({ id }) => id),
    reasons: reasonsOf(volumes, bound.groups),
  };
}

function volumesOf(
  groups: ThemeGroup[],
  records: ArticleRecord[],
  shelf: EarlierShelf,
  planner: VolumePlanner,
): VolumePlan[] {
  const known = new Map(records.map((record) => [record.id, record]));
  return groups.flatMap(({ theme, members }) => {
    const earlier = shelf.volumesOf(theme.key);
    const articles = members.map(({ record }) => record);
    if (earlier.length === 0) return planner.volumesOf(theme, articles);
    const fresh = articles.filter(({ id }) => !shelf.isBound(theme.key, id));
    return planner.extend(theme, earlier, fresh, known);
  });
}

/** What earlier builds bound, by theme. */
class EarlierShelf {
  private readonly byTheme = new Map<string, VolumePlan[]>();
  private readonly boundIn = new Map<string, Set<string>>();
  /** Theme of the first volume that has the article. */
  readonly themeOf = new Map<string, Theme>();

  constructor(volumes: VolumePlan[]) {
    for (const volume of volumes) {
      const { key } = volume.theme;
      this.byTheme.set(key, [...(this.byTheme.get(key) ?? []), volume]);
      const bound = this.boundIn.get(key) ?? new Set();
      this.boundIn.set(key, bound);
      for (const id of volume.sections.flatMap(({ articles }) => articles)) {
        bound.add(id);
        if (!this.themeOf.has(id)) this.themeOf.set(id, volume.theme);
      }
    }
  }

  volumesOf(themeKey: string): VolumePlan[] {
    return this.byTheme.get(themeKey) ?? [];
  }

  readonly isBound = (themeKey: string, id: string): boolean =>
    this.boundIn.get(themeKey)?.has(id) ?? false;

  /**
   * Articles stay in the theme that has them, whatever the rules would say of them now; a theme
   * keeps the title under which its books went out.
   */
  keepBound(groups: ThemeGroup[], records: ArticleRecord[], isEvery: boolean): ThemeGroup[] {
    if (this.byTheme.size === 0) return groups;
    const kept = new Map<string, ThemeGroup>();
    for (const [key, volumes] of this.byTheme) {
      const members = records
        .filter(({ id }) => this.isBound(key, id))
        .map((record) => ({ record, rule: 'theme-earlier', detail: '' }));
      kept.set(key, { theme: volumes.at(-1)!.theme, members });
    }
    for (const { theme, members } of groups) {
      const fresh = members.filter(({ record: { id } }) =>
        isEvery ? !this.isBound(theme.key, id) : !this.themeOf.has(id),
      );
      const group = kept.get(theme.key);
      if (group) group.members.push(...fresh);
      else kept.set(theme.key, { theme, members: fresh });
    }
    return [...kept.values()].filter(({ members }) => members.length > 0);
  }
}

/**
 * The copies that a volume's colophon tells of. A closed volume tells what it told before: a copy
 * that turns up later must not change a finished book.
 */
function withDuplicates(
  volume: VolumePlan,
  duplicates: DuplicateGroup[],
  shelf: EarlierShelf,
): VolumePlan {
  const ids = new Set(volume.sections.flatMap(({ articles }) => articles));
  const earlier = shelf.volumesOf(volume.theme.key).find(({ key }) => key === volume.key);
  if (earlier && [...ids].every((id) => hasArticle(earlier, id))) {
    return { ...volume, duplicates: earlier.duplicates ?? [] };
  }
  return { ...volume, duplicates: duplicates.filter(({ kept }) => ids.has(kept)) };
}

const hasArticle = (volume: VolumePlan, id: string) =>
  volume.sections.some(({ articles }) => articles.includes(id));

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
