import { type CoverDesign, paper } from './design.ts';
import { type TypesetOptions, textPath } from './typeset.ts';

/** Pixels; the ratio 1.6 and the size are what Kindle's shop asks for. */
export const coverWidth = 1600;
export const coverHeight = 2560;

/** Where the picture goes, in pixels. */
export interface PictureBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface CoverDrawing {
  svg: string;
  picture?: PictureBox;
}

const margin = 150;
const measure = coverWidth - 2 * margin;
const dark = '#26221d';

type Script = TypesetOptions['script'];

/** Draws a decided cover. Type is outlines, so the drawing needs no font. */
export async function drawCover(design: CoverDesign, script: Script): Promise<CoverDrawing> {
  const { shapes, picture } = await layouts[design.layout](design, script);
  const size = `width="${coverWidth}" height="${coverHeight}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${shapes.join('')}</svg>`;
  return picture ? { svg, picture } : { svg };
}

type LayoutFunction = (
  design: CoverDesign,
  script: Script,
) => Promise<{ shapes: string[]; picture?: PictureBox }>;

const layouts: Record<CoverDesign['layout'], LayoutFunction> = {
  /** Full cloth: title high, facts at the foot, a large pale number. */
  async cloth(design, script) {
    const { ground, accent } = design.palette;
    const title = await headline(design.title, script, paper, margin, 560, 5);
    return {
      shapes: [
        rectangle(0, 0, coverWidth, coverHeight, ground),
        await bigNumber(design, script),
        await line(design.shelf, script, { size: 64, fill: accent, left: margin, top: 250 }),
        rectangle(margin, 430, 220, 10, accent),
        title.shape,
        ...(await facts(design, script, accent, paper)),
      ],
    };
  },

  /** Cloth with a paper label, as libraries bind. */
  async label(design, script) {
    const { ground, accent } = design.palette;
    const title = await headline(design.title, script, dark, 260, 700, 5, 1080, 'center');
    const bottom = Math.max(700 + title.height + 120, 1240);
    return {
      shapes: [
        rectangle(0, 0, coverWidth, coverHeight, ground),
        rectangle(0, 0, 90, coverHeight, accent),
        rectangle(190, 460, 1220, bottom - 460, paper),
        outlineBox(220, 490, 1160, bottom - 520, ground, 5),
        await centred(design.shelf, script, { size: 58, fill: ground, top: 560 }, 1080),
        title.shape,
        await centred(design.volume, script, { size: 116, fill: accent, top: 2060 }),
        await centred(design.period, script, { size: 66, fill: paper, top: 2250 }),
      ],
    };
  },

  /** A double frame with everything on its axis. */
  async frame(design, script) {
    const { ground, accent } = design.palette;
    const title = await headline(design.title, script, ground, 260, 760, 5, 1080, 'center');
    const rule = 760 + title.height + 90;
    return {
      shapes: [
        rectangle(0, 0, coverWidth, coverHeight, paper),
        outlineBox(90, 90, coverWidth - 180, coverHeight - 180, ground, 26),
        outlineBox(140, 140, coverWidth - 280, coverHeight - 280, ground, 4),
        await centred(design.shelf, script, { size: 64, fill: dark, top: 480 }, 1080),
        title.shape,
        rectangle(coverWidth / 2 - 120, rule, 240, 8, accent),
        await centred(design.volume, script, { size: 120, fill: ground, top: 1900 }, 1080),
        await centred(design.period, script, { size: 66, fill: dark, top: 2100 }, 1080),
      ],
    };
  },

  /** A picture above, the title on cloth below. */
  async plate(design, script) {
    const { ground, accent } = design.palette;
    const height = 1320;
    const title = await headline(design.title, script, paper, margin, height + 190, 3);
    return {
      picture: { left: 0, top: 0, width: coverWidth, height },
      shapes: [
        rectangle(0, 0, coverWidth, coverHeight, ground),
        rectangle(0, height, coverWidth, 16, accent),
        await line(design.shelf, script, {
          size: 58,
          fill: accent,
          left: margin,
          top: height + 90,
        }),
        title.shape,
        ...(await facts(design, script, accent, paper)),
      ],
    };
  },

  /** The title on paper above, a picture with a margin below. */
  async window(design, script) {
    const { ground, accent } = design.palette;
    const title = await headline(design.title, script, ground, margin, 330, 3);
    return {
      picture: { left: margin, top: 1060, width: measure, height: 1010 },
      shapes: [
        rectangle(0, 0, coverWidth, coverHeight, paper),
        rectangle(0, 0, coverWidth, 70, ground),
        await line(design.shelf, script, { size: 58, fill: dark, left: margin, top: 190 }),
        title.shape,
        rectangle(margin, 1020, 220, 10, accent),
        ...(await facts(design, script, ground, dark)),
      ],
    };
  },
};

