import { message } from '../messages.ts';
import { resolveWithin } from '../resource/fit.ts';
import type { PictureRequest, PictureSupply } from '../resource/supply.ts';
import type { Article, Message, PictureOutcome, PicturePreset, SourceFile } from '../types.ts';
import { missingPicture } from './picture-report.ts';

/** What became of the pictures of one volume, for one preset. */
export interface VolumePictures {
  /** By article id, in the order of `Article.pictures`. */
  outcomes: Map<string, PictureOutcome[]>;
  messages: Message[];
}

/** What the pictures of a volume are asked for with. */
export interface PictureOrder {
  supply: PictureSupply;
  preset: PicturePreset;
  /** Bytes that the pictures may take, if there is a limit. */
  budget?: number;
  /** The volume's file name, for messages. */
  volume: string;
}

/** A request for every picture of the articles, in reading order. */
export function requestsOf(
  articles: Article[],
  sources: ReadonlyMap<string, SourceFile>,
): PictureRequest[] {
  return articles.flatMap((article) =>
    article.pictures.map((picture) => ({
      picture,
      root: sources.get(article.id)!.root,
      place: article.place,
      articleUrl: article.url,
    })),
  );
}

/** Gets the pictures of a volume's articles: found, fetched, encoded, made to fit. */
export async function supplyPictures(
  articles: Article[],
  sources: ReadonlyMap<string, SourceFile>,
  { supply, preset, budget, volume }: PictureOrder,
): Promise<VolumePictures> {
  const requests = requestsOf(articles, sources);
  const fitted = await resolveWithin(supply, requests, preset, budget ?? Number.POSITIVE_INFINITY);
  const messages = requests.flatMap((request, i) =>
    missingPicture(fitted.outcomes[i]!, request.place),
  );
  const saved = fitted.scale < 1 || fitted.qualityLowered > 0;
  if (saved || !fitted.fits) {
    const { scale, qualityLowered, bytes } = fitted;
    const code = fitted.fits ? 'pictures-made-smaller' : 'pictures-over-budget';
    messages.push(
      message(code, volume, { percent: Math.round(scale * 100), qualityLowered, bytes }),
    );
  }
  return { outcomes: byArticle(articles, fitted.outcomes), messages };
}

function byArticle(articles: Article[], outcomes: PictureOutcome[]) {
  const shares = new Map<string, PictureOutcome[]>();
  let next = 0;
  for (const { id, pictures } of articles) {
    shares.set(id, outcomes.slice(next, next + pictures.length));
    next += pictures.length;
  }
  return shares;
}

/** Without pictures: every reference becomes its place-holder's caption, none is a problem. */
export function withoutPictures(articles: Article[]): VolumePictures {
  const outcomes = articles.map(({ id, pictures }): [string, PictureOutcome[]] => [
    id,
    pictures.map(({ candidates }) => ({
      kind: 'missing',
      address: candidates[0] ?? '',
      reason: 'pictures-not-wanted',
      detail: '',
    })),
  ]);
  return { outcomes: new Map(outcomes), messages: [] };
}
