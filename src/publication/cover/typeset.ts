import { Buffer, Direction, shape } from 'harfbuzzjs';
import { type CoverFace, type FaceScript, faceFor } from './faces.ts';
import { breakLines, type Piece } from './line-breaks.ts';

export interface TypesetOptions {
  /** Type size in pixels. */
  size: number;
  /** 200 (thin) to 900 (black); 400 when absent. */
  weight?: number;
  /** Pixels that a line may take. */
  maxWidth: number;
  /** What does not fit is cut with an ellipsis. */
  maxLines: number;
  /** Whose forms of the characters are preferred; the other script's stand in for what is missing. */
  script: FaceScript;
  /** Distance of base lines, in type sizes; 1.35 when absent. */
  lineHeight?: number;
  /** Where lines stand within the width of the longest one; left when absent. */
  align?: 'left' | 'center' | 'right';
}

/** Text as outlines. The box of the text starts at 0,0. */
export interface TypesetText {
  /** SVG path data; '' for text without a drawable character. */
  d: string;
  width: number;
  height: number;
  lines: number;
}

/**
 * Sets text in lines and gives its outlines, so that an SVG shows it without any font. A
 * character that the typeface does not have is left out, never a box.
 */
export async function textPath(text: string, options: TypesetOptions): Promise<TypesetText> {
  const pieces = await shapeText(text.normalize('NFC').replaceAll(/\s+/g, ' ').trim(), options);
  const [ellipsis] = await shapeText('…', options);
  const lines = breakLines(pieces, options.maxWidth, options.maxLines, ellipsis);
  const width = Math.max(0, ...lines.map(widthOf));
  const lineHeight = options.size * (options.lineHeight ?? 1.35);
  const outlines = lines.map((line, index) => {
    const left =
      { left: 0, center: 0.5, right: 1 }[options.align ?? 'left'] * (width - widthOf(line));
    // The ideographic box spans from 0.88 above the base line to 0.12 below it.
    return outline(
      line,
      left,
      index * lineHeight + options.size * 0.88 + (lineHeight - options.size) / 2,
    );
  });
  return { d: outlines.join(''), width, height: lines.length * lineHeight, lines: lines.length };
}

/** A piece of text that no line may break, with its outlines at the base line's start. */
interface ShapedPiece extends Piece {
  draw: (x: number, y: number) => string;
}

const widthOf = (line: Piece[]): number => line.reduce((sum, piece) => sum + piece.width, 0);

async function shapeText(text: string, options: TypesetOptions): Promise<ShapedPiece[]> {
  const pieces: ShapedPiece[] = [];
  for (const part of text.match(PIECE) ?? []) {
    pieces.push(...(await shapeFitting(part, [HYPHENATED, /./gsu], options)));
  }
  return pieces.filter((piece) => piece.width > 0);
}

/** A piece that fits the measure, else its parts: behind its hyphens first, then by character. */
async function shapeFitting(
  text: string,
  [cut, ...finer]: RegExp[],
  options: TypesetOptions,
): Promise<ShapedPiece[]> {
  const piece = await shapePiece(text, options);
  if (piece.width <= options.maxWidth || !cut) return [piece];
  const pieces: ShapedPiece[] = [];
  for (const part of text.match(cut) ?? []) {
    pieces.push(...(await shapeFitting(part, finer, options)));
  }
  return pieces;
}

/** Words of Latin letters stay whole; everything else is set character by character. */
const HYPHENATED = /[^-/_]*[-/_]+|[^-/_]+/gu;
const PIECE = /[\p{sc=Latin}\p{M}\p{Nd}'’.,:;!?%&@#+/_-]+|./gsu;

async function shapePiece(text: string, options: TypesetOptions): Promise<ShapedPiece> {
  const glyphs: PlacedGlyph[] = [];
  let width = 0;
  for (const run of await runsByFace(text, options)) {
    const scale = options.size / run.face.unitsPerEm;
    for (const glyph of shapeRun(run)) {
      glyphs.push({ ...glyph, face: run.face, scale, x: width + glyph.x * scale });
      width += glyph.advance * scale;
    }
  }
  return {
    text,
    width,
    draw: (x, y) => glyphs.map((glyph) => drawGlyph(glyph, x + glyph.x, y)).join(''),
  };
}

interface Run {
  text: string;
  face: CoverFace;
}

async function runsByFace(text: string, options: TypesetOptions): Promise<Run[]> {
  const runs: Run[] = [];
  for (const character of text) {
    const face = await faceFor(character, options.script, options.weight ?? 400);
    const last = runs.at(-1);
    if (face && last?.face === face) last.text += character;
    else if (face) runs.push({ text: character, face });
  }
  return runs;
}

interface Glyph {
  id: number;
  x: number;
  y: number;
  advance: number;
}

interface PlacedGlyph extends Glyph {
  face: CoverFace;
  scale: number;
}

function shapeRun(run: Run): Glyph[] {
  const buffer = new Buffer();
  buffer.addText(run.text);
  buffer.guessSegmentProperties();
  buffer.setDirection(Direction.LTR);
  shape(run.face.font, buffer);
  return buffer.getGlyphInfosAndPositions().map((glyph) => ({
    id: glyph.codepoint,
    x: glyph.xOffset ?? 0,
    y: glyph.yOffset ?? 0,
    advance: glyph.xAdvance ?? 0,
  }));
}

/** Font units, y upwards → pixels, y downwards, two decimals. */
function drawGlyph(glyph: PlacedGlyph, x: number, y: number): string {
  const base = y - glyph.y * glyph.scale;
  const point = (value: number, index: number) =>
    round(index % 2 === 0 ? x + value * glyph.scale : base - value * glyph.scale);
  return glyph.face.font
    .glyphToJson(glyph.id)
    .map((command) => command.type + command.values.map(point).join(' '))
    .join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;

function outline(line: ShapedPiece[], left: number, baseLine: number): string {
  let x = left;
  return line
    .map((piece) => {
      const path = piece.draw(x, baseLine);
      x += piece.width;
      return path;
    })
    .join('');
}
