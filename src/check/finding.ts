import { message } from '../messages.ts';
import type { Message } from '../types.ts';

/** One fault of a book, or one piece of advice (severity `info`). */
export interface Finding {
  message: Message;
  /** Entry of the container, '' for the container as a whole. */
  file: string;
  /** 1-based, where known. */
  line?: number;
  /** Title of the article it stands in, where known. */
  article?: string;
}

/** A finding of our own rules; `code` is declared in `sentences.ts`. */
export function finding(
  code: string,
  file: string,
  args: Record<string, string | number> = {},
  line?: number,
): Finding {
  const place = line === undefined ? file : `${file}:${line}`;
  return { message: message(code, place, args), file, ...(line === undefined ? {} : { line }) };
}
