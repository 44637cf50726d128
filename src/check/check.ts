import type { TargetProfile } from '../types.ts';
import { type Book, readBook } from './book.ts';
import type { Finding } from './finding.ts';
import { judgeEmbedded } from './judges/embedded.ts';
import { hasJava, type JavaJudge, judgeByJava } from './judges/epubcheck.ts';
import { structuralFindings, withArticles } from './quick.ts';
import { checkAccess } from './rules/access.ts';
import { checkLimits, type LimitResult } from './rules/limits.ts';
import { decodePictures } from './rules/pictures.ts';
import { checkStyles } from './rules/styles.ts';

export interface CheckOptions {
  /** Limits of these targets are judged too. */
  targets?: TargetProfile[];
  /** Absent where there is no EPUBCheck to run. */
  epubcheck?: JavaJudge;
  /** Whether `@likecoin/epubcheck-ts` is asked (default: yes). */
  embedded?: boolean;
}

export interface CheckReport {
  path: string;
  /** Version of EPUB that the book claims; '' when it cannot be told. */
  version: string;
  findings: Finding[];
  targets: { target: string; limits: LimitResult[] }[];
  /** Who looked at the book. */
  judges: string[];
  /** What nobody looked at, in words. */
  notChecked: string[];
}

/**
 * Judges a book of any maker by our own rules, the embedded checker and, where there is one,
 * EPUBCheck.
 * @throws when the file cannot be opened
 */
export async function checkBook(path: string, options: CheckOptions = {}): Promise<CheckReport> {
  const book = await readBook(path);
  const own = [...structuralFindings(book), ...checkStyles(book), ...checkAccess(book)];
  const pictures = await decodePictures(book);
  const embedded = options.embedded === false ? undefined : await judgeEmbedded(path);
  const java = await javaFindings(path, options.epubcheck);
  const findings = withArticles(
    book,
    withoutRepeats([...own, ...pictures.findings], [...(java ?? []), ...(embedded ?? [])]),
  );
  const targets = (options.targets ?? []).map((target) => ({
    target: target.name,
    limits: checkLimits(book, target, pictures.facts).map((result) => ({
      ...result,
      findings: withArticles(book, result.findings),
    })),
  }));
  return {
    path,
    version: book.package?.version ?? '',
    findings,
    targets,
    judges: ['wenji', ...(embedded ? ['epubcheck-ts'] : []), ...(java ? ['EPUBCheck'] : [])],
    notChecked: notChecked(book, java !== undefined, (options.targets ?? []).length > 0),
  };
}

async function javaFindings(
  path: string,
  judge: JavaJudge | undefined,
): Promise<Finding[] | undefined> {
  return judge && (await hasJava(judge.java)) ? judgeByJava(path, judge) : undefined;
}

/**
 * Our own sentences say what to do, so another judge's is left out where one of ours stands on
 * the same line, and where two judges say the same.
 */
function withoutRepeats(own: Finding[], others: Finding[]): Finding[] {
  const key = ({ file, line }: Finding) => `${file}:${line ?? ''}`;
  const known = new Set(own.filter(({ message }) => message.severity !== 'info').map(key));
  const told = new Set<string>();
  const added = others.filter((one) => {
    const same = `${key(one)} ${one.message.args.id}`;
    if (told.has(same) || (one.line !== undefined && known.has(key(one)))) return false;
    told.add(same);
    return true;
  });
  return [...own, ...added];
}

function notChecked(book: Book, byJava: boolean, hasTargets: boolean): string[] {
  const names = [...book.entries.keys()];
  return [
    ...(byJava ? [] : ['what only EPUBCheck knows (Java or its jar was not found)']),
    ...(hasTargets ? [] : ['limits of devices (name one with --for)']),
    ...(names.includes('META-INF/encryption.xml') ? ['encrypted files'] : []),
    ...(names.some((name) => /\.(?:mp3|m4a|mp4|opus|smil)$/i.test(name))
      ? ['sound, film and media overlays']
      : []),
    ...(names.some((name) => /\.(?:otf|ttf|woff2?)$/i.test(name)) ? ['what is in the fonts'] : []),
    'colour contrast, how pages look, whether descriptions of pictures are true',
  ];
}
