import { expect, test } from 'vitest';
import { detectLanguage, normaliseLanguage } from '../../src/article/language.ts';

test.each([
  ['河边的风车还在转动，孩子们听见水声。', undefined, 'zh-Hans'],
  ['河邊的風車還在轉動，孩子們聽見水聲。', undefined, 'zh-Hant'],
  ['河邊的風車還在轉動，孩子們聽見水聲。', 'zh-CN', 'zh-Hant'],
  ['The mill by the river 水车 still turns, and the children hear the water.', 'zh-CN', 'en'],
  ['山上人家', 'zh-TW', 'zh-Hant'],
  ['山上人家', 'zh_CN', 'zh-Hans'],
  ['山上人家', undefined, 'zh-Hans'],
  ['川のほとりで水車がまわっています。', 'zh-Hans', 'ja'],
  [
    '他说“ありがとう”，然后转身离开了这座古老的城市，沿着河岸往北走去，再也没有回来。',
    undefined,
    'zh-Hans',
  ],
  ['강가에서 물레방아가 돌고 있습니다.', undefined, 'ko'],
  ['Die Mühle am Fluss dreht sich noch, und die Kinder hören das Wasser.', undefined, 'de'],
  ['Le moulin tourne encore dans la vallée et les enfants sont sur le pont.', undefined, 'fr'],
  ['The mill by the river still turns.', 'en_us', 'en-US'],
  ['Мельница у реки всё ещё вертится.', undefined, 'ru'],
  ['12345 ---', undefined, 'und'],
  ['12345 ---', 'fr', 'fr'],
  ['', undefined, 'und'],
  ['皇后在里弄的台上', 'zh-Hant', 'zh-Hant'],
])('%s (declared %s) is %s', (text, declared, expected) => {
  expect(detectLanguage(text, declared)).toBe(expected);
});

test.each([
  ['zh-CN', 'zh-Hans'],
  ['zh_SG', 'zh-Hans'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh', 'zh'],
  ['cmn-Hans-CN', 'zh-Hans'],
  ['EN-us', 'en-US'],
  ['en_US.UTF-8', 'en-US'],
  ['not a code', undefined],
  ['', undefined],
  [undefined, undefined],
])('declared %s is %s', (declared, expected) => {
  expect(normaliseLanguage(declared)).toBe(expected);
});
