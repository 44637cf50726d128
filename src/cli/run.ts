import yargs, { type Argv } from 'yargs';
import { version } from '../convert/version.ts';
import { lineOf } from '../messages.ts';
import { type Flag, settingFlags } from '../settings/flags.ts';
import { nearest, SettingsError } from '../settings/load.ts';
import { type Console, openConsole, type Surroundings } from './console.ts';

/** Exit codes, the same for every command. */
export const EXIT = { fine: 0, failed: 1, usage: 2, someLeftOut: 3 } as const;

/** What every command receives. */
export interface CommandContext {
  world: Surroundings;
  console: Console;
  /** Flag values by name, as yargs gives them. */
  given: Record<string, unknown>;
}

interface Command {
  usage: string;
  summary: string;
  /** Options of this command alone; those that are settings come from the schema. */
  options?: (args: Argv) => Argv;
  /** Whether the command takes the settings' flags. */
  settings: boolean;
  load: () => Promise<{ run: (context: CommandContext) => Promise<number> }>;
}

const folders = (args: Argv) =>
  args.positional('folder', {
    type: 'string',
    array: true,
    describe: 'Folders (or files) of articles',
  });

const planning = (args: Argv) =>
  folders(args).option('replan', {
    type: 'boolean',
    describe: 'Plan all volumes anew instead of keeping those of earlier builds',
  });

const books = (args: Argv) =>
  args
    .positional('book', { type: 'string', array: true, describe: 'EPUB files, of any maker' })
    .option('for', {
      type: 'string',
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: 'Judge also by the limits of this target (repeatable)',
    })
    .option('strict', { type: 'boolean', describe: 'Fail on warnings too' })
    .option('json', { type: 'boolean', describe: 'Print one JSON document instead of text' });

const shelfPlaces = (args: Argv) =>
  args
    .positional('shelf', {
      type: 'string',
      array: true,
      describe: 'EPUB files, or folders of them (default: wenji-out)',
    })
    .option('port', { type: 'number', default: 0, describe: 'Port to listen on; 0: any free one' })
    .option('from', {
      type: 'string',
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: 'Folder of articles: build its books into the shelf first',
    })
    .option('watch', {
      type: 'boolean',
      describe: 'Load pages again when the books change; with --from, build when articles change',
    });

/** Commands load their code when they run, so that `--help` is instant. */
const commands: Record<string, Command> = {
  build: {
    usage: 'build <folder...>',
    summary: 'Make e-book volumes of the articles below the folders',
    options: (args) =>
      planning(args).option('plan', {
        type: 'string',
        requiresArg: true,
        describe: 'Build this plan, which wenji plan --json printed and you may have edited',
      }),
    settings: true,
    load: () => import('./build.ts'),
  },
  init: {
    usage: 'init <folder...>',
    summary: 'Look at a folder and write a commented wenji.yaml with the themes it found',
    options: (args) =>
      args
        .positional('folder', { type: 'string', array: true, describe: 'Folder of articles' })
        .option('print', { type: 'boolean', describe: 'Print the settings instead' }),
    settings: true,
    load: () => import('./init.ts'),
  },
  plan: {
    usage: 'plan <folder...>',
    summary: 'Show the volumes that build would make, and why, without making them',
    options: (args) =>
      planning(args)
        .option('why', {
          type: 'string',
          requiresArg: true,
          describe: 'Tell why the article of this id or file name is where it is',
        })
        .option('show-changes', {
          type: 'boolean',
          describe: 'Show what the clean-up of text changes, place by place, instead of volumes',
        }),
    settings: true,
    load: () => import('./plan.ts'),
  },
  pictures: {
    usage: 'pictures <folder...>',
    summary: 'Fetch the pictures ahead of a build; tell which are missing and why',
    options: folders,
    settings: true,
    load: () => import('./pictures.ts'),
  },
  check: {
    usage: 'check <book...>',
    summary: 'Judge EPUB files: faults, limits of devices, and what was not looked at',
    options: books,
    settings: false,
    load: () => import('./check.ts'),
  },
  preview: {
    usage: 'preview [shelf...]',
    summary: 'Show books in the browser at the screen sizes of common e-readers',
    options: shelfPlaces,
    settings: false,
    load: () => import('./preview.ts'),
  },
};

/**
 * Runs the command line.
 * @param argv arguments without node and program
 * @returns the exit code
 */
