import { v5 as uuidFrom } from 'uuid';
import { scriptEvidence } from '../article/language.ts';
import { languageOfScript } from '../article/script/converter.ts';
import { scriptOf } from '../article/script/detect.ts';
import {
  conversionDoubts,
  convertArticle,
  convertText,
  type ScriptOptions,
} from '../article/script.ts';
import type { Shelf } from '../publication/input.ts';
import type { Article, Edition, Message, Script, VolumePlan } from '../types.ts';
import { inEditionOrder, isIndexVolume } from '../volume/index-volume.ts';

/** A volume and what belongs to it, in the script of an edition. */
export interface ScriptEdition {
  volume: VolumePlan;
  shelf: Shelf;
  articles: Article[];
}

/**
 * A volume, its shelf and its articles in the script of an edition: titles converted, keys and file
 * names kept. The volume's identifier derives from the shelf's own, so that both editions stay
 * apart on a reader.
 * @param script undefined: as written, but for quotation marks
 */
export function inScript(
  { volume, shelf, articles }: ScriptEdition,
  script: Script | undefined,
  options: ScriptOptions,
): ScriptEdition {
  if (!script && !options.quotes) return { volume, shelf, articles };
  const converted = articles.map((article) => convertArticle(article, script, options));
  const text = (title: string) =>
    convertText(title, scriptOfTitle(title, volume.language), script, options);
  const titled = {
    ...volume,
    theme: { ...volume.theme, title: text(volume.theme.title) },
    title: text(volume.title),
    sections: volume.sections.map((section) => ({ ...section, title: text(section.title) })),
    ...(script && {
      identifier: `urn:uuid:${uuidFrom(script, volume.identifier.replace('urn:uuid:', ''))}`,
      language: /^(?:zh|und)\b/.test(volume.language) ? languageOfScript(script) : volume.language,
    }),
  };
  return {
    volume: script && isIndexVolume(titled) ? inEditionOrder(titled, converted) : titled,
    shelf: shelfInScript(shelf, text),
    articles: converted,
  };
}

const shelfInScript = (shelf: Shelf, text: (title: string) => string): Shelf => ({
  ...shelf,
  title: text(shelf.title),
  ...(shelf.publisher && { publisher: text(shelf.publisher) }),
  ...(shelf.rights && { rights: text(shelf.rights) }),
});

/** A title is short: where its characters do not tell its script, the volume's language does. */
function scriptOfTitle(title: string, language: string): Script {
  const { simplified, traditional } = scriptEvidence(title);
  return scriptOf(simplified === traditional ? language : 'zh', title);
}

/** What an editor may want to look at in a volume: doubtful conversions, once for every script. */
export function doubtsIn(
  articles: Article[],
  editions: Edition[],
  options: ScriptOptions,
): Message[] {
  const scripts = new Set(editions.flatMap(({ script }) => script ?? []));
  return [...scripts].flatMap((script) =>
    articles.flatMap((article) => conversionDoubts(article, script, options)),
  );
}
