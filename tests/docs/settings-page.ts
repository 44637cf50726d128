/**
 * Writes docs/settings.md from the schema of the settings: `npm run settings-page`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type SchemaNode, settingsJsonSchema } from '../../src/settings/flags.ts';
import { settingsSchema } from '../../src/settings/schema.ts';

export const settingsPageFile = path.resolve(import.meta.dirname, '../../docs/settings.md');

const head = `# Settings

Every setting of \`wenji.yaml\` with its flag, if it has one. Flags count over the file, the file over
the defaults. A setting that does not exist stops the run, and the line is named. Dots are levels:
\`text.to\` is \`to\` below \`text\`. This page is made from the program's own schema by
\`npm run settings-page\`; how themes and volumes come about is told in [themes.md](themes.md).
`;

/** The page as it should be. */
export function settingsPage(): string {
  const { themes, ...properties } = settingsJsonSchema().properties!;
  const groups = Object.entries(properties).filter(([, node]) => node.properties);
  const single = Object.entries(properties).filter(([, node]) => !node.properties);
  const conditions = themes!.anyOf?.find(({ items }) => items)?.items ?? themes!.items!;
  return [
    head,
    table('General', single),
    ...groups.map(([name, node]) => table(`\`${name}\``, flat(node, name))),
    '## `themes`\n',
    `${themes!.description}. Each has a title and any number of conditions:\n`,
    rows(Object.entries(conditions.properties ?? {}), false),
  ].join('\n');
}

function flat(node: SchemaNode, prefix: string): [string, SchemaNode][] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) =>
    child.properties ? flat(child, `${prefix}.${name}`) : [[`${prefix}.${name}`, child]],
  );
}

const table = (title: string, settings: [string, SchemaNode][]) =>
  `## ${title}\n\n${rows(settings, true)}`;

function rows(settings: [string, SchemaNode][], hasDefaults: boolean): string {
  const names = hasDefaults
    ? ['setting', 'flag', 'default', 'what it does']
    : ['condition', 'what it takes'];
  return [
    row(names),
    row(names.map(() => '---')),
    ...settings.map(([name, node]) => {
      const shown = [`\`${name}\``];
      if (hasDefaults) shown.push(node.flag ? `\`--${node.flag}\`` : '', defaultOf(name));
      return row([...shown, (node.description ?? '').replaceAll('|', '\\|')]);
    }),
    '',
  ].join('\n');
}

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;

const defaults = settingsSchema.parse({});

function defaultOf(name: string): string {
  const value = name
    .split('.')
    .reduce<unknown>((group, step) => (group as Record<string, unknown>)[step], defaults);
  if (value === undefined || value === '' || ['[]', '{}'].includes(JSON.stringify(value)))
    return '';
  if (/bytes|size/i.test(name)) return bytes(Number(value));
  return `\`${Array.isArray(value) ? value.join(', ') : String(value)}\``;
}

const bytes = (value: number) =>
  value % 1024 ** 2 === 0 ? `\`${value / 1024 ** 2}MiB\`` : `\`${value / 1e6}MB\``;

if (process.argv[1]?.endsWith('settings-page.ts')) writeFileSync(settingsPageFile, settingsPage());
