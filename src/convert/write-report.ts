import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../types.ts';

export const REPORT_FILE = 'report.json';

/** Writes the report beside the books, whole or not at all. */
export async function writeReport(report: Report, folder: string): Promise<void> {
  const target = path.join(folder, REPORT_FILE);
  const temporary = path.join(folder, `.${REPORT_FILE}.part`);
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(`${JSON.stringify(report, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, target);
}