export async function run(argv: string[], world: Surroundings): Promise<number> {
  let chosen: { command: Command; given: Record<string, unknown> } | undefined;
  let problem: string | undefined;
  let output = '';
  const parser = yargs()
    .scriptName('wenji')
    .usage('$0 <command>: folders of articles → e-book volumes');
  for (const command of Object.values(commands)) {
    parser.command(
      command.usage,
      command.summary,
      (args) => optionsOf(command, args),
      (given) => {
        chosen = { command, given };
      },
    );
  }
  await parser
    .locale('en')
    .version(await version())
    .help()
    .alias({ help: 'h', version: 'V' })
    .strict()
    .demandCommand(1, 'Which command? For example: wenji build my-articles')
    .wrap(Math.min(100, parser.terminalWidth()))
    .epilogue('Settings can also be kept in a file wenji.yaml in the folder.')
    .exitProcess(false)
    .fail((text, error) => {
      problem ??= text ?? error?.message;
    })
    .parseAsync(argv, {}, (_error, _argv, text) => {
      output = text;
    });
  if (problem !== undefined) {
    world.stderr.write(`wenji: ${explainUsage(problem, chosenName(argv))}\n`);
    return EXIT.usage;
  }
  if (!chosen) {
    if (output) world.stdout.write(`${output}\n`);
    return EXIT.fine;
  }
  return execute(chosen.command, chosen.given, world);
}

async function execute(
  command: Command,
  given: Record<string, unknown>,
  world: Surroundings,
): Promise<number> {
  const loudness = given.quiet ? 'quiet' : given.verbose ? 'verbose' : 'normal';
  const console = openConsole(world, loudness);
  try {
    const loaded = await command.load();
    return await loaded.run({ world, console, given });
  } catch (error) {
    if (error instanceof SettingsError) {
      for (const message of error.messages) console.tell(`wenji: ${lineOf(message)}`);
      return EXIT.usage;
    }
    console.tell(`wenji: ${error instanceof Error ? error.message : String(error)}`);
    if (loudness === 'verbose' && error instanceof Error && error.stack) console.tell(error.stack);
    return EXIT.failed;
  }
}

function optionsOf(command: Command, args: Argv): Argv {
  const own = command.options ? command.options(args) : args;
  const common = own
    .option('quiet', { alias: 'q', type: 'boolean', describe: 'Say only what went wrong' })
    .option('verbose', {
      alias: 'v',
      type: 'boolean',
      describe: 'Say also what was passed over and why',
    });
  if (!command.settings) return common;
  const withSettings = common
    .option('json', { type: 'boolean', describe: 'Print one JSON document instead of text' })
    .option('config', {
      type: 'string',
      describe: 'Settings file (default: wenji.yaml in the folder)',
    });
  return settingFlags().reduce(
    (all, flag) => all.option(flag.name, yargsOption(flag)),
    withSettings,
  );
}

function yargsOption(flag: Flag) {
  return {
    type: flag.type,
    array: flag.array,
    describe: flag.description,
    group: 'Settings:',
    ...(flag.choices ? { choices: flag.choices } : {}),
    // Defaults are applied by the schema, below wenji.yaml; here they are only told.
    ...(flag.default !== undefined && flag.default !== '' && !Array.isArray(flag.default)
      ? { defaultDescription: String(flag.default) }
      : {}),
    // One value an occurrence: a list must not swallow the folders that follow it.
    ...(flag.array ? { nargs: 1 } : {}),
    ...(flag.type === 'boolean' ? {} : { requiresArg: true }),
  } as const;
}

const chosenName = (argv: string[]) => argv.find((word) => !word.startsWith('-')) ?? '';

/** yargs' complaint, with the name that was probably meant. */
function explainUsage(problem: string, commandName: string): string {
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/.exec(problem)?.[1]?.split(', ') ?? [];
  const command = commands[commandName];
  const names = command ? optionNames() : Object.keys(commands);
  const advice = unknown.map((name) => nearest(name, names)).filter((name) => name !== '');
  const dashes = command ? '--' : '';
  const meant =
    advice.length > 0 ? `. Did you mean ${advice.map((name) => dashes + name).join(', ')}?` : '';
  const help = command ? `wenji ${commandName} --help` : 'wenji --help';
  return `${problem}${meant}\nSee: ${help}`;
}

function optionNames(): string[] {
  return [
    ...settingFlags().map((flag) => flag.name),
    ...['json', 'config', 'replan', 'plan', 'why', 'show-changes'],
    ...['print', 'quiet', 'verbose', 'help', 'version'],
  ];
}
