import type { Finding } from '../check/finding.ts';
import { paths } from '../epub/vocabulary.ts';
import { message, sentenceOf } from '../messages.ts';
import type { Article, Message, Publication } from '../types.ts';

/** Faults told for one book; the rest of a long row says nothing new. */
const TOLD = 10;

/** Thrown when a finished book must not be published. */
export class BookFaults extends Error {
  /** One for the book, then one for each fault, placed at the source file it stands in. */
  readonly messages: Message[];
  /** One for each article at fault; empty where a fault stands outside of articles. */
  readonly articles: Message[];

  constructor(messages: Message[], articles: Message[]) {
    super('the finished book has faults');
    this.messages = messages;
    this.articles = articles;
  }
}

/**
 * What is told of a finished book that must not take the place of an older one.
 * @param errors what the look at it found (`worker/print-book.ts`)
 * @param book file name of the book, for messages
 */
export function bookFaults(errors: Finding[], { spine }: Publication, book: string): BookFaults {
  const places = new Map(
    spine.map(({ href, place }) => [`${paths.contentFolder}/${href}`, place ?? '']),
  );
  return new BookFaults(
    [
      message('volume-faulty', book, { count: errors.length }),
      ...errors.slice(0, TOLD).map((one) => faultMessage(one, book, places)),
    ],
    articlesAtFault(errors, book, places),
  );
}

function articlesAtFault(
  errors: Finding[],
  book: string,
  places: ReadonlyMap<string, string>,
): Message[] {
  const first = new Map<string, Message>();
  for (const { file, message: said } of errors) {
    const place = places.get(file);
    if (!place) return [];
    if (first.has(place)) continue;
    first.set(place, message('article-faulty', place, { book, sentence: sentenceOf(said) }));
  }
  return [...first.values()];
}

/**
 * Prints a book so that one bad article does not cost the others: where every fault stands in
 * articles, once more without those.
 * @param print makes the book of these articles; told which were left out
 * @throws what the first print threw, where leaving articles out does not help
 */
export async function printSound<T>(
  articles: Article[],
  print: (articles: Article[], leftOut: Message[]) => Promise<T>,
): Promise<{ printed: T; leftOut: Message[] }> {
  try {
    return { printed: await print(articles, []), leftOut: [] };
  } catch (error) {
    const leftOut = error instanceof BookFaults ? error.articles : [];
    const faulty = new Set(leftOut.map(({ place }) => place));
    const sound = articles.filter(({ place }) => !faulty.has(place));
    if (leftOut.length === 0 || sound.length === 0) throw error;
    return { printed: await print(sound, leftOut), leftOut };
  }
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
