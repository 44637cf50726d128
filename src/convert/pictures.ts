import { message } from '../messages.ts';
import type { PictureRequest, PictureSupply } from '../resource/supply.ts';
import type { Article, Message, PictureOutcome, PicturePreset, SourceFile } from '../types.ts';

/** What became of the pictures of one volume, for one preset. */
export interface VolumePictures {
  /** By article id, in the order of `Article.pictures`. */
  outcomes: Map<string, PictureOutcome[]>;
  messages: Message[];
}

/** Gets the pictures of a volume's articles: found, fetched, encoded. */
export async function supplyPictures(
  articles: Article[],
  sources: ReadonlyMap<string, SourceFile>,
  supply: PictureSupply,
  preset: PicturePreset,
): Promise<VolumePictures> {
  const requests = articles.flatMap((article) =>
    article.pictures.map(
      (picture): PictureRequest => ({
        picture,
        root: sources.get(article.id)!.root,
        place: article.place,
        articleUrl: article.url,
      }),
    ),
  );
  const settled = await supply.resolve(requests, preset);
  const outcomes = new Map<string, PictureOutcome[]>();
  let next = 0;
  for (const article of articles) {
    outcomes.set(article.id, settled.slice(next, next + article.pictures.length));
    next += article.pictures.length;
  }
  return { outcomes, messages: requests.flatMap((request, i) => messageOf(settled[i]!, request)) };
}

/** Without pictures: every reference becomes its place-holder's caption, none is an error. */
export function withoutPictures(articles: Article[]): VolumePictures {
  const outcomes = articles.map(({ id, pictures }): [string, PictureOutcome[]] => [
    id,
    pictures.map((picture) => ({
      kind: 'missing',
      address: picture.candidates[0] ?? '',
      reason: 'pictures-not-wanted',
      detail: '',
    })),
  ]);
  return { outcomes: new Map(outcomes), messages: [] };
}

function messageOf(outcome: PictureOutcome, request: PictureRequest): Message[] {
  if (outcome.kind !== 'missing') return [];
  const { reason, address, detail } = outcome;
  return [message(reason, request.place, { address: shortened(address), detail })];
}

/** data: URLs are not for reading. */
const shortened = (address: string) =>
  address.length > 200 ? `${address.slice(0, 80)}…` : address;
