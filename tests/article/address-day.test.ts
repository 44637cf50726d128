import { expect, test } from 'vitest';
import { dayInAddress } from '../../src/article/dates/address.ts';

test.each([
  ['https://news.example.com/gb/21/12/16/n13440000.htm', '2021-12-16'],
  ['https://news.example.com/2021/12/16/a103.html', '2021-12-16'],
  ['https://news.example.com/articles/2019/5/9/386.html', '2019-05-09'],
  ['https://news.example.com/2021-12/16/c_112.htm', '2021-12-16'],
  ['https://news.example.com/gn/2021/12-16/963.shtml', '2021-12-16'],
  ['https://news.example.com/2021-12-16/doc-i.shtml', '2021-12-16'],
  ['https://news.example.com/n1/2021/1216/c1001-3.html', '2021-12-16'],
  ['https://news.example.com/21/1216/10/ABC.html', '2021-12-16'],
  ['https://news.example.com/20211216/s00001/', '2021-12-16'],
  ['https://news.example.com/k2/1623-20211216.htm', '2021-12-16'],
  ['https://news.example.com/news/aipl/202112160012.aspx', '2021-12-16'],
  ['https://news.example.com/archives/1995/08/01', '1995-08-01'],
  ['https://news.example.com/2021/13/40/a.html', undefined],
  ['https://news.example.com/post/20219999', undefined],
  ['https://news.example.com/post/120211216', undefined],
  ['https://news.example.com/post/2021121', undefined],
  ['https://news.example.com/story/3-12-16', undefined],
  ['', undefined],
])('%s: %s', (url, day) => {
  expect(dayInAddress(url)).toBe(day);
});
