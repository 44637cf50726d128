import type { Page } from '../source/page.ts';
import type { MarkupNode, MessageCode, SourceKind } from '../types.ts';
import type { CleaningRecord } from './clean/clean-run.ts';
import type { Cleaning } from './clean/rules.ts';

/** What a step may know beside the page. */
export interface StepContext {
  /** Title as the book will print it: headings and alt texts that repeat it say nothing. */
  title: string;
  /** What kind of source the article comes from. */
  kind: SourceKind;
  /** BCP 47 language of the article; `und` until its text has been rebuilt. */
  language: string;
  /** Which rules of the clean-up work. */
  cleaning: Cleaning;
  /** Takes down what they changed. */
  cleaned: CleaningRecord;
  /** Records a message about this article. */
  note(code: MessageCode, args?: Record<string, string | number>): void;
}

/** A step on the source's own HTML; changes the tree in place, harmless when run twice. */
export type PageStep = (page: Page, context: StepContext) => void;

/** A step on our vocabulary; gives the new body, harmless when run twice. */
export type BodyStep = (body: MarkupNode[], context: StepContext) => MarkupNode[];
