import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { planFolders } from '../convert.ts';
import { lineOf, message } from '../messages.ts';
import { SETTINGS_FILE } from '../settings/load.ts';
import { initialSettings } from '../volume/init.ts';
import { jobOf } from './job.ts';
import { type CommandContext, EXIT } from './run.ts';

/** `wenji init`: looks at a folder and writes a commented wenji.yaml; never over one. */
export async function run(context: CommandContext): Promise<number> {
  const { console, given } = context;
  const job = await jobOf(context);
  const { scan } = await planFolders({ ...job, isFirstLook: true });
  const { settings, folders } = job;
  const [folder = ''] = folders;
  const text = initialSettings(scan.records, {
    title: settings.title ?? path.basename(folder),
    by: settings.by,
    rules: settings,
  });
  if (given.print) {
    console.print(text.trimEnd());
    return EXIT.fine;
  }
  const file = path.join(folder, SETTINGS_FILE);
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const code = (error as NodeJS.ErrnoException).code;
    const fault = code === 'EEXIST' ? message('settings-exist', file) : undefined;
    console.tell(`wenji: ${lineOf(fault ?? message('settings-not-written', file, { detail }))}`);
    return EXIT.failed;
  }
  console.print(`${file}: written. See what it makes: wenji plan ${folder}`);
  return EXIT.fine;
}
