/** Pinyin → zhuyin (ㄅㄆㄇㄈ), a syllable at a time. */

const pairs = (text: string) =>
  new Map(text.split(' ').map((pair) => pair.split('=') as [string, string]));

const initials = pairs(
  'b=ㄅ p=ㄆ m=ㄇ f=ㄈ d=ㄉ t=ㄊ n=ㄋ l=ㄌ g=ㄍ k=ㄎ h=ㄏ j=ㄐ q=ㄑ x=ㄒ zh=ㄓ ch=ㄔ sh=ㄕ r=ㄖ z=ㄗ c=ㄘ s=ㄙ',
);

const finals = pairs(
  'a=ㄚ o=ㄛ e=ㄜ ê=ㄝ ai=ㄞ ei=ㄟ ao=ㄠ ou=ㄡ an=ㄢ en=ㄣ ang=ㄤ eng=ㄥ er=ㄦ ' +
    'i=ㄧ ia=ㄧㄚ io=ㄧㄛ ie=ㄧㄝ iai=ㄧㄞ iao=ㄧㄠ iou=ㄧㄡ iu=ㄧㄡ ian=ㄧㄢ in=ㄧㄣ iang=ㄧㄤ ing=ㄧㄥ ' +
    'u=ㄨ ua=ㄨㄚ uo=ㄨㄛ uai=ㄨㄞ uei=ㄨㄟ ui=ㄨㄟ uan=ㄨㄢ uen=ㄨㄣ un=ㄨㄣ uang=ㄨㄤ ueng=ㄨㄥ ong=ㄨㄥ ' +
    'ü=ㄩ üe=ㄩㄝ üan=ㄩㄢ ün=ㄩㄣ iong=ㄩㄥ',
);

/** Syllables without a vowel: interjections, and the buzzing vowel that zhuyin does not write. */
const whole = pairs(
  'zhi=ㄓ chi=ㄔ shi=ㄕ ri=ㄖ zi=ㄗ ci=ㄘ si=ㄙ m=ㄇ n=ㄋ ng=ㄫ hm=ㄏㄇ hng=ㄏㄫ',
);

/** Index by tone; the first is not written, the neutral one stands before. */
const toneMarks = ['˙', '', 'ˊ', 'ˇ', 'ˋ'];

/**
 * @param syllable pinyin with its tone as a figure: `zhong4`, `lüe4`, `de0`
 * @returns zhuyin, or '' for what is no syllable of Mandarin
 */
export function zhuyinOf(syllable: string): string {
  const tone = Number(syllable.at(-1));
  const letters = syllable.slice(0, -1);
  const sounds = whole.get(letters) ?? soundsOf(letters);
  const mark = toneMarks[tone];
  if (!sounds || mark === undefined) return '';
  return tone === 0 ? mark + sounds : sounds + mark;
}

function soundsOf(letters: string): string | undefined {
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])/.exec(letters)?.[0] ?? '';
  const rest = letters.slice(initial.length);
  // After j, q and x a plain u is ü.
  const written = /^[jqx]$/.test(initial) ? rest.replace(/^u/, 'ü') : rest;
  const final = finals.get(initial ? written : withoutGlide(written));
  return final && (initials.get(initial) ?? '') + final;
}

/** y and w stand where a syllable would begin with i, u or ü: yan is ian, wen is uen, yun is ün. */
function withoutGlide(final: string): string {
  if (final.startsWith('yu')) return `ü${final.slice(2)}`;
  if (final === 'yong') return 'iong';
  if (final.startsWith('y')) return final.startsWith('yi') ? final.slice(1) : `i${final.slice(1)}`;
  if (final.startsWith('w')) return final.startsWith('wu') ? final.slice(1) : `u${final.slice(1)}`;
  return final;
}
