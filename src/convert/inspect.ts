import type { Finding } from '../check/finding.ts';
import { quickCheck } from '../check/quick.ts';
import { paths } from '../epub/vocabulary.ts';
import { message, sentenceOf } from '../messages.ts';
import type { Message, Publication } from '../types.ts';

/** Faults told for one book; the rest of a long row says nothing new. */
const TOLD = 10;

/** Thrown when a finished book must not be published. */
export class BookFaults extends Error {
  /** One for the book, then one for each fault, placed at the source file it stands in. */
  readonly messages: Message[];

  constructor(messages: Message[]) {
    super('the finished book has faults');
    this.messages = messages;
  }
}

/**
 * The look at a finished book before it takes the place of an older one.
 * @param book file name of the book, for messages
 * @returns a function that throws `BookFaults` where our own rules find an error
 */
export function inspector(publication: Publication, book: string) {
  return (entries: ReadonlyMap<string, Uint8Array>): void => {
    const errors = quickCheck(book, entries).filter(({ message: m }) => m.severity === 'error');
    if (errors.length === 0) return;
    const places = new Map(
      publication.spine.map(({ href, place }) => [`${paths.contentFolder}/${href}`, place ?? '']),
    );
    throw new BookFaults([
      message('volume-faulty', book, { count: errors.length }),
      ...errors.slice(0, TOLD).map((one) => faultMessage(one, book, places)),
    ]);
  };
}

function faultMessage(
  { file, message: said }: Finding,
  book: string,
  places: ReadonlyMap<string, string>,
): Message {
  return message('volume-fault', places.get(file) || book, {
    book,
    file: said.place || file || 'container',
    sentence: sentenceOf(said),
  });
}
