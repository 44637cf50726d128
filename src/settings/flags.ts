import { z } from 'zod';
import { settingsSchema } from './schema.ts';

/** A setting as the command line knows it. */
export interface Flag {
  /** Name without dashes. */
  name: string;
  /** Where the setting stands in `wenji.yaml`: `['pictures', 'embed']`. */
  path: string[];
  type: 'string' | 'number' | 'boolean';
  array: boolean;
  choices?: string[];
  default?: unknown;
  description: string;
}

/** The part of JSON Schema that settings use. */
export interface SchemaNode {
  type?: string;
  enum?: string[];
  default?: unknown;
  description?: string;
  flag?: string;
  properties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
}

/** JSON Schema of `wenji.yaml`, as people write it. */
export function settingsJsonSchema(): SchemaNode {
  return z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' }) as SchemaNode;
}

/** Every setting that has a flag, in the schema's order. */
export function settingFlags(
  schema: SchemaNode = settingsJsonSchema(),
  path: string[] = [],
): Flag[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, node]) => {
    const here = [...path, name];
    return [...(node.flag ? [flagOf(node, here)] : []), ...settingFlags(node, here)];
  });
}

function flagOf(node: SchemaNode, path: string[]): Flag {
  const variants = node.anyOf ?? [node];
  const array = variants.find((variant) => variant.type === 'array');
  const value =
    array?.items ?? variants.find((variant) => variant.type === 'string') ?? variants[0] ?? {};
  const flag: Flag = {
    name: node.flag!,
    path,
    type: flagType(value.type),
    array: array !== undefined,
    description: node.description ?? '',
  };
  if (value.enum) flag.choices = value.enum;
  if (node.default !== undefined) flag.default = node.default;
  return flag;
}

function flagType(type: string | undefined): Flag['type'] {
  if (type === 'boolean') return 'boolean';
  return type === 'number' || type === 'integer' ? 'number' : 'string';
}

/**
 * Flags as given → the same shape as `wenji.yaml`. Flags that were not given leave no trace.
 * @param given values by flag name
 */
export function settingsFromFlags(given: Record<string, unknown>, flags = settingFlags()): object {
  const settings: Record<string, unknown> = {};
  for (const flag of flags) {
    const value = given[flag.name];
    if (value !== undefined) setAt(settings, flag.path, value);
  }
  return settings;
}

function setAt(target: Record<string, unknown>, path: string[], value: unknown): void {
  const [head, ...rest] = path;
  if (rest.length === 0) {
    target[head!] = value;
    return;
  }
  target[head!] ??= {};
  setAt(target[head!] as Record<string, unknown>, rest, value);
}
