import { v5 as uuidFrom } from 'uuid';
import { convertArticle, convertText, type ScriptOptions } from '../article/script.ts';
import type { Settings } from '../settings/schema.ts';
import type { Article, Script, VolumePlan } from '../types.ts';

/** What the settings say of conversion. */
export function scriptOptions({ text }: Settings): ScriptOptions {
  return { charactersOnly: text.charactersOnly, dictionary: text.dictionary };
}

/** A volume's articles in the script of an edition. */
export function articlesInScript(articles: Article[], script: Script, options: ScriptOptions) {
  return articles.map((article) => convertArticle(article, script, options));
}

/**
 * A planned volume in the script of an edition: titles converted, keys and file name kept. Its
 * identifier derives from the shelf's own, so that both editions stay apart on a reader.
 */
export function volumeInScript(
  volume: VolumePlan,
  script: Script,
  options: ScriptOptions,
): VolumePlan {
  const text = (title: string) => convertText(title, undefined, script, options);
  return {
    ...volume,
    theme: { ...volume.theme, title: text(volume.theme.title) },
    title: text(volume.title),
    identifier: `urn:uuid:${uuidFrom(script, volume.identifier.replace('urn:uuid:', ''))}`,
    language: /^(?:zh|und)\b/.test(volume.language) ? languageOf(script) : volume.language,
    sections: volume.sections.map((section) => ({ ...section, title: text(section.title) })),
  };
}

const languageOf = (script: Script) => (script === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant');
