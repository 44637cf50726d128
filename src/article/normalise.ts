import { message } from '../messages.ts';
import type { Page } from '../source/page.ts';
import type { Article, MarkupNode, Message, SourceFile } from '../types.ts';
import { CleaningRecord, cleaningMessages, cleanLine } from './clean/clean-run.ts';
import { type Cleaning, defaultCleaning } from './clean/rules.ts';
import { detectLanguage } from './language.ts';
import { fieldsOf, titleOf } from './metadata.ts';
import { Flow } from './rebuild/flow.ts';
import type { BodyStep, PageStep, StepContext } from './step.ts';
import { cleanMetadata, cleanText } from './steps/clean-text.ts';
import { collectPictures } from './steps/collect-pictures.ts';
import { gatherPictures } from './steps/gather-pictures.ts';
import { joinLines } from './steps/join-lines.ts';
import { levelHeadings } from './steps/level-headings.ts';
import { liftHeadings } from './steps/lift-headings.ts';
import { linkNotes } from './steps/link-notes.ts';
import { linkTargets } from './steps/link-targets.ts';
import { makeFigures } from './steps/make-figures.ts';
import { markLanguages } from './steps/mark-languages.ts';
import { markPassages } from './steps/mark-passages.ts';
import { noteEmbeds } from './steps/note-embeds.ts';
import { openTables } from './steps/open-tables.ts';
import { pruneIds } from './steps/prune-ids.ts';
import { removeHidden } from './steps/remove-hidden.ts';
import { resolveLinks } from './steps/resolve-links.ts';
import { splitLines } from './steps/split-lines.ts';
import { stripHints } from './steps/strip-hints.ts';
import { stripIndents } from './steps/strip-indents.ts';
import { tidyRules } from './steps/tidy-rules.ts';
import { textOf } from './xhtml.ts';

/** What the settings say about articles. */
export interface ArticleOptions {
  /** Which rules of the clean-up work; as by default when absent. */
  cleaning?: Cleaning;
  /** Language of articles that do not declare theirs (BCP 47). */
  language?: string;
  /** Tell every place that the clean-up changed, as `text-changed`. */
  showChanges?: boolean;
}

/** On the source's own HTML, while its attributes still say what things are. */
const pageSteps: PageStep[] = [
  // Before all else, so that no later step takes what nobody sees for text.
  removeHidden,
  // Reads noscript twins, sources and links around pictures: before links are judged.
  collectPictures,
  noteEmbeds,
  resolveLinks,
  // Needs the ids and names of the source, which rebuilding moves.
  linkNotes,
  pruneIds,
  // Knows pictures from icons by what the collector said.
  openTables,
  // On text alone; after the pictures, which it must not see through.
  joinLines,
  // Once lines are whole: the rules look at what stands beside a character.
  cleanText,
];

/** On the rebuilt text, where a paragraph is a paragraph whatever the source wrote. */
const bodySteps: BodyStep[] = [
  // Before headings: what stands under a picture may look like one.
  makeFigures,
  tidyRules,
  splitLines,
  // Before headings are lifted: the label of a question may be bold and alone.
  markPassages,
  liftHeadings,
  levelHeadings,
  // After lines have become paragraphs or headings: each may have had its own indent.
  stripIndents,
  markLanguages,
  // Last, when no element comes or goes any more.
  linkTargets,
  stripHints,
];

/**
 * Makes an article of a page: the steps in order, then uniform metadata.
 * Changes the page's tree. The body is of our vocabulary alone.
 */
export function articleFrom(found: Page, file: SourceFile, options: ArticleOptions = {}): Article {
  const cleaning = options.cleaning ?? defaultCleaning;
  const cleaned = new CleaningRecord(options.showChanges);
  const metadata = cleanMetadata(found.metadata, cleaning, cleaned);
  const language = metadata.language ?? options.language;
  const page = { ...found, metadata: { ...metadata, ...(language ? { language } : {}) } };
  const messages: Message[] = [...page.messages];
  const context: StepContext = {
    // Again, since the title may come from a list or the file's name.
    title: cleanLine(titleOf(page.metadata, file), cleaning, cleaned),
    kind: page.kind,
    language: 'und',
    cleaning,
    cleaned,
    note: (code, args = {}) => messages.push(message(code, page.place, args)),
  };
  const { body, pictures } = bodyOf(page, context);
  messages.push(...cleaningMessages(cleaned, page.place));
  return { ...fieldsOf(page, file, context), body, pictures, messages };
}

/** The normalised text of a page and its pictures. */
export function bodyOf(page: Page, context: StepContext): Pick<Article, 'body' | 'pictures'> {
  for (const step of pageSteps) step(page, context);
  let body: MarkupNode[] = page.root.toArray().flatMap((element) => Flow.of(element.children, []));
  context.language = detectLanguage(`${context.title}\n${textOf(body)}`, page.metadata.language);
  for (const step of bodySteps) body = step(body, context);
  return gatherPictures(body);
}
