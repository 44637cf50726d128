import { recordOf } from '../../src/article/record.ts';
import { type SettingsInput, settingsSchema } from '../../src/settings/schema.ts';
import type { Article, ArticleRecord } from '../../src/types.ts';
import type { PlanRules } from '../../src/volume/plan.ts';
import { article, paragraph } from '../builders.ts';

/** A record of an article whose text is `text`, one paragraph a line. */
export function record(given: Partial<Article> & { text?: string } = {}): ArticleRecord {
  const { text, ...rest } = given;
  const own = text ?? `${rest.place ?? 'walks/river.md'}: a text of its own about this place.`;
  const folder = rest.place?.split('/').slice(0, -1).join('/');
  return recordOf(
    article({
      ...(folder ? { channel: { id: folder, title: folder } } : {}),
      body: own.split('\n').map((line) => paragraph(line)),
      ...rest,
    }),
    {},
  );
}

/** Complete rules from what a person would write. */
export const rules = (given: SettingsInput = {}): PlanRules => settingsSchema.parse(given);

export const shelf = { key: 'test-shelf', title: 'Test shelf' };

/** Prose without sense, the same for the same seed: sentences of words from a list. */
export function prose(seed: number, characters: number, words: string[] = WORDS): string {
  let state = seed >>> 0 || 1;
  let text = '';
  while (text.length < characters) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += words[(state >>> 8) % words.length];
    if ((state & 0xff) < 20) text += '。';
  }
  return text;
}

const WORDS =
  '河流 山谷 石桥 磨坊 早晨 雾气 小船 渔夫 木匠 市集 面包 麦田 果园 羊群 钟楼 学校 孩子 老人 邻居 旅人 客栈 炉火 茶杯 书信 邮差 铁匠 风车 雨水 雪地 春天 夏天 秋天 冬天 月光 星星 走过 看见 听说 记得 忘记 种下 收割 修好 打开 关上 慢慢 忽然 从前 后来 每年 一起 安静 热闹 高高 低低 的 了 在 和 又 还'.split(
    ' ',
  );
