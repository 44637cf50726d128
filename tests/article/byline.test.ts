import { expect, test } from 'vitest';
import { type People, parseByline } from '../../src/article/byline.ts';

const cases: [printed: string, expected: Partial<People>][] = [
  ['（晨报记者林小舟综合报导）', { authors: ['林小舟'] }],
  [
    '（晨报记者林小舟、何苗采访报导／编辑周易安）',
    { authors: ['林小舟', '何苗'], editors: ['周易安'] },
  ],
  [
    '（晨报专栏作家Anna Bell撰文／周易安编译）',
    { authors: ['Anna Bell'], translators: ['周易安'] },
  ],
  ['(记者傅元综合报导/责任编辑：程以仁 )', { authors: ['傅元'], editors: ['程以仁'] }],
  ['（晨報記者林小舟台灣台北報導）', { authors: ['林小舟'], place: '台灣台北' }],
  ['（晨报记者林舟纽约报导）', { authors: ['林舟'], place: '纽约' }],
  ['（晨报记者Anna Bell美国某州斯坦福报导）', { authors: ['Anna Bell'], place: '美国某州斯坦福' }],
  ['〔記者林小舟／台北報導〕', { authors: ['林小舟'], place: '台北' }],
  ['（晨社記者林小舟高雄3日電）', { authors: ['林小舟'], place: '高雄' }],
  ['晨社北京12月5日电（记者林小舟、何苗）', { authors: ['林小舟', '何苗'] }],
  ['本报记者 林小舟 何苗', { authors: ['林小舟', '何苗'] }],
  ['（本台记者林小舟综合编译）', { authors: ['林小舟'] }],
  ['（晨报里昂记者站报导）', {}],
  ['作者：林小舟', { authors: ['林小舟'] }],
  ['作者: 林小舟 编辑: 何苗', { authors: ['林小舟'], editors: ['何苗'] }],
  ['文／林小舟', { authors: ['林小舟'] }],
  ['文/林小舟 编译/何苗', { authors: ['林小舟'], translators: ['何苗'] }],
  ['文：林小舟／圖：何苗', { authors: ['林小舟'] }],
  ['文 林小舟', { authors: ['林小舟'] }],
  ['周易安编译', { translators: ['周易安'] }],
  ['责任编辑：周易安#', { editors: ['周易安'] }],
  ['撰文：約翰·史密斯', { authors: ['約翰·史密斯'] }],
  ['作者：林小舟和周和平', { authors: ['林小舟', '周和平'] }],
  ['作者：周和平', { authors: ['周和平'] }],
  ['林小舟', { authors: ['林小舟'] }],
  ['By Anna Bell and Carl Dorn', { authors: ['Anna Bell', 'Carl Dorn'] }],
  ['By Anna Bell, Carl Dorn, and Eve Fox', { authors: ['Anna Bell', 'Carl Dorn', 'Eve Fox'] }],
  ['By ANNA BELL | Morning Press', { authors: ['ANNA BELL'] }],
  ['By Anna Bell in London', { authors: ['Anna Bell'], place: 'London' }],
  ['Anna Bell', { authors: ['Anna Bell'] }],
  [
    'Written by Anna Bell; translated by Carl Dorn',
    { authors: ['Anna Bell'], translators: ['Carl Dorn'] },
  ],
  ['by Staff Reporter', {}],
  ['新华社', {}],
  ['本报讯', {}],
  ['编辑部', {}],
  ['转自某某网站', {}],
  ['', {}],
];

test.each(cases)('%s', (printed, expected) => {
  expect(parseByline(printed)).toEqual({ authors: [], translators: [], editors: [], ...expected });
});

test('a hostile line costs little', () => {
  const start = performance.now();
  for (const unit of ['（记者', '和', 'by ', '编译', '/', 'A ']) parseByline(unit.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(200);
});
