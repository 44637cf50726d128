import {
  type AddressBase,
  isPlaceHolder,
  isPreviewAddress,
  namesPicture,
  resolvePicture,
  withoutPage,
} from './addresses.ts';
import type { SizedAddress, WrittenAddresses } from './attributes.ts';
import { largerForm } from './larger.ts';

/** The largest page of a reading device we encode for, in pixels. */
const TARGET_WIDTH = 1448;
/** Each candidate may cost a request, so no picture gets more. */
const MOST_CANDIDATES = 8;

/** What is known of one picture: its own element first, then its twins. */
export interface FoundAddresses {
  written: WrittenAddresses[];
  /** Address of the picture file that a link around it opens. */
  linked?: string | undefined;
  /** Width in CSS pixels, to which densities (`2x`) relate. */
  width?: number | undefined;
  /** The element waits for a script, so that its `src` is not to be trusted. */
  waiting: boolean;
}

/**
 * Puts all addresses of one picture in the order in which they are to be tried: what lies
 * beside the page, a candidate made for our width, full sizes, what the page shows.
 * @returns addresses in the forms of `Picture.candidates`, without place-holders
 */
export function rankCandidates(found: FoundAddresses, base: AddressBase): string[] {
  const all = (addresses: string[]) =>
    addresses.flatMap((a) => resolvePicture(withoutPage(a), base)).filter((a) => !isPlaceHolder(a));
  const collect = (pick: (w: WrittenAddresses) => string[]) => all(found.written.flatMap(pick));

  const sized = found.written.flatMap((w) => w.sized);
  const best = bestFirst(sized, found.width).slice(0, 2);
  const wideEnough = best[0] && widthOf(best[0], found.width) >= TARGET_WIDTH;
  const fitting = all(best.map((c) => c.address));
  const linked = found.linked ? all([found.linked]) : [];
  const full = [...linked, ...collect((w) => w.full)];
  const lazy = collect((w) => w.lazy);
  const plain = collect((w) => w.plain);
  const elsewhere = collect((w) => w.elsewhere).filter(namesPicture);
  const given = [...full, ...lazy, ...(found.waiting ? [] : plain)];
  const larger = [...given, ...fitting, ...plain].flatMap((a) => largerForm(a) ?? []);
  const ordered = [
    ...(wideEnough ? fitting : []),
    ...full,
    ...larger,
    ...(best[0] && promisesMore(best[0]) ? fitting : []),
    ...lazy,
    ...plain,
    ...fitting,
    ...elsewhere,
  ];
  return byNearness(unique(ordered), found.waiting).slice(0, MOST_CANDIDATES);
}

/** Nothing says that it is larger than what the page shows: then JPEG or PNG goes first. */
const promisesMore = ({ width, density, narrow, modern }: SizedAddress): boolean =>
  width !== undefined || (density ?? 1) > 1 || (narrow === undefined && !modern);

/** What lies on this disk needs no network; small data: previews are the last resort. */
function byNearness(addresses: string[], waiting: boolean): string[] {
  const { previews, real } = previewsApart(addresses);
  const data = real.filter((a) => a.startsWith('data:'));
  const local = real.filter((a) => a.startsWith('./'));
  const remote = real.filter((a) => /^https?:/.test(a));
  return waiting
    ? [...data, ...remote, ...local, ...previews]
    : [...local, ...data, ...remote, ...previews];
}

function previewsApart(addresses: string[]): { previews: string[]; real: string[] } {
  const previews = addresses.filter(isPreviewAddress);
  return { previews, real: addresses.filter((a) => !previews.includes(a)) };
}

/** The candidates of two images that show one picture: previews of either come last. */
export function mergedCandidates(first: string[], second: string[]): string[] {
  const { previews, real } = previewsApart(unique([...first, ...second]));
  return [...real, ...previews].slice(0, MOST_CANDIDATES);
}

/** Nearest to the target width from above, else the largest; JPEG or PNG where it is a draw. */
function bestFirst(candidates: SizedAddress[], width: number | undefined): SizedAddress[] {
  const usable = candidates.filter((c) => !isPlaceHolder(c.address));
  const merit = new Map(usable.map((c) => [c, meritOf(c, widthOf(c, width))]));
  return usable.sort((a, b) => merit.get(b)! - merit.get(a)!);
}

function meritOf(candidate: SizedAddress, width: number): number {
  const size = width >= TARGET_WIDTH ? 1 - (width - TARGET_WIDTH) / 100_000 : width / TARGET_WIDTH;
  return size - (candidate.modern ? 0.05 : 0);
}

function widthOf(candidate: SizedAddress, width: number | undefined): number {
  const shown = Math.max(width ?? 640, candidate.wide ?? 0);
  return candidate.width ?? candidate.narrow ?? (candidate.density ?? 1) * shown;
}

function unique(addresses: string[]): string[] {
  return [...new Set(addresses)];
}
