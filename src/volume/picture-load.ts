/** Pictures of articles as encoded: by article id, for each distinct picture its hash and bytes. */
export type PictureSizes = Map<string, [hash: string, bytes: number][]>;

/** What measured pictures add to volumes. */
export interface PictureLoad {
  /** Bytes by article id. */
  measured: Map<string, number>;
  /** Bytes that every volume must have room for: pictures that many articles share. */
  sharedBytes: number;
  /** Bytes to expect of a picture that was not measured; absent where too few were. */
  pictureBytes?: number;
}

/** A picture in more articles than this is a banner or a logo: a volume has it once. */
const OFTEN = 8;
/** Most of a volume that banners may take in all volumes. */
const SHARED_SHARE = 0.05;
/** Pictures that make an average. */
const ENOUGH = 20;

/**
 * Reckons what pictures add. A picture in several articles counts with each of them, because they
 * may come into different volumes; banners count once, as if every volume had them.
 * @param maxBytes of a volume
 */
export function pictureLoad(sizes: PictureSizes, maxBytes: number): PictureLoad {
  const uses = new Map<string, { count: number; bytes: number }>();
  for (const [hash, bytes] of [...sizes.values()].flat()) {
    uses.set(hash, { count: (uses.get(hash)?.count ?? 0) + 1, bytes });
  }
  const banners = bannersOf(uses, maxBytes * SHARED_SHARE);
  const measured = new Map<string, number>();
  for (const [id, pictures] of sizes) {
    const own = pictures.filter(([hash]) => !banners.has(hash));
    measured.set(
      id,
      own.reduce((sum, [, bytes]) => sum + bytes, 0),
    );
  }
  const all = [...uses.values()].map(({ bytes }) => bytes);
  const mean = Math.ceil(all.reduce((sum, bytes) => sum + bytes, 0) / all.length);
  const sharedBytes = [...banners.values()].reduce((sum, bytes) => sum + bytes, 0);
  return { measured, sharedBytes, ...(all.length >= ENOUGH ? { pictureBytes: mean } : {}) };
}

/** The pictures used most often, as many as have room. */
function bannersOf(
  uses: ReadonlyMap<string, { count: number; bytes: number }>,
  room: number,
): Map<string, number> {
  const often = [...uses].filter(([, { count }]) => count > OFTEN);
  often.sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1));
  const banners = new Map<string, number>();
  let rest = room;
  for (const [hash, { bytes }] of often) {
    if (bytes > rest) continue;
    banners.set(hash, bytes);
    rest -= bytes;
  }
  return banners;
}
