/** Further kinds of drawings, screenshots and scans, drawn as `drawing-kinds.ts` says. */
import { colour, list, type Next, some } from './drawing-kinds.ts';

const svg = (width: number, height: number, body: string, style = '') =>
  `<svg width="${width}" height="${height}" font-size="26" style="${style}">${body}</svg>`;
const box = (width: number, height: number, style: string, body: string) =>
  `<div style="width:${width}px;height:${height}px;box-sizing:border-box;overflow:hidden;${style}">${body}</div>`;

/** A crooked line of `steps` points, as a hand draws it. */
function scrawl(next: Next, x: number, y: number, steps: number, step: number): string {
  return list(steps, (i) => `${x + i * step},${y + (next() - 0.5) * step * 2.4} `);
}

function pie(next: Next): string {
  let turn = 0;
  const slices = list(6, () => {
    const from = turn;
    turn += 0.4 + next() * 0.9;
    const [x1, y1] = [600 + 360 * Math.cos(from), 480 + 360 * Math.sin(from)];
    const [x2, y2] = [600 + 360 * Math.cos(turn), 480 + 360 * Math.sin(turn)];
    return `<path d="M600 480L${x1} ${y1}A360 360 0 0 1 ${x2} ${y2}Z" fill="${colour(next)}" stroke="#fff" stroke-width="4"/>`;
  });
  const legend = list(6, (i) => `<text x="1040" y="${240 + i * 60}">● ${some(next, 2)}</text>`);
  return svg(1400, 960, slices + legend, 'background:#fff');
}

function code(next: Next): string {
  const tints = ['#c586c0', '#9cdcfe', '#ce9178', '#6a9955', '#d4d4d4'];
  const line = (i: number) =>
    `<div><i style="color:#858585;padding-right:24px">${i + 1}</i>${'&nbsp;'.repeat(Math.floor(next() * 4) * 2)}${list(2 + Math.floor(next() * 4), () => `<span style="color:${tints[Math.floor(next() * 5)]}">${some(next, 1)}(</span> `)}</div>`;
  return box(
    1280,
    880,
    'background:#1e1e1e;color:#ddd;padding:20px;font:18px/1.5 monospace',
    list(31, line),
  );
}

function phone(next: Next): string {
  const bubble = (i: number) =>
    `<p style="max-width:70%;padding:18px 24px;border-radius:26px;width:fit-content;${i % 2 ? 'margin:14px 0 14px auto;background:#95ec69' : 'margin:14px 0;background:#fff'}">${some(next, 4 + Math.floor(next() * 12))}</p>`;
  return box(1170, 1780, 'background:#ededed;padding:40px;font-size:34px', list(14, bubble));
}

function comic(next: Next): string {
  const hatch = (x: number, y: number) =>
    list(
      22,
      (i) =>
        `<path d="M${x + i * 9} ${y}l${30 + next() * 40} ${80 + next() * 60}" stroke="#111" stroke-width="${1 + next() * 2}"/>`,
    );
  const frame = (i: number) => {
    const [x, y] = [30 + (i % 2) * 600, 30 + Math.floor(i / 2) * 520];
    return `<g><rect x="${x}" y="${y}" width="570" height="490" fill="#fff" stroke="#111" stroke-width="6"/>${hatch(x + 40 + next() * 250, y + 250)}<circle cx="${x + 280}" cy="${y + 260}" r="${60 + next() * 50}" fill="#fff" stroke="#111" stroke-width="5"/><ellipse cx="${x + 200}" cy="${y + 80}" rx="170" ry="52" fill="#fff" stroke="#111" stroke-width="3"/><text x="${x + 70}" y="${y + 88}">${some(next, 3)}</text></g>`;
  };
  return svg(1230, 1080, list(4, frame), 'background:#fff');
}

function poster(next: Next): string {
  const circles = list(
    9,
    () =>
      `<circle cx="${next() * 1100}" cy="${next() * 1500}" r="${80 + next() * 300}" fill="${colour(next, 60)}" opacity=".55"/>`,
  );
  return box(
    1100,
    1500,
    `background:linear-gradient(${Math.round(next() * 360)}deg,${colour(next, 30)},${colour(next, 70)});position:relative;color:#fff`,
    `${svg(1100, 1500, circles, 'position:absolute')}<h1 style="position:relative;font-size:110px;padding:80px;margin:0;text-shadow:0 4px 18px #0008">${some(next, 5)}</h1>`,
  );
}

function slide(next: Next): string {
  const points = list(5, () => `<li style="margin:26px 0">${some(next, 7)}</li>`);
  return box(
    1600,
    900,
    `background:radial-gradient(${colour(next, 92)},${colour(next, 80)});padding:70px;font-size:38px`,
    `<h1>${some(next, 4)}</h1><ul>${points}</ul>`,
  );
}

function table(next: Next): string {
  const row = () =>
    `<tr>${list(8, () => `<td style="border:1px solid #777;padding:9px 16px;text-align:right">${(next() * 99999).toFixed(1)}</td>`)}</tr>`;
  return `<table style="width:1300px;border-collapse:collapse;font:22px serif;background:#fff">${list(26, row)}</table>`;
}

/** A page of a newspaper: text in columns beside a picture in halftone dots. */
function scanOfNews(next: Next): string {
  const dots = list(2600, (i) => {
    const [x, y] = [i % 65, Math.floor(i / 65)];
    const dark = 0.5 + 0.35 * Math.sin(x / 9 + next()) * Math.cos(y / 7);
    return `<circle cx="${x * 8 + 4}" cy="${y * 8 + 4}" r="${dark * 4.6}"/>`;
  });
  const text = list(9, () => `<p style="margin:0 0 8px">${some(next, 60)}.</p>`);
  return box(
    1250,
    1600,
    'background:#efebe0;padding:60px;columns:2;font:21px/1.4 serif',
    `<h1>${some(next, 4)}</h1>${svg(520, 320, dots)}${text}`,
  );
}

function scanOfNotes(next: Next): string {
  const rules = list(
    24,
    (i) => `<path d="M0 ${90 + i * 60}H1200" stroke="#a8bfd8" stroke-width="2"/>`,
  );
  const words = list(
    90,
    (i) =>
      `<polyline points="${scrawl(next, 60 + (i % 5) * 220, 75 + Math.floor(i / 5) * 78, 16, 11)}" fill="none" stroke="#20305c" stroke-width="4" stroke-linejoin="round"/>`,
  );
  return svg(1200, 1560, rules + words, 'background:#fbf8ee');
}

/** By name; those that begin with `scan` are printed and scanned. */
export const moreKinds: Record<string, (next: Next) => string> = {
  pie,
  code,
  phone,
  comic,
  poster,
  slide,
  table,
  'scan-news': scanOfNews,
  'scan-notes': scanOfNotes,
};
