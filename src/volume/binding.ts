import type { ArticleRecord, DuplicateGroup } from '../types.ts';
import { byWorth } from './duplicates.ts';
import type { ThemeGroup } from './theme.ts';

export type DuplicateScope = 'theme' | 'shelf' | 'keep';

/** Which articles earlier builds bound: they stay bound. */
export type Bound = (themeKey: string, id: string) => boolean;

/**
 * Leaves out copies: within each theme, or within the shelf in favour of the first theme that
 * has one. What is bound in a book already stays there.
 */
export function withoutCopies(
  groups: ThemeGroup[],
  copies: DuplicateGroup[],
  scope: DuplicateScope,
  isBound: Bound,
): { groups: ThemeGroup[]; duplicates: DuplicateGroup[] } {
  if (scope === 'keep') return { groups, duplicates: [] };
  const chosen = new Choices(copies, isBound);
  if (scope === 'shelf') for (const group of groups) chosen.reserve(group);
  const duplicates: DuplicateGroup[] = [];
  const kept = groups.map((group): ThemeGroup => {
    const found = chosen.duplicatesIn(group, scope);
    duplicates.push(...found);
    const dropped = new Set(found.flatMap((duplicate) => duplicate.dropped));
    return { ...group, members: group.members.filter(({ record }) => !dropped.has(record.id)) };
  });
  return { groups: kept.filter(({ members }) => members.length > 0), duplicates };
}

class Choices {
  private readonly groupOf = new Map<string, DuplicateGroup>();
  private readonly isBound: Bound;
  /** The copy that stands for its group in the whole shelf. */
  private readonly inShelf = new Map<DuplicateGroup, string>();

  constructor(copies: DuplicateGroup[], isBound: Bound) {
    this.isBound = isBound;
    for (const group of copies) {
      for (const id of [group.kept, ...group.dropped]) this.groupOf.set(id, group);
    }
  }

  /** Copies that are bound already come before any choice among themes. */
  reserve({ theme, members }: ThemeGroup): void {
    for (const { record } of members) {
      const group = this.groupOf.get(record.id);
      if (group && !this.inShelf.has(group) && this.isBound(theme.key, record.id)) {
        this.inShelf.set(group, record.id);
      }
    }
  }

  duplicatesIn({ theme, members }: ThemeGroup, scope: DuplicateScope): DuplicateGroup[] {
    const alike = new Map<DuplicateGroup, ArticleRecord[]>();
    for (const { record } of members) {
      const group = this.groupOf.get(record.id);
      if (!group) continue;
      const list = alike.get(group);
      if (list) list.push(record);
      else alike.set(group, [record]);
    }
    return [...alike].flatMap(([group, records]) => {
      const isBound = ({ id }: ArticleRecord) => this.isBound(theme.key, id);
      const best =
        this.inShelf.get(group) ?? (records.find(isBound) ?? records.toSorted(byWorth)[0]!).id;
      if (scope === 'shelf') this.inShelf.set(group, best);
      const dropped = records
        .filter((record) => record.id !== best && !isBound(record))
        .map(({ id }) => id);
      return dropped.length > 0 ? [{ kept: best, dropped, because: group.because }] : [];
    });
  }
}
