import type { MessageCode } from '../types.ts';

/** How long a failed address is left alone: not at all, an hour, a week (`store.ts`). */
export type Remembered = 'never' | 'shortly' | 'lastingly';

/** Why a picture cannot be had: a code of `messages.ts` with what was found. */
export class PictureProblem extends Error {
  readonly reason: MessageCode;
  readonly detail: string;
  readonly remembered: Remembered;

  constructor(reason: MessageCode, detail: string, remembered: Remembered = 'never') {
    super(`${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
    this.remembered = remembered;
  }
}

/** The problem behind a thrown value; anything unforeseen becomes `picture-unreadable`. */
export function problemOf(thrown: unknown): PictureProblem {
  if (thrown instanceof PictureProblem) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new PictureProblem('picture-unreadable', detail);
}
