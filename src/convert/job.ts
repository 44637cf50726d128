import type { Settings } from '../settings/schema.ts';

/** What the pipeline takes from the world around it, so that nothing below asks for itself. */
export interface Environment {
  /** Version of the program: what one version remembers is not another's. */
  version: string;
  /** Milliseconds since 1970; for waiting and for the age of store entries, never for a book. */
  now: () => number;
  cores: number;
  /** Absolute folder for fetched pictures and remembered scans. */
  cacheFolder: string;
  /** Absolute folder that files of this run alone may be put into. */
  temporaryFolder: string;
  /** Environment variables; only those that name proxies are read. */
  variables: Record<string, string | undefined>;
}

/** One run: what to read, how, and whom to tell. */
export interface Job {
  /** Absolute folders (or files) of articles. */
  folders: string[];
  settings: Settings;
  /** Folder that relative paths in the settings start from. */
  settingsFolder: string;
  /** Absolute folder of the finished books. */
  outFolder: string;
  /** Plan anew instead of keeping articles in the volumes of earlier builds. */
  replan: boolean;
  /** Tell every place that the clean-up of text changed; files are read anew for it. */
  showChanges: boolean;
  /** Look for subjects too, whatever themes are made by (`wenji init`). */
  isFirstLook?: boolean;
  /** Absolute path of a plan to build, as `wenji plan --json` printed it, instead of making one. */
  planFile?: string;
  environment: Environment;
  onProgress: (stage: Stage, done: number, total: number) => void;
}

export type Stage = 'reading' | 'pictures' | 'writing';
