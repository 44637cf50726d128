import { v5 } from 'uuid';
import type { ArticleRecord, ShelfPlan } from '../types.ts';
export function planShelf(
  records: ArticleRecord[],
  settings: { by?: string | undefined },
  o: { shelf: { key: string; title: string } },
): ShelfPlan {
  const groups = new Map<string, ArticleRecord[]>();
  for (const r of records) {
    const k = settings.by === 'none' ? o.shelf.title : (r.channel?.title ?? o.shelf.title);
    groups.set(k, [...(groups.get(k) ?? []), r]);
  }
  return {
    duplicates: [],
    unassigned: [],
    reasons: {},
    volumes: [...groups].map(([t, rs]) => ({
      key: t,
      theme: { key: t, title: t },
      number: 1,
      total: 1,
      title: t,
      fileName: t,
      identifier: `urn:uuid:${v5(t, v5.URL)}`,
      language: rs[0]!.language,
      sections: [{ title: t, articles: rs.map((r) => r.id) }],
      estimatedBytes: 0,
    })),
  };
}
