import { message } from '../messages.ts';
import { targetNamed, targets } from '../publication/targets.ts';
import { presetNamed } from '../resource/presets.ts';
import { nearest, SettingsError } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { Edition, Script, TargetProfile } from '../types.ts';

/**
 * The editions that the settings ask for: every script with every target.
 * @throws SettingsError when a target does not exist
 */
export function editionsOf(settings: Settings): Edition[] {
  const scripts: (Script | undefined)[] =
    settings.text.to.length > 0 ? settings.text.to : [undefined];
  return scripts.flatMap((script) =>
    settings.book.for.map((name): Edition => {
      const target = withSettings(knownTarget(name), settings);
      const marks = [script, name === 'general' ? undefined : name].filter(
        (mark) => mark !== undefined,
      );
      return {
        suffix: marks.join('-'),
        ...(script ? { script } : {}),
        target,
      };
    }),
  );
}

/**
 * The target of a name as given.
 * @throws SettingsError that names the nearest
 */
export function knownTarget(name: string): TargetProfile {
  const target = targetNamed(name);
  if (target) return target;
  const names = Object.keys(targets);
  throw new SettingsError([
    message('target-unknown', '--for', {
      name,
      nearest: nearest(name, names),
      names: names.join(', '),
    }),
  ]);
}

/** What is asked for by name counts before the target's own. */
function withSettings(target: TargetProfile, { pictures, book }: Settings): TargetProfile {
  const preset = pictures.preset ? presetNamed(pictures.preset) : undefined;
  return {
    ...target,
    ...(preset ? { pictures: preset } : {}),
    ...(book.headings ? { contentsDepth: 3 } : {}),
  };
}
