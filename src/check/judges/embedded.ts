import { readFile } from 'node:fs/promises';
import { type Finding, finding } from '../finding.ts';

/**
 * What version 0.7.0 finds fault with and EPUBCheck 5.3 rightly does not: a page of type `index`
 * must be built by EPUB Indexes 1.0 only where the manifest or `dc:type` says so.
 */
const falseAlarms = /one and only one "index-entry-list"/;

/**
 * What `@likecoin/epubcheck-ts` says of a book: a part of EPUBCheck's rules, without Java.
 * @returns undefined when it broke down over the book, which says nothing about the book
 */
export async function judgeEmbedded(path: string): Promise<Finding[] | undefined> {
  const { EpubCheck } = await import('@likecoin/epubcheck-ts');
  try {
    const { messages } = await EpubCheck.validate(await readFile(path));
    return messages.flatMap(({ id, severity, message, location }) => {
      const code = judgeCode(severity);
      if (!code || falseAlarms.test(message)) return [];
      return [
        finding(
          code,
          location?.path ?? '',
          { id, detail: message.replace(/\s+/g, ' ') },
          location?.line,
        ),
      ];
    });
  } catch {
    return undefined;
  }
}

/** Severity of a judge → the code of the message that repeats it; nothing for mere hints. */
export function judgeCode(severity: string): string | undefined {
  if (/^(?:fatal|error)$/i.test(severity)) return 'judge-error';
  return /^warning$/i.test(severity) ? 'judge-warning' : undefined;
}
