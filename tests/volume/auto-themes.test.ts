import { describe, expect, it } from 'vitest';
import { convertText } from '../../src/article/script.ts';
import type { ArticleRecord } from '../../src/types.ts';
import { autoThemes } from '../../src/volume/auto/themes.ts';
import { inventedArticle, topics } from '../bench/invented-text.ts';
import { record } from './records.ts';

const articles = (channels: number, each: number, hasTags = true) =>
  topics.slice(0, channels).flatMap((topic, t) =>
    Array.from({ length: each }, (_, i) => {
      const { title, tags, paragraphs } = inventedArticle(t * 1000 + i, topic, 900);
      return record({
        place: `${topic.id}/${i}.md`,
        title,
        tags: hasTags ? tags : [],
        text: paragraphs.join('\n'),
        language: 'zh-Hans',
      });
    }),
  );

const channelOf = ({ place }: ArticleRecord) => place.slice(0, 4);

function grouped(records: ArticleRecord[], most: number) {
  const themes = autoThemes(records, most);
  const groups = new Map<string, ArticleRecord[]>();
  for (const each of records) {
    const title = themes.get(each.id)?.theme.title ?? '';
    groups.set(title, [...(groups.get(title) ?? []), each]);
  }
  return groups;
}

function purity(groups: Map<string, ArticleRecord[]>): number {
  let [right, all] = [0, 0];
  for (const records of groups.values()) {
    const counts = new Map<string, number>();
    for (const each of records) counts.set(channelOf(each), (counts.get(channelOf(each)) ?? 0) + 1);
    right += Math.max(...counts.values());
    all += records.length;
  }
  return right / all;
}

describe('themes from the words of articles', () => {
  it.each([true, false])('find the subjects of 300 articles (tags: %s)', (hasTags) => {
    const records = articles(6, 50, hasTags);
    const groups = grouped(records, 24);
    expect(purity(groups)).toBeGreaterThan(0.9);
    expect(groups.size).toBeLessThanOrEqual(24);
    for (const group of groups.values()) {
      expect(group.length).toBeLessThanOrEqual(records.length / 3);
      expect(group.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('keep to the number of themes allowed', () => {
    expect(grouped(articles(6, 30), 4).size).toBeLessThanOrEqual(4);
  });

  it('divide a giant: one subject is no theme for all', () => {
    const sizes = [...grouped(articles(1, 120), 24).values()].map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(40);
  });

  it('are named by words of the articles, each word once', () => {
    const groups = grouped(articles(4, 40), 8);
    const words = [...groups.keys()].flatMap((title) => title.split('、'));
    expect(new Set(words).size).toBe(words.length);
    const known = new Set(topics.slice(0, 4).flatMap((topic) => topic.words));
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  it('tell by which words an article is there', () => {
    const records = articles(3, 30);
    const themes = autoThemes(records, 8);
    const own = records.slice(0, 30).flatMap(({ id }) => themes.get(id)!.words);
    const right = own.filter((word) => topics[0]!.words.includes(word));
    expect(own.length).toBeGreaterThan(60);
    expect(right.length / own.length).toBeGreaterThan(0.8);
  });

  it('are one for texts in Simplified and Traditional characters', () => {
    const traditional = (text: string) => convertText(text, 'zh-Hans', 'zh-Hant');
    const records = articles(3, 40, false).map((each, index) =>
      index % 2 ? { ...each, terms: traditional(each.terms) } : each,
    );
    const groups = grouped(records, 8);
    expect(purity(groups)).toBeGreaterThan(0.9);
    for (const group of groups.values()) {
      const odd = group.filter((each) => records.indexOf(each) % 2 === 1).length;
      expect(odd / group.length).toBeGreaterThan(0.1);
      expect(odd / group.length).toBeLessThan(0.9);
    }
  });

  it('find the subjects of texts too short to say anything twice', () => {
    const lines = topics.slice(0, 4).flatMap((topic, t) =>
      Array.from({ length: 40 }, (_, i) => {
        const words = Array.from({ length: 8 }, (_w, w) => topic.words[(i * 7 + w * 3) % 20]!);
        return record({
          place: `${topic.id}/${i}.md`,
          title: `Number ${t * 40 + i}`,
          text: `我们在这里看见了${words.join('和')}。`,
          language: 'zh-Hans',
        });
      }),
    );
    expect(purity(grouped(lines, 12))).toBeGreaterThan(0.9);
  });

  it('are the same each time', () => {
    const records = articles(3, 30);
    expect([...autoThemes(records, 8)]).toEqual([...autoThemes(records, 8)]);
  });

  it('stay when the shelf grows: new articles join the nearest', () => {
    const records = articles(3, 40);
    const old = records.filter((_, index) => index % 4 !== 0);
    const first = autoThemes(old, 8);
    const known = new Map([...first].map(([id, { theme }]) => [id, theme]));
    const second = autoThemes(records, 8, known);
    for (const { id } of old) expect(second.get(id)?.theme).toEqual(first.get(id)?.theme);
    const majority = new Map<string, string>();
    for (const each of old) majority.set(first.get(each.id)!.theme.key, channelOf(each));
    const fresh = records.filter((_, index) => index % 4 === 0);
    const right = fresh.filter(
      (each) => majority.get(second.get(each.id)!.theme.key) === channelOf(each),
    );
    expect(right.length / fresh.length).toBeGreaterThan(0.85);
  });

  it('are none for articles that say nothing, and no failure', () => {
    expect(autoThemes([], 8).size).toBe(0);
    expect(autoThemes([record({ place: 'a.md', title: '1', text: '' })], 8).size).toBe(0);
  });
});
