import { message } from '../messages.ts';
import type { ArticleRecord, Message, ShelfPlan, VolumePlan } from '../types.ts';
import { caseKey, fileNameOf, identifierOf, NameRegister } from './naming.ts';
import { byText } from './order.ts';
import type { WrittenPlan, WrittenVolume } from './plan-file.ts';
import { BOOK_BYTES, loadOf, type SizeOptions, sumOf } from './size.ts';
import { mainLanguage } from './volume-planner.ts';

/** Places told of in one message. */
const EXAMPLES = 3;

export interface GivenPlanOptions {
  /** The plan's file, for messages. */
  file: string;
  shelf: { key: string };
  sizes: SizeOptions;
}

/**
 * Makes a plan that a person may have edited into one to build: what they left out is filled in,
 * what follows from the articles is reckoned anew.
 * @returns the plan, or what keeps it from being built; `notes` are worth telling either way
 */
export function completePlan(
  written: WrittenPlan,
  records: ArticleRecord[],
  options: GivenPlanOptions,
): { plan?: ShelfPlan; problems: Message[]; notes: Message[] } {
  const known = new Map(records.map((record) => [record.id, record]));
  const problems = problemsOf(written, known, options.file);
  if (problems.length > 0) return { problems, notes: [] };
  const volumes = completeVolumes(written.volumes, known, options);
  const twice = repeatedNames(volumes, options.file);
  if (twice.length > 0) return { problems: twice, notes: [] };
  const isKnown = (id: string) => known.has(id);
  const duplicates = written.duplicates.filter(
    ({ kept, dropped }) => isKnown(kept) && dropped.every(isKnown),
  );
  const bound = new Set(volumes.flatMap(articlesOf));
  const dropped = new Set(duplicates.flatMap((group) => group.dropped));
  const unassigned = records.filter(({ id }) => !bound.has(id) && !dropped.has(id));
  const plan: ShelfPlan = {
    ...(written.by ? { by: written.by } : {}),
    shelf: options.shelf.key,
    volumes,
    duplicates,
    copies: written.copies.filter(({ kept }) => isKnown(kept)),
    unassigned: unassigned.map(({ id }) => id),
    reasons: written.reasons,
  };
  return { plan, problems: [], notes: leftOut(written, unassigned, options.file) };
}

const articlesOf = ({ sections }: Pick<VolumePlan, 'sections'>) =>
  sections.flatMap(({ articles }) => articles);

function problemsOf(
  { volumes }: WrittenPlan,
  known: ReadonlyMap<string, ArticleRecord>,
  file: string,
): Message[] {
  const missing = [...new Set(volumes.flatMap(articlesOf))].filter((id) => !known.has(id));
  const problems: Message[] = [];
  if (missing.length > 0) {
    const examples = missing.slice(0, EXAMPLES).join(', ');
    problems.push(message('plan-articles-missing', file, { count: missing.length, examples }));
  }
  for (const volume of volumes) {
    const articles = articlesOf(volume);
    const twice = articles.find((id, index) => articles.indexOf(id) !== index);
    if (twice !== undefined) {
      const article = known.get(twice)?.place ?? twice;
      problems.push(message('plan-article-twice', file, { article, volume: volume.title }));
    }
    const safe = fileNameOf(volume.fileName ?? volume.title);
    if (volume.fileName !== undefined && volume.fileName !== safe) {
      problems.push(message('plan-file-name', file, { name: volume.fileName, safe }));
    }
  }
  return problems;
}

function completeVolumes(
  written: WrittenVolume[],
  known: ReadonlyMap<string, ArticleRecord>,
  { shelf, sizes }: GivenPlanOptions,
): VolumePlan[] {
  const names = new NameRegister();
  for (const { fileName } of written) if (fileName !== undefined) names.reserve(fileName);
  const filled = written.filter((volume) => articlesOf(volume).length > 0);
  const themeKeyOf = ({ theme, title }: WrittenVolume) => theme?.key ?? title;
  return filled.map(({ period, duplicates, ...volume }): VolumePlan => {
    const siblings = filled.filter((other) => themeKeyOf(other) === themeKeyOf(volume));
    const number =
      volume.number ?? siblings.findIndex(({ sections }) => sections === volume.sections) + 1;
    const key = volume.key ?? `${themeKeyOf(volume)}/${number}`;
    const records = articlesOf(volume).map((id) => known.get(id)!);
    const days = records.flatMap(({ published }) => (published ? [published.slice(0, 10)] : []));
    const [from, until] = [days.toSorted(byText)[0], days.toSorted(byText).at(-1)];
    return {
      ...volume,
      key,
      theme: volume.theme ?? { key: volume.title, title: volume.title },
      number,
      total: volume.total ?? siblings.length,
      ...(period ? { period } : {}),
      ...(duplicates ? { duplicates } : {}),
      fileName: volume.fileName ?? names.claim(fileNameOf(volume.title)),
      identifier: volume.identifier ?? identifierOf(shelf.key, key),
      language: volume.language ?? mainLanguage(records),
      sections: volume.sections.filter(({ articles }) => articles.length > 0),
      ...(from && until ? { from, until } : {}),
      estimatedBytes: sumOf(records.map((record) => loadOf(record, sizes))).bytes + BOOK_BYTES,
    };
  });
}

/** Keys, identifiers and file names that two volumes share: a block that was copied. */
function repeatedNames(volumes: VolumePlan[], file: string): Message[] {
  return (['key', 'identifier', 'fileName'] as const).flatMap((field) => {
    const seen = new Set<string>();
    return volumes.flatMap((volume) => {
      const name = field === 'fileName' ? caseKey(volume.fileName) : volume[field];
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      const { title } = volume;
      return [message('plan-name-twice', file, { field, value: volume[field], title })];
    });
  });
}

/** Articles that the plan does not speak of: new ones, or taken out by hand. */
function leftOut(written: WrittenPlan, unassigned: ArticleRecord[], file: string): Message[] {
  const told = new Set(written.unassigned);
  const untold = unassigned.filter(({ id }) => !told.has(id));
  if (untold.length === 0) return [];
  const examples = untold
    .slice(0, EXAMPLES)
    .map(({ place }) => place)
    .join(', ');
  return [message('plan-leaves-out', file, { count: untold.length, examples })];
}
