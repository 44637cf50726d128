import { sentenceOf } from '../messages.ts';
import type { Message, PictureOutcome, Report, ShelfPlan } from '../types.ts';
import type { PressRun } from './publish.ts';
import type { Scan } from './scan.ts';

/** The report of a build, from what each stage handed on. */
export function reportOf(scan: Scan, plan: ShelfPlan, runs: PressRun[]): Report {
  const bound = new Set(
    plan.volumes.flatMap(({ sections }) => sections.flatMap((s) => s.articles)),
  );
  const dropped = new Set(plan.duplicates.flatMap((group) => group.dropped));
  const messages = [...scan.rejected, ...runs.flatMap((run) => run.messages), ...scan.messages];
  const faulty = new Set(
    messages.filter(({ code }) => code === 'article-faulty').map(({ place }) => place),
  );
  return {
    articles: {
      found: scan.records.length + scan.rejected.length,
      bound: bound.size - faulty.size,
      duplicate: [...dropped].filter((id) => !bound.has(id)).length,
      rejected: scan.rejected.length + faulty.size,
    },
    pictures: pictureCounts(runs.flatMap((run) => [...run.pictures.outcomes.values()].flat())),
    cleaning: cleaningTotals(scan.messages),
    volumes: runs.flatMap((run) => run.volumes),
    messages: messages.filter(({ code }) => code !== CLEANED).map(reported),
  };
}

const CLEANED = 'text-cleaned';

/**
 * How often each rule of the clean-up changed something. Most articles of a large shelf have some
 * such change: they are told together, and one by one on demand (`plan --show-changes`).
 */
export function cleaningTotals(messages: Message[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { code, args } of messages) {
    if (code !== CLEANED) continue;
    for (const [rule, count] of Object.entries(args)) {
      totals[rule] = (totals[rule] ?? 0) + Number(count);
    }
  }
  return totals;
}

function reported(message: Message): Report['messages'][number] {
  const { code, severity, place } = message;
  return { code, severity, place, text: sentenceOf(message) };
}

/** Counts references; bytes are counted once for each picture embedded. */
function pictureCounts(outcomes: PictureOutcome[]): Report['pictures'] {
  const wanted = outcomes.filter((outcome) => outcome.kind !== 'dropped');
  const embedded = wanted.filter((outcome) => outcome.kind === 'embedded');
  const distinct = new Map(embedded.map(({ picture }) => [picture.sha256, picture]));
  const sum = (bytesOf: (picture: { bytes: number; bytesIn: number }) => number) =>
    [...distinct.values()].reduce((total, picture) => total + bytesOf(picture), 0);
  return {
    referenced: wanted.length,
    embedded: embedded.length,
    missing: wanted.length - embedded.length,
    bytesIn: sum((picture) => picture.bytesIn),
    bytesOut: sum((picture) => picture.bytes),
  };
}
