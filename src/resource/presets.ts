import type { PicturePreset } from '../types.ts';

const preset = (name: string, width: number, height: number, grey = false): PicturePreset => ({
  name,
  width,
  height,
  grey,
});

/**
 * Boxes that a picture must fit, by name. Devices are portrait screens in pixels as their makers
 * print them; grey only where the name asks for it, because books move between devices.
 */
const presets: PicturePreset[] = [
  preset('small', 800, 800),
  preset('standard', 1448, 1448),
  preset('large', 1872, 2480),
  preset('kindle-basic', 600, 800),
  preset('kindle', 1072, 1448),
  preset('kindle-paperwhite', 1272, 1696),
  preset('kindle-colorsoft', 1272, 1696),
  preset('kindle-oasis', 1264, 1680),
  preset('kindle-scribe', 1986, 2648),
  preset('kobo-nia', 758, 1024),
  preset('kobo-clara', 1072, 1448),
  preset('kobo-libra', 1264, 1680),
  preset('kobo-sage', 1440, 1920),
  preset('kobo-elipsa', 1404, 1872),
  preset('pocketbook', 1072, 1448),
  preset('pocketbook-inkpad', 1404, 1872),
  preset('boox-palma', 824, 1648),
  preset('boox-note', 1860, 2480),
  preset('remarkable', 1404, 1872),
  preset('remarkable-pro', 1620, 2160),
  preset('ipad', 1536, 2048),
];

/** Names that `presetNamed` knows, in the order to show them. */
export const presetNames: string[] = presets.map((known) => known.name);

/** The preset of a name; `NAME-grey` gives the same box without colour. */
export function presetNamed(name: string): PicturePreset | undefined {
  const plain = name.replace(/-gr[ea]y$/, '');
  const known = presets.find((candidate) => candidate.name === plain);
  return known && { ...known, name, grey: name !== plain };
}
