import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../types.ts';

export const REPORT_FILE = 'report.json';

/** Writes the report beside the books. */
export function writeReport(report: Report, folder: string): Promise<void> {
  return writeWhole(folder, REPORT_FILE, `${JSON.stringify(report, null, 2)}\n`);
}

/** Writes a text file, whole or not at all. */
export async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  const target = path.join(folder, name);
  const temporary = path.join(folder, `.${name}.part`);
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, target);
}
