import type { MarkupElement, MarkupNode, Picture } from '../../types.ts';
import { isCredit } from '../credit.ts';
import { isElement } from '../figures.ts';
import { replaced, withChildren } from '../replaced.ts';
import { textOf } from '../xhtml.ts';

/**
 * Takes the pictures out of the text into a list, in reading order: `<img data-candidates>`
 * becomes `<img data-picture="N" alt>`. A picture whose addresses cannot be read goes.
 */
export function gatherPictures(body: MarkupNode[]): { body: MarkupNode[]; pictures: Picture[] } {
  const pictures: Picture[] = [];
  const visit = (node: MarkupNode, figure?: MarkupElement): MarkupNode | MarkupNode[] => {
    if (typeof node === 'string') return node;
    if (node.name === 'img') return numbered(node, figure, pictures);
    const within = node.name === 'figure' ? node : figure;
    return withChildren(
      node,
      replaced(node.children, (child) => visit(child, within)),
    );
  };
  return { body: replaced(body, (node) => visit(node)), pictures };
}

function numbered(
  img: MarkupElement,
  figure: MarkupElement | undefined,
  pictures: Picture[],
): MarkupNode[] {
  const { alt = '', ...rest } = img.attributes;
  const candidates = candidatesOf(rest['data-candidates']);
  if (candidates.length === 0) return [];
  const role = figure ? (rest['data-role'] === 'lead' ? 'lead' : 'figure') : 'inline';
  pictures.push({ candidates, alt, role, ...captionOf(figure), ...sizeOf(rest) });
  const attributes = { 'data-picture': String(pictures.length - 1), alt };
  return [
    { ...img, attributes: role === 'inline' ? { ...attributes, class: 'inline' } : attributes },
  ];
}

function candidatesOf(json: string | undefined): string[] {
  try {
    const parsed: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(parsed) ? parsed.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function captionOf(figure: MarkupElement | undefined): Pick<Picture, 'caption' | 'credit'> {
  const caption = figure?.children.find((child) => isElement(child, 'figcaption'));
  if (!isElement(caption, 'figcaption')) return {};
  const text = oneLine(withoutCredits(caption.children)).replace(/\s?[|｜]$/, '');
  const credit = oneLine(creditsIn(caption.children)).replace(/^[（([【]|[）)\]】][。.]?$/g, '');
  return { ...(text ? { caption: text } : {}), ...(credit ? { credit } : {}) };
}

function creditsIn(nodes: MarkupNode[]): MarkupNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return isCredit(node) ? [node] : creditsIn(node.children);
  });
}

/** The other words, with a blank where a paragraph ends. */
function withoutCredits(nodes: MarkupNode[]): MarkupNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [node];
    if (isCredit(node)) return [];
    const rest = { ...node, children: withoutCredits(node.children) };
    return node.name === 'p' ? [rest, ' '] : [rest];
  });
}

const oneLine = (nodes: MarkupNode[]) => textOf(nodes).replace(/\s+/g, ' ').trim();

function sizeOf({ width, height }: Record<string, string>): Pick<Picture, 'width' | 'height'> {
  const pixels = (value: string | undefined) => {
    const number = Number.parseInt(value ?? '', 10);
    return number > 0 && number < 100_000 ? number : undefined;
  };
  const [w, h] = [pixels(width), pixels(height)];
  return { ...(w ? { width: w } : {}), ...(h ? { height: h } : {}) };
}
