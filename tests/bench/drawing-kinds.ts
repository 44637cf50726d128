/** Markup of what `drawings.ts` draws: the first element of the body is the picture. */
export type Next = () => number;
const words =
  'bridge river kettle bread night 車站 橋 麵包 晴天 水壺 lantern village timber 木頭 wind 風 salt 鹽 market 市場'.split(
    ' ',
  );
export const some = (next: Next, count: number) =>
  Array.from({ length: count }, () => words[Math.floor(next() * words.length)]).join(' ');
export const colour = (next: Next, light = 55) => `hsl(${Math.round(next() * 360)} 60% ${light}%)`;
export const list = (count: number, item: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => item(i)).join('');

export const kinds: Record<string, (next: Next) => string> = {
  chart: (next) => {
    const bars = list(14, (i) => {
      const high = 60 + next() * 560;
      return `<rect x="${120 + i * 80}" y="${760 - high}" width="54" height="${high}" fill="${colour(next)}"/><text x="${122 + i * 80}" y="796">${i + 2001}</text>`;
    });
    const grid = list(
      8,
      (i) =>
        `<path d="M100 ${760 - i * 90}H1280" stroke="#ccc"/><text x="40" y="${766 - i * 90}">${i * 25}</text>`,
    );
    const line = list(14, (i) => `${147 + i * 80},${300 + next() * 300} `);
    return `<svg width="1400" height="900" font-size="24"><text x="100" y="60" font-size="40">${some(next, 5)}</text>${grid}${bars}<polyline points="${line}" fill="none" stroke="#222" stroke-width="5"/></svg>`;
  },
  diagram: (next) =>
    `<svg width="1500" height="1000" font-size="26">${list(12, (i) => {
      const [x, y] = [60 + (i % 4) * 360, 80 + Math.floor(i / 4) * 310];
      return `<path d="M${x + 240} ${y + 60}h120M${x + 120} ${y + 120}v190" stroke="#333" stroke-width="3" fill="none"/><rect x="${x}" y="${y}" width="240" height="120" rx="16" fill="${colour(next, 88)}" stroke="#333" stroke-width="3"/><text x="${x + 20}" y="${y + 55}">${some(next, 2)}</text><text x="${x + 20}" y="${y + 95}" font-size="18">${some(next, 3)}</text>`;
    })}</svg>`,
  map: (next) => {
    const line = (width: number, paint: string) =>
      `<path d="M${next() * 1600} 0 C${next() * 1600} 400 ${next() * 1600} 700 ${next() * 1600} 1100" fill="none" stroke="${paint}" stroke-width="${width}"/>`;
    const blocks = list(
      160,
      () =>
        `<rect x="${next() * 1600}" y="${next() * 1100}" width="${20 + next() * 70}" height="${15 + next() * 60}" fill="#dcd3c5" stroke="#c3b8a6"/>`,
    );
    return `<svg width="1600" height="1100" font-size="22" style="background:#eef0e4">${blocks}${line(60, '#a9cfe8')}${list(12, () => line(14, '#fff') + line(3, '#e0a030'))}${list(50, () => `<text x="${next() * 1500}" y="${next() * 1080}" fill="#444">${some(next, 1)}</text>`)}</svg>`;
  },
  screenshot: (next) =>
    `<div style="width:1440px;height:900px;background:#f4f5f7;display:grid;grid-template-columns:230px 1fr;font-size:15px"><div style="background:#263043;color:#dde;padding:20px">${list(16, () => `<p>▸ ${some(next, 2)}</p>`)}</div><div style="padding:24px"><h2>${some(next, 4)}</h2><table style="width:100%;border-collapse:collapse;background:#fff">${list(17, () => `<tr>${list(6, (i) => `<td style="border:1px solid #ddd;padding:8px">${i === 4 ? `<b style="background:${colour(next, 45)};color:#fff;border-radius:9px;padding:2px 10px">${some(next, 1)}</b>` : i % 2 ? (next() * 9000).toFixed(2) : some(next, 2)}</td>`)}</tr>`)}</table><button style="margin-top:18px;padding:10px 30px;background:linear-gradient(#4a90e2,#2a60b0);color:#fff;border:0;border-radius:8px">${some(next, 1)}</button></div></div>`,
  scan: (next) =>
    `<div style="width:1300px;height:1750px;background:#f6f2e6;padding:110px;box-sizing:border-box;font:27px/1.6 serif;color:#1d1a18"><h1>${some(next, 3)}</h1>${list(11, () => `<p style="text-indent:2em;margin:0">${some(next, 45)}.</p>`)}</div>`,
};
