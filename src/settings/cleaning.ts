import { z } from 'zod';
import { type CleaningRule, cleaningRules } from '../article/clean/rules.ts';

const switchFor = (rule: CleaningRule) =>
  z.boolean().default(rule.default).meta({ description: rule.description });

/** A switch for every rule of the clean-up of text, from the same table as the rules. */
export const cleaningSchema = z.strictObject(mapValues(cleaningRules, switchFor));

function mapValues<K extends string, V, R>(record: Record<K, V>, change: (value: V) => R) {
  return Object.fromEntries(
    Object.entries<V>(record).map(([key, value]) => [key, change(value)]),
  ) as Record<K, R>;
}