const rectangle = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;

const outlineBox = (x: number, y: number, w: number, h: number, stroke: string, thick: number) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="none" stroke="${stroke}" stroke-width="${thick}"/>`;

const path = (d: string, left: number, top: number, fill: string, opacity = 1) =>
  d &&
  `<path transform="translate(${left.toFixed(1)} ${top.toFixed(1)})" fill="${fill}" fill-opacity="${opacity}" d="${d}"/>`;

/** The title in the largest of a few sizes at which it fits into so many lines. */
async function headline(
  text: string,
  script: Script,
  fill: string,
  left: number,
  top: number,
  maxLines: number,
  maxWidth = measure,
  align: 'left' | 'center' = 'left',
): Promise<{ shape: string; height: number }> {
  const options = { weight: 800, maxWidth, script, lineHeight: 1.25, align };
  for (const size of [240, 200, 168, 140, 116]) {
    const set = await textPath(text, { ...options, size, maxLines: maxLines + 1 });
    const room = maxLines * 168 * 1.25;
    if (set.lines > maxLines || set.height > room) continue;
    const x = align === 'center' ? left + (maxWidth - set.width) / 2 : left;
    return { shape: path(set.d, x, top, fill), height: set.height };
  }
  const set = await textPath(text, { ...options, size: 104, maxLines: maxLines + 1 });
  const x = align === 'center' ? left + (maxWidth - set.width) / 2 : left;
  return { shape: path(set.d, x, top, fill), height: set.height };
}

interface LineLook {
  size: number;
  fill: string;
  left: number;
  top: number;
}

async function line(text: string, script: Script, look: LineLook): Promise<string> {
  const set = await textPath(text, {
    ...look,
    weight: 500,
    maxWidth: measure,
    maxLines: 1,
    script,
  });
  return path(set.d, look.left, look.top, look.fill);
}

async function centred(
  text: string,
  script: Script,
  look: Omit<LineLook, 'left'>,
  maxWidth = measure,
): Promise<string> {
  const set = await textPath(text, { ...look, weight: 500, maxWidth, maxLines: 1, script });
  return path(set.d, (coverWidth - set.width) / 2, look.top, look.fill);
}

/** Volume and period at the foot of the page. */
async function facts(
  { volume, period }: CoverDesign,
  script: Script,
  strong: string,
  soft: string,
): Promise<string[]> {
  return [
    await line(volume, script, { size: 120, fill: strong, left: margin, top: 2150 }),
    await line(period, script, { size: 66, fill: soft, left: margin, top: 2335 }),
  ];
}

async function bigNumber({ number, palette }: CoverDesign, script: Script): Promise<string> {
  if (number === undefined) return '';
  const set = await textPath(String(number), {
    size: 1100,
    weight: 900,
    maxWidth: coverWidth,
    maxLines: 1,
    script,
  });
  return path(set.d, coverWidth - margin - set.width, 860, palette.accent, 0.22);
}
