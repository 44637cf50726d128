import type { MessageCode } from '../types.ts';
import { kindOfName, stemOf } from './kinds.ts';

/**
 * What in a folder is no article by its name alone. Every rule is narrow: a folder that is
 * merely called `themes` holds articles unless a site generator's settings lie beside it.
 */

/** Names of one folder, as the rules below look at them. */
export interface FolderListing {
  isRoot: boolean;
  files: Set<string>;
  folders: Set<string>;
}

const GENERATOR_SETTINGS =
  /^(?:(?:hugo|config)\.(?:toml|ya?ml|json)|_config\.(?:[\w-]{1,30}\.)?ya?ml|mkdocs\.ya?ml|book\.toml|gatsby-config\.[cm]?[jt]s|eleventy\.config\.[cm]?js|\.eleventy\.js|docusaurus\.config\.[cm]?[jt]s|astro\.config\.[cm]?[jt]s|conf\.py|pelicanconf\.py|zola\.toml)$/;
const GENERATED = new Set(['public', '_site', 'site', 'build', 'dist', 'output', '_book', 'book']);
const TEMPLATES = new Set(['archetypes', 'layouts', 'themes', 'scaffolds', 'overrides', 'i18n']);
const ALWAYS_TEMPLATES = new Set(['_includes', '_layouts', '_sass', '_templates']);
const PROGRAM_FOLDERS = new Set(['node_modules', 'bower_components', '__pycache__', '__MACOSX']);
/** What browsers append in their several languages when they save a whole page. */
const SAVED_SUFFIX =
  /^(.+?)(?:[_.-]files|[-_]资源|[_-]文件|[_-]檔案|[_-]ファイル|[-_]Dateien|[_-]fichiers|[_-]archivos|[_-]arquivos|[_-]bestanden|_file|[_-]файлы)$/;

/** @returns the code of the reason, or undefined where the folder is to be walked */
export function reasonAgainstFolder(name: string, within: FolderListing): MessageCode | undefined {
  if (name.startsWith('.')) return 'hidden-passed-over';
  if (PROGRAM_FOLDERS.has(name)) return 'program-folder-passed-over';
  if (isSavedPageFolder(name, within.files)) return 'saved-page-files-passed-over';
  if (ALWAYS_TEMPLATES.has(name)) return 'templates-passed-over';
  if (isObsidianTemplates(name, within)) return 'templates-passed-over';
  if (!hasGeneratorSettings(within.files)) return undefined;
  if (TEMPLATES.has(name)) return 'templates-passed-over';
  return GENERATED.has(name) ? 'generated-site-passed-over' : undefined;
}

function isSavedPageFolder(name: string, files: Set<string>): boolean {
  const page = SAVED_SUFFIX.exec(name)?.[1];
  return page !== undefined && ['html', 'htm', 'xhtml'].some((e) => files.has(`${page}.${e}`));
}

function isObsidianTemplates(name: string, { folders }: FolderListing): boolean {
  return folders.has('.obsidian') && /^_?templates?$/i.test(name);
}

function hasGeneratorSettings(files: Set<string>): boolean {
  for (const file of files) if (GENERATOR_SETTINGS.test(file)) return true;
  return false;
}

const REPOSITORY_FILE =
  /^(?:(?:readme|licen[cs]e)(?:[._-][\w-]{1,12})?|COPYING|CONTRIBUTING|CONTRIBUTORS|AUTHORS|CHANGELOG|CHANGES|CODE_OF_CONDUCT|SECURITY|SUMMARY|NOTICE|PULL_REQUEST_TEMPLATE|ISSUE_TEMPLATE)$/;
const README = /^readme(?:[._-][\w-]{1,12})?$/i;
const MACHINE_FILE =
  /^(?:robots|humans|ads|llms(?:-full)?|security|requirements(?:[-_.][\w-]{1,20})?|CMakeLists)\.txt$|^(?:404|500)\.(?:md|html?)$|^_(?:index|sidebar|navbar|footer|header|coverpage|category_)\.(?:[\w-]{2,8}\.)?\w{2,8}$|^google[0-9a-f]{16}\.html$/;
const TEMPORARY = /^(?:~\$|#.*#$)|~$|\.(?:tmp|temp|swp|swo|part|partial|crdownload|lock|bak)$/i;

/** @returns the code of the reason, or undefined where the file may be an article */
export function reasonAgainstFile(name: string, within: FolderListing): MessageCode | undefined {
  if (name.startsWith('.')) return 'hidden-passed-over';
  if (TEMPORARY.test(name)) return 'temporary-passed-over';
  if (!kindOfName(name)) return undefined;
  if (MACHINE_FILE.test(name)) return 'site-file-passed-over';
  const stem = stemOf(name);
  if (README.test(stem)) return isOnlyArticle(within) ? undefined : 'repository-file-passed-over';
  if (REPOSITORY_FILE.test(stem) || REPOSITORY_FILE.test(stem.toLowerCase())) {
    return stem === stem.toUpperCase() || /^licen[cs]e/i.test(stem)
      ? 'repository-file-passed-over'
      : undefined;
  }
  return undefined;
}

/** A `README.md` alone in a folder below the root is how some people name the article there. */
function isOnlyArticle({ isRoot, files }: FolderListing): boolean {
  if (isRoot) return false;
  return [...files].filter((name) => kindOfName(name)).length === 1;
}

/** Whether a folder is the root of a mirror: its pages with the index that lists them. */
export function isMirrorRoot({ folders, files }: FolderListing, indexFiles: Set<string>): boolean {
  if (!folders.has('pages')) return false;
  return folders.has('indexes') || indexFiles.has('index.csv') || files.has('index.csv');
}
