import { LETTER } from '../east-asian.ts';
import type { Edit, TextRun } from '../text-run.ts';

const SEAM = new RegExp(`(?<=[${LETTER}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[${LETTER}])`, 'gu');

/** A space where Chinese and a Latin word or number meet; foot-note marks stay where they are. */
export function spaceLatin(run: TextRun): Edit[] {
  const seams = [...run.text.matchAll(SEAM)];
  if (seams.length === 0) return [];
  const raised = raisedEdges(run);
  return seams
    .filter(({ index }) => !raised.has(index))
    .map(({ index }) => ({ start: index, end: index, text: ' ' }));
}

/** Offsets at which raised or lowered text starts or ends. */
function raisedEdges({ parts }: TextRun): ReadonlySet<number> {
  const edges = new Set<number>();
  let offset = 0;
  for (const part of parts) {
    const end = offset + part.data.length;
    if (part.isRaised) edges.add(offset).add(end);
    offset = end;
  }
  return edges;
}
