import { describe, expect, it } from 'vitest';
import { type MarkdownOptions, readMarkdown } from '../../src/source/markdown.ts';
import { readText } from '../../src/source/text.ts';
import type { SourceFile } from '../../src/types.ts';

const file = (place: string): SourceFile => ({
  root: '/r',
  place,
  size: 1,
  modified: 0,
  order: 0,
  kind: place.endsWith('.txt') ? 'text' : 'markdown',
});

function page(text: string, options: MarkdownOptions = {}, place = 'notes/a.md') {
  const found = readMarkdown(file(place), text, options);
  if ('noArticle' in found) throw new Error(found.noArticle.code);
  return found;
}
const html = (text: string, options: MarkdownOptions = {}, place?: string) =>
  plain(page(text, options, place).root.html()!);
/** cheerio's two builds print the same tree in two ways; the cases are written in one. */
const plain = (printed: string) =>
  printed
    .replace(/&#x([0-9a-f]+);/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('</img>', '')
    .replaceAll(' alt>', ' alt="">')
    .trim();
const codeOf = (text: string, place = 'notes/a.md') => {
  const found = readMarkdown(file(place), text);
  return 'noArticle' in found ? found.noArticle.code : 'article';
};

describe('front matter', () => {
  it('reads YAML, TOML and JSON, whatever the keys are called', () => {
    const yaml = page(
      '---\ntitle: "A: walk"\nauthor: [Ann, Bo]\npubDate: 2024-03-05\nlang: en\nmood: calm\n---\nText.',
    );
    expect(yaml.metadata).toMatchObject({
      title: 'A: walk',
      authors: ['Ann', 'Bo'],
      published: '2024-03-05',
      language: 'en',
      fields: { mood: 'calm' },
    });
    const toml = page(
      '+++\ntitle = "River"\ndate = 2024-03-05\n[taxonomies]\ntags = ["water"]\n+++\nText.',
    );
    expect(toml.metadata).toMatchObject({
      title: 'River',
      published: '2024-03-05',
      tags: ['water'],
    });
    expect(page('{\n "title": "Hill"\n}\nText.').metadata.title).toBe('Hill');
    expect(page('Title: Lake\nDate: 2020-01-02\n\nText.').metadata.title).toBe('Lake');
  });

  it('keeps the article and names the line where it is broken', () => {
    const broken = page('---\ntitle: One: Two\ntags: [a\n---\nText.');
    expect(broken.metadata.title).toBe('One: Two');
    expect(broken.messages[0]).toMatchObject({ code: 'front-matter-unreadable' });
    expect(broken.root.text()).toContain('Text.');
  });

  it('never runs code and never follows aliases', () => {
    expect(html('---js\n{title: process.exit(1)}\n---\nText.')).toContain('process.exit');
    const bomb = `---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\nText.`;
    expect(page(bomb).root.text().trim()).toBe('Text.');
  });

  it('takes a rule between paragraphs for what it is', () => {
    expect(html('---\n\nJust text\n\n---\n\nMore.')).toContain('Just text');
  });

  it('passes over drafts and index pages of links', () => {
    expect(codeOf('---\ndraft: true\n---\nText.')).toBe('draft');
    expect(codeOf('# Not done\n\nText.', 'blog/_drafts/a.md')).toBe('draft');
    const links = '- [One](a.md)\n- [Two](b.md)\n- [Three](c.md)\n';
    expect(codeOf(links, 'index.md')).toBe('only-links');
    expect(codeOf(links, 'walks.md')).toBe('article');
  });

  it('takes title and day from heading and file name', () => {
    expect(page('# Over the hill\n\nText.').metadata.title).toBe('Over the hill');
    expect(html('# Over the hill\n\nText.')).toBe('<p>Text.</p>');
    const named = page('Text.', {}, '_posts/2024-03-05-old-mill.md').metadata;
    expect(named).toMatchObject({ title: 'old mill', published: '2024-03-05', slug: 'old-mill' });
  });
});

describe('dialects', () => {
  const cases: [name: string, input: string, output: string][] = [
    [
      'foot-notes',
      'A[^1].\n\n[^1]: Note.',
      '<p>A<sup><a class="noteref" id="fnref-1" href="#fn-1">1</a></sup>.</p>\n<aside class="footnote" id="fn-1"><p>Note. <a class="backlink" href="#fnref-1">↩</a></p>\n</aside>',
    ],
    ['emphasis in Chinese', '他说**「真的」**。', '<p>他说<strong>「真的」</strong>。</p>'],
    [
      'tasks',
      '- [x] done\n- [ ] open',
      '<ul>\n<li class="task">☑ done</li>\n<li class="task">☐ open</li>\n</ul>',
    ],
    ['money is no formula', 'It cost $5 and $6.', '<p>It cost $5 and $6.</p>'],
    [
      'a formula',
      'Area $\\pi r^2$, $x^2$.',
      '<p>Area <code class="math">\\pi r^2</code>, <span class="math">x<sup>2</sup></span>.</p>',
    ],
    [
      'Hugo figure',
      '{{< figure src="a.png" caption="A mill" >}}',
      '<figure><img src="./notes/a.png" alt=""><figcaption>A mill</figcaption></figure>',
    ],
    [
      'Hugo youtube',
      '{{< youtube abc123 >}}',
      '<p class="embed">YouTube: <a href="https://www.youtube.com/watch?v=abc123">https://www.youtube.com/watch?v=abc123</a></p>',
    ],
    ['paired short-code keeps its text', '{{% lead %}}Inner.{{% /lead %}}', '<p>Inner.</p>'],
    [
      'short-codes in code stay',
      '`{{< x >}}`\n\n```\n{% raw %}\n```',
      '<p><code>{{&lt; x &gt;}}</code></p>\n<pre><code>{% raw %}\n</code></pre>',
    ],
    [
      'Jekyll highlight',
      '{% highlight ruby %}\nputs 1\n{% endhighlight %}',
      '<pre><code class="language-ruby">puts 1\n</code></pre>',
    ],
    [
      'Liquid address',
      '![A]({{ site.baseurl }}/img/a.png)',
      '<p><img src="./img/a.png" alt="A"></p>',
    ],
    [
      'Hexo picture',
      '{% asset_img a.png A mill %}',
      '<figure><img src="./notes/a.png" alt=""><figcaption>A mill</figcaption></figure>',
    ],
    ['Obsidian comment', 'Seen %%hidden%%here. ^abc', '<p>Seen here.</p>'],
    [
      'call-out',
      '> [!note] Mind\n> **the** step',
      '<blockquote class="callout">\n<p><strong>Mind</strong></p><p><strong>the</strong> step</p>\n</blockquote>',
    ],
    [
      'call-out title with markup',
      '> [!tip] Read *this*\n> now',
      '<blockquote class="callout">\n<p><strong>Read <em>this</em></strong></p><p>\nnow</p>\n</blockquote>'.replace(
        '<p>\n',
        '<p>',
      ),
    ],
    [
      'MkDocs admonition',
      '!!! warning "Ice"\n    Slippery.\n\nAfter.',
      '<blockquote class="callout">\n<p><strong>Ice</strong></p>\n<p>Slippery.</p>\n</blockquote>\n<p>After.</p>',
    ],
    [
      'Docusaurus container',
      ':::tip Ice\nSlippery.\n:::\n\nAfter.',
      '<blockquote class="callout">\n<p><strong>Ice</strong></p>\n<p>Slippery.</p>\n</blockquote>\n<p>After.</p>',
    ],
    ['spaced picture name', '![A](my mill.png)', '<p><img src="./notes/my mill.png" alt="A"></p>'],
  ];
  for (const [name, input, output] of cases) it(name, () => expect(html(input)).toBe(output));

  it('tells of a short-code that vanished', () => {
    expect(page('Text {{< weather >}}.').messages[0]).toMatchObject({ args: { name: 'weather' } });
  });
});

describe('addresses', () => {
  const siblings = {
    articles: ['notes/a.md', 'walks/mill.md', '河.md'],
    pictures: ['files/pic one.png', 'static/img/b.png'],
  };
  it('finds notes and pictures by name, and through static roots', () => {
    expect(html('[[mill|the mill]] [[nowhere]]', { siblings })).toBe(
      '<p><a href="article:walks/mill.md">the mill</a> nowhere</p>',
    );
    expect(html('![[pic one.png|300]]', { siblings })).toContain('src="./files/pic one.png"');
    expect(html('![B](/img/b.png)', { siblings })).toContain('src="./static/img/b.png"');
    expect(html('[x](../walks/mill.html#top)', { siblings })).toContain('article:walks/mill.md');
  });
  it('leaves what is on the network alone', () => {
    expect(html('![B](https://e.example/b.png?x=1)')).toContain(
      'src="https://e.example/b.png?x=1"',
    );
  });
});

// Processor time, since other tests share the machine.
it('takes hostile Markdown in under a second each', { timeout: 60_000 }, () => {
  const n = 50_000;
  const inputs = [
    '`'.repeat(n),
    '[['.repeat(n),
    '$'.repeat(n),
    '{%'.repeat(n),
    '{{<'.repeat(n),
    '%%'.repeat(n),
    '> '.repeat(2000),
    ':::a\n'.repeat(5000),
    '!!! a\n    '.repeat(5000),
    '$a '.repeat(n),
    '{{< a '.repeat(n),
    '![a]( '.repeat(n),
    '`a '.repeat(n),
    ' '.repeat(n),
    '\\('.repeat(n),
    '$$\n'.repeat(n),
  ];
  for (const input of inputs) {
    const start = process.cpuUsage();
    readMarkdown(file('a.md'), `x ${input}\n\nend`);
    const { user } = process.cpuUsage(start);
    expect(user / 1000, input.slice(0, 8)).toBeLessThan(1000);
  }
});

describe('plain text', () => {
  const text = (source: string) => {
    const found = readText(file('book.txt'), source);
    if ('noArticle' in found) throw new Error(found.noArticle.code);
    return {
      title: found.metadata.title,
      authors: found.metadata.authors,
      html: plain(found.root.html()!),
    };
  };
  it('reads a novel: head, chapters, indented paragraphs', () => {
    expect(text('《河边》作者：李山\n\n第一章 早晨\n\n　　天亮了。\n　　河水很静。\n')).toEqual({
      title: '河边',
      authors: ['李山'],
      html: '<h3>第一章 早晨</h3>\n<p>天亮了。</p>\n<p>河水很静。</p>',
    });
  });
  it('joins wrapped lines, with a space only between words', () => {
    const lines =
      'The old mill stood beside the river for more\nthan two hundred years before anyone thought\nto draw a picture of it.\n\nThe second paragraph is short.';
    expect(text(`The Mill\n\n${lines}`).html).toBe(
      `<p>${lines.split('\n\n')[0]!.replaceAll('\n', ' ')}</p>\n<p>The second paragraph is short.</p>`,
    );
  });
});

describe('forms met in real folders', () => {
  it('drops what only the generator knows, and leaves code alone', () => {
    expect(html('The price is {{ price("tea") }} or {{ shop.tea | money }}.')).toBe(
      '<p>The price is  or .</p>',
    );
    expect(html('Write `{{ shop.tea }}` there.')).toContain('{{ shop.tea }}');
  });

  it('reads keys that Hexo closes but does not open', () => {
    const walk = page('title: Downhill\ndate: 2021-05-07\ntags:\n- hill\n---\nThe way down.');
    expect(walk.metadata).toMatchObject({ title: 'Downhill', tags: ['hill'] });
    expect(walk.root.text().trim()).toBe('The way down.');
    const own = html('title: a word\n\nWords that are no key.\n\n---\n\nMore.');
    expect(own).toContain('Words that are no key.');
  });

  it('keeps the words of Hexo tags', () => {
    expect(html("{% post_link down 'Going down' %}")).toContain('Going down</a>');
    expect(html('{% btn https://a.example/, Buy bread, home %}')).toBe(
      '<p><a href="https://a.example/">Buy bread</a></p>',
    );
    expect(html('A {% label strong primary %} and {% label primary @calm word %}.')).toBe(
      '<p>A strong and calm word.</p>',
    );
    expect(html('{% codeblock lang:js %}\nlet a;\n{% endcodeblock %}')).toContain('language-js');
    expect(html('{% include image.html url="r.png" description="Reed bank" %}')).toContain(
      '<figcaption>Reed bank</figcaption>',
    );
  });

  it('leaves out a loop with its body, and abbreviations', () => {
    expect(html('One.\n\n{% for p in site.posts %}{{ p.title }}{% endfor %}\n\nTwo.')).toBe(
      '<p>One.</p>\n<p>Two.</p>',
    );
    expect(html('HTML is meant.\n\n*[HTML]: Hypertext')).toBe('<p>HTML is meant.</p>');
  });

  it('reads the Markdown within marked HTML', () => {
    const found = html(
      '<figure markdown="span">\n  ![gear](g.png)\n  <figcaption>A gear</figcaption>\n</figure>\n\n<div class="x" markdown="1">\nAn *old* one\n</div>',
    );
    expect(found).toContain('<img src="./notes/g.png" alt="gear">');
    expect(found).toContain('<figcaption>A gear</figcaption>');
    expect(found).toContain('<em>old</em>');
  });

  it('drops attributes of headings and sizes of pictures', () => {
    expect(html('One.\n\n## Gears { #top }')).toContain('<h2>Gears</h2>');
    expect(html('![swarm|200](s.png)')).toContain('alt="swarm"');
  });

  it('finds the pictures of a module', () => {
    const text =
      "import fan from './fan.png';\n\nOne.\n\n<img src={fan} />\n\n<img src={require('./b.png').default} />\n\n<img src={useBaseUrl('/c.png')} />\n\n<Box width={1 + 2}>In</Box>";
    const found = html(text, {}, 'blog/a.mdx');
    for (const name of ['fan', 'b', 'c'])
      expect(found).toMatch(new RegExp(`src="[^"]*${name}.png"`));
    expect(found).not.toContain('import');
    expect(found).toContain('In');
  });
});
