import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { message } from '../messages.ts';
import type { Message } from '../types.ts';
import { type SchemaNode, settingFlags, settingsJsonSchema } from './flags.ts';
import { type Settings, settingsSchema } from './schema.ts';

/** A setting is wrong: the run must not start. Carries one message per fault. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly messages: Message[];

  constructor(messages: Message[]) {
    super('wrong settings');
    this.messages = messages;
  }
}

export const SETTINGS_FILE = 'wenji.yaml';

export interface LoadedSettings {
  settings: Settings;
  /** Absolute path of the file that was read, if there was one. */
  file?: string;
}

/**
 * Settings given over `wenji.yaml` over defaults, checked.
 * @param folders looked through in order for `wenji.yaml`; the first found counts
 * @param over settings in the shape of the file, from flags or a program
 * @param file settings file named by the user, instead of looking for one
 * @throws SettingsError naming file, line and value of everything that is wrong
 */
export async function loadSettings(
  folders: string[],
  over: object = {},
  file?: string,
): Promise<LoadedSettings> {
  const found = await findSettings(folders, file);
  if (!found) return { settings: check(over, () => undefined) };
  const { document, place } = parseSettings(found.text, path.basename(found.path));
  const fromFile = (document.toJS() ?? {}) as Record<string, unknown>;
  check(fromFile, place);
  return { settings: check(merge(fromFile, over), place), file: found.path };
}

async function findSettings(folders: string[], file: string | undefined) {
  if (file) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) throw new SettingsError([message('settings-file-missing', file)]);
    return { path: path.resolve(file), text };
  }
  for (const folder of folders) {
    const candidate = path.resolve(folder, SETTINGS_FILE);
    const text = await readFile(candidate, 'utf8').catch(() => undefined);
    if (text !== undefined) return { path: candidate, text };
  }
  return undefined;
}

/** Tells where a setting stands in the file: `wenji.yaml:12`. */
type PlaceOf = (settingPath: PropertyKey[]) => string | undefined;

function parseSettings(text: string, name: string): { document: Document; place: PlaceOf } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const lineAt = (offset: number) => `${name}:${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    throw new SettingsError(
      document.errors.map((error) =>
        message('settings-not-yaml', lineAt(error.pos[0]), { detail: error.message }),
      ),
    );
  }
  const contents = document.toJS();
  if (contents !== null && (typeof contents !== 'object' || Array.isArray(contents))) {
    throw new SettingsError([
      message('settings-not-yaml', lineAt(0), {
        detail: 'a list of "name: value" lines is expected',
      }),
    ]);
  }
  return { document, place: (settingPath) => placeIn(document, settingPath, lineAt) };
}

function placeIn(
  document: Document,
  settingPath: PropertyKey[],
  lineAt: (offset: number) => string,
) {
  for (let length = settingPath.length; length > 0; length--) {
    const parent: unknown =
      length > 1 ? document.getIn(settingPath.slice(0, length - 1), true) : document.contents;
    const key = settingPath[length - 1];
    const offset =
      keyOffset(parent, key) ?? nodeOffset(document.getIn(settingPath.slice(0, length), true));
    if (offset !== undefined) return lineAt(offset);
  }
  return undefined;
}

function keyOffset(parent: unknown, key: PropertyKey | undefined): number | undefined {
  const items = (parent as { items?: { key?: unknown }[] } | undefined)?.items ?? [];
  const pair = items.find((item) => (item.key as { value?: unknown } | undefined)?.value === key);
  return nodeOffset(pair?.key);
}

const nodeOffset = (node: unknown) => (node as { range?: [number] } | undefined)?.range?.[0];

/** Deep merge of plain objects: `over` wins, lists are replaced whole. */
function merge(base: Record<string, unknown>, over: object): Record<string, unknown> {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isPlainObject(below) && isPlainObject(value) ? merge(below, value) : value;
  }
  return merged;
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function check(settings: unknown, placeOf: PlaceOf): Settings {
  const result = settingsSchema.safeParse(settings, { reportInput: true });
  if (result.success) return result.data;
  throw new SettingsError(result.error.issues.flatMap((issue) => messagesOf(issue, placeOf)));
}

function messagesOf(issue: z.core.$ZodIssue, placeOf: PlaceOf): Message[] {
  if (issue.code !== 'unrecognized_keys') {
    return [wrongSetting(issue, placeOf)];
  }
  return issue.keys.map((key) => {
    const settingPath = [...issue.path, key];
    return message('setting-unknown', placeOf(settingPath) ?? flagOf(settingPath), {
      name: settingPath.join('.'),
      nearest: nearest(key, namesAt(issue.path)),
    });
  });
}

function wrongSetting(issue: z.core.$ZodIssue, placeOf: PlaceOf): Message {
  return message('setting-wrong', placeOf(issue.path) ?? flagOf(issue.path), {
    name: issue.path.join('.'),
    value: JSON.stringify(issue.input) ?? 'nothing',
    detail: issue.message,
  });
}

/** The command-line flag of a setting, for faults that stand in no file. */
function flagOf(settingPath: PropertyKey[]): string {
  const flag = settingFlags().find(
    (candidate) => candidate.path.join('.') === settingPath.join('.'),
  );
  return flag ? `--${flag.name}` : settingPath.join('.');
}

/** Setting names that may stand at a path. */
function namesAt(settingPath: PropertyKey[]): string[] {
  let node: SchemaNode | undefined = settingsJsonSchema();
  for (const step of settingPath) {
    node = typeof step === 'number' ? node?.items : node?.properties?.[String(step)];
  }
  return Object.keys(node?.properties ?? {});
}

/**
 * The name that was probably meant, or '' when none is near.
 * @param given what was typed
 * @param names what exists
 */
export function nearest(given: string, names: string[]): string {
  if (names.length === 0) return '';
  const name = closest(given, names);
  return distance(given, name) <= Math.max(2, Math.floor(given.length / 3)) ? name : '';
}
