/**
 * Saved pages in the layouts of common kinds of sites, of our own writing. What is the
 * article's (`own`) and what is the site's (`foreign`) is known, so that both can be counted.
 */
export interface Layout {
  name: string;
  html: string;
  own: string[];
  foreign: string[];
}

const english = [
  'The weir above the town was built in three summers, by men who carried every stone from the quarry on the far bank.',
  'Nobody remembers who drew the plan. The oldest map in the archive shows the river without it, the next one with it, and forty years lie between the two.',
  'In spring the water stands so high that the sluice keeper sleeps in the hut; in August children walk across it with dry feet.',
  'Last winter an engineer measured the foundations with sound and found them as firm as on the first day, apart from two hollows on the left side.',
  'The hollows will be filled before the next flood. Until then a rope keeps walkers away from the edge, and a lamp burns there at night.',
  'When the work is done, the town wants to put up a bench, so that people can sit where the masons once ate their bread.',
];
const chinese = [
  '城北的水坝花了三个夏天才修成，石头都是从对岸的采石场一块一块背过来的。',
  '没有人记得图纸是谁画的。档案馆里最老的一张地图上还没有它，下一张就有了，两张之间隔了四十年。',
  '春天水位高的时候，看闸的人就睡在小屋里；到了八月，孩子们可以光着脚从坝上走过去。',
  '去年冬天，一位工程师用声波测了坝基，发现除了左边两处空洞，它和第一天一样结实。',
  '空洞要在下一次涨水之前填好。在那以前，坝边拉着一根绳子，夜里还点着一盏灯。',
  '等工程做完，镇上想在那里放一张长椅，让人们坐在当年石匠吃干粮的地方。',
];

const paragraphs = (texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('\n');
const links = (...names: string[]) =>
  `<ul>${names.map((n) => `<li><a href="/${n.length}.html">${n}</a></li>`).join('')}</ul>`;

const SITE = [
  'Home of the Valley Courier',
  'Weather for seven days',
  'Classified notices',
  'Imprint and privacy',
];
const RELATED = [
  'Ferry runs again after repairs',
  'Five walks along the canal',
  'How the mill was saved',
];
const COMMENTS = [
  'Great article, thanks for writing it! My grandfather worked there.',
  'I walked there yesterday with the dog and it was closed.',
];
/** More words than the article has. */
const DEBATE = [
  'I have lived beside that weir for fifty years, and I can tell you that nobody ever slept in the hut, whatever the keeper told the children about it afterwards.',
  'The measurement of last winter was paid for by the mill, which wants the water for itself; somebody should have asked who owns the instruments and who read them.',
  'My uncle drew the plan, as everybody in our family knows. He kept it in the kitchen drawer until the house was sold, and the new people burnt it with the rest.',
  'Whoever walks there in August with bare feet should know that there is glass between the stones, since the young people have been celebrating there all summer.',
  'A bench is all very well, but who is going to empty the bin beside it? The town has not managed to empty the one at the ferry for as long as I can remember.',
  'Thank you for this text. I have printed it for my mother, who was born in the quarry house and still talks about the stones that were carried past her window.',
  'The lamp is far too bright. It shines into every bedroom of the street, and the council has not answered a single one of the letters that we wrote about it.',
  'It would be honest to add that the author is the cousin of the engineer, and that both of them have been paid by the water board for this kind of advertising.',
];
const NEWS = 'Sign up for our weekly letter and never miss a story from the valley';
const COOKIES = 'We use cookies to make this site work better for you and our partners';
const header = `<header class="site-header"><nav>${links(...SITE.slice(0, 3))}</nav></header>`;
const footer = `<footer class="site-footer">${links(SITE[3]!)}</footer><div id="cookie-banner">${COOKIES}. <button>Accept</button></div>`;
const share =
  '<div class="share-buttons"><a href="https://www.facebook.com/sharer?u=x">Share on Facebook</a> <a href="#">Copy link</a></div>';
const related = `<div class="related-posts"><h3>Related articles</h3>${links(...RELATED)}</div>`;
const comments = `<section id="comments" class="comments"><h3>2 comments</h3>${COMMENTS.map((c) => `<div class="comment"><p>${c}</p></div>`).join('')}</section>`;
const newsletter = `<div class="newsletter-signup"><p>${NEWS}</p><form><input type="email"></form></div>`;
const figure =
  '<figure><img src="https://site.example/weir.jpg" alt=""><figcaption>The weir after rain</figcaption></figure>';
const site = [...SITE, COOKIES];

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The weir above the town | Valley Courier</title>${head}</head><body>${body}</body></html>`;
const split = (texts: string[], between: string) =>
  `${paragraphs(texts.slice(0, 3))}${between}${paragraphs(texts.slice(3))}`;

export const layouts: Layout[] = [
  {
    name: 'blog system with widgets in the text',
    html: page(
      '',
      `${header}<div id="primary"><main><article class="post hentry"><h1 class="entry-title">The weir above the town</h1><div class="entry-meta">Posted on 3 May</div><div class="entry-content">${split(english, newsletter)}${share}${related}</div></article>${comments}</main><aside class="sidebar"><h2>Recent</h2>${links(...RELATED)}</aside></div>${footer}`,
    ),
    own: english,
    foreign: [...site, ...RELATED, ...COMMENTS, NEWS, 'Copy link'],
  },
  {
    name: 'newspaper with itemprop articleBody and lead outside',
    html: page(
      '<meta property="og:site_name" content="Valley Courier">',
      `${header}<article itemscope><h1>The weir above the town</h1><p class="byline">By <span itemprop="author">Anna Lind</span></p>${figure}<div class="pageinfo hidden">
        { "modules": [{"name": "photo"}], "assetid": "2550571", "keywords": "weir, valley, water",
        "templatename": "stories/default", "videoincluded": "no" }
      </div><div itemprop="articleBody">${split(english, `<aside class="recirc">${links(...RELATED)}</aside>`)}</div>${share}</article>${comments}${footer}`,
    ),
    own: [...english, 'The weir after rain'],
    foreign: [...site, ...RELATED, ...COMMENTS, 'Copy link', 'templatename'],
  },
  {
    name: 'body in several boxes of one class',
    html: page(
      '',
      `${header}<main><article><h1>The weir above the town</h1>${english.map((t) => `<div class="text-block"><p>${t}</p></div>`).join('<div class="ad-slot">Advertisement</div>')}</article></main>${related}${footer}`,
    ),
    own: english,
    foreign: [...site, ...RELATED, 'Advertisement'],
  },
  {
    name: 'hashed class names (CSS modules)',
    html: page(
      '',
      `<div id="root"><div class="Header_root__a1">${links(...SITE)}</div><div class="Layout_wrap__b2"><div class="ArticleText_root__c3"><h1 class="x1">The weir above the town</h1>${paragraphs(english)}</div><div class="RelatedStories_root__d4">${links(...RELATED)}</div><div class="NewsletterSignup_box__e5"><p>${NEWS}</p></div></div></div>`,
    ),
    own: english,
    foreign: [...SITE, ...RELATED, NEWS],
  },
  {
    name: 'tables for layout, nothing named',
    html: page(
      '',
      `<table width="100%"><tr><td colspan="2">${links(...SITE)}</td></tr><tr><td width="20%">${links(...RELATED)}</td><td><font size="5">The weir above the town</font><br>${paragraphs(english)}</td></tr></table>`,
    ),
    own: english,
    foreign: [...SITE, ...RELATED],
  },
  {
    name: 'line breaks instead of paragraphs',
    html: page(
      '',
      `${header}<div class="content"><h1>The weir above the town</h1>${english.join('<br><br>\n')}</div><div class="sidebar">${links(...RELATED)}</div>${footer}`,
    ),
    own: english,
    foreign: [...site, ...RELATED],
  },
  {
    name: 'WeChat',
    html: `<html><head><title></title><meta property="og:title" content="城北的水坝"></head><body id="activity-detail"><div id="js_article" class="rich_media"><h1 class="rich_media_title" id="activity-name">城北的水坝</h1><div class="rich_media_meta_list"><a id="js_name">河谷札记</a></div><div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">${chinese.map((t) => `<section><span>${t}</span></section>`).join('')}</div></div><div class="rich_media_tool"><span>阅读原文</span></div><div class="qr_code_pc"><p>微信扫一扫关注该公众号</p></div><script>var ct = "1600000000";</script></body></html>`,
    own: chinese,
    foreign: ['微信扫一扫关注该公众号', '阅读原文'],
  },
  {
    name: 'Chinese portal',
    html: `<html><head><title>城北的水坝_河谷网</title></head><body><div class="top-nav">${links('首页', '财经频道新闻', '体育频道新闻')}</div><div class="wrap"><h1 class="main-title">城北的水坝</h1><div class="article" id="artibody">${paragraphs(chinese)}<p class="show_author">责任编辑：林安</p></div><div class="tags">${links('水利', '古迹')}</div><div class="hot-news"><h3>热门推荐</h3>${links('渡轮修好以后重新开航', '运河边的五条散步路线')}</div></div><div class="footer">版权所有 河谷网</div></body></html>`,
    own: chinese,
    foreign: ['财经频道新闻', '渡轮修好以后重新开航', '版权所有 河谷网'],
  },
  {
    name: 'wiki',
    html: `<html lang="en"><head><title>Weir - Valley Wiki</title></head><body><div id="content" class="mw-body"><h1 id="firstHeading">Weir</h1><div id="mw-content-text"><div class="mw-parser-output"><div id="toc" class="toc"><h2>Contents</h2>${links('1 History of it', '2 Shape of it')}</div>${split(english, '<h2><span class="mw-headline">Shape</span><span class="mw-editsection">[<a href="/e">edit this part</a>]</span></h2>')}<table class="wikitable"><tr><td>Height of the crest</td><td>4 m</td></tr></table><div class="navbox">${links(...RELATED)}</div></div></div></div><div id="mw-navigation">${links(...SITE)}</div></body></html>`,
    own: [...english, 'Height of the crest', 'Shape'],
    foreign: [...SITE, ...RELATED, 'edit this part', '1 History of it'],
  },
  {
    name: 'newsletter site',
    html: page(
      '',
      `<div class="main"><div class="navbar">${links(...SITE)}</div><article class="newsletter-post post"><div class="post-header"><h1 class="post-title">The weir above the town</h1></div><div class="available-content"><div class="body markup">${split(english, `<div class="subscription-widget-wrap"><p>${NEWS}</p></div>`)}</div></div></article></div>${comments}`,
    ),
    own: english,
    foreign: [...SITE, NEWS, ...COMMENTS],
  },
  {
    name: 'programming tutorial with code and notes',
    html: page(
      '',
      `${header}<main class="prose"><h1>The weir above the town</h1>${split(english, '<pre><code class="language-js"><span class="comment">// how high the water stands</span>\nconst level = read();</code></pre><blockquote><p>Water finds its own way, said the miller.</p></blockquote>')}<section class="footnotes"><ol><li id="fn1">The map is kept in the town hall.</li></ol></section></main>${footer}`,
    ),
    own: [
      ...english,
      '// how high the water stands',
      'Water finds its own way',
      'The map is kept in the town hall.',
    ],
    foreign: site,
  },
  {
    name: 'forum thread opener',
    html: page(
      '',
      `${header}<div class="topic-body"><div class="cooked">${paragraphs(english)}</div></div><div class="comments">${COMMENTS.map((c) => `<div class="comment-body"><p>${c}</p></div>`).join('')}</div>${footer}`,
    ),
    own: english,
    foreign: [...site, ...COMMENTS],
  },
  {
    name: 'text directly in body',
    html: `<html><head><title>The weir</title></head><body><h1>The weir</h1>${paragraphs(english)}</body></html>`,
    own: english,
    foreign: [],
  },
  {
    name: 'related links between paragraphs, in the text itself',
    html: page(
      '',
      `${header}<article><div class="article-body">${split(english, `<p><strong>Read also: <a href="/x">${RELATED[0]}</a></strong></p>`)}<p><a href="#rest">Continue reading the main story</a></p><h3>Related stories</h3>${links(...RELATED)}</div></article>${footer}`,
    ),
    own: english,
    foreign: [...site, ...RELATED, 'Continue reading'],
  },
  {
    name: 'list of quotations and questions',
    html: page(
      '',
      `${header}<article class="interview"><h1>The weir above the town</h1>${english.map((t, i) => `<p><strong>Question ${i + 1}?</strong></p><blockquote>${t}</blockquote>`).join('')}<ul>${english.map((t) => `<li>${t.slice(0, 40)} again</li>`).join('')}</ul></article>${footer}`,
    ),
    own: [...english, 'Question 6?', `${english[5]!.slice(0, 40)} again`],
    foreign: site,
  },
  {
    name: 'whole page in one form, nothing named',
    html: page(
      '',
      `<form action="page.aspx"><input type="hidden" value="x"><table><tr><td>${links(...SITE)}</td></tr></table><table><tr><td><div><p>${english.join('</p><p>')}</p></div></td></tr></table></form>`,
    ),
    own: english,
    foreign: SITE,
  },
  {
    name: 'comments that outweigh the article, in the same named box',
    html: page(
      '',
      `${header}<div id="article_content"><div id="article_text">${paragraphs(english)}</div><div class="article_footer_comments">${DEBATE.map((t) => `<div class="item"><p>${t}</p></div>`).join('')}</div></div>${footer}`,
    ),
    own: english,
    foreign: [...site, ...DEBATE],
  },
  {
    name: 'comments beside the article, named only each by itself',
    html: page(
      '',
      `<div id="main"><div class="box"><h1>The weir above the town</h1><div class="cbox article wt"><div id="textsize">${paragraphs(english)}</div></div></div><div class="box"><div class="cbox wt">${DEBATE.map((t) => `<div class="cdv"><p class="commentText">${t}</p></div>`).join('')}</div></div></div>`,
    ),
    own: english,
    foreign: DEBATE,
  },
  {
    name: 'column of teasers that read like sentences',
    html: page(
      '',
      `<div id="page"><div id="left"><div id="textArea"><h1>The weir above the town</h1>${paragraphs(english)}</div></div><div id="third">${DEBATE.slice(
        0,
        3,
      )
        .map(
          (t) =>
            `<div class="tile"><h4><a href="/t">${t.slice(0, 40)}</a></h4><p>${t.slice(0, 100)}</p></div>`,
        )
        .join('')}</div></div>`,
    ),
    own: english,
    foreign: DEBATE.slice(0, 3).map((t) => t.slice(0, 100)),
  },
  {
    name: 'first paragraph in a box of its own',
    html: page(
      '',
      `${header}<div id="article"><div class="first"><h1>The weir above the town</h1><div class="articleBody"><p>${english[0]}</p></div>${share}<div class="articleBody">${paragraphs([...english.slice(1), ...DEBATE])}</div></div></div>${footer}`,
    ),
    own: [...english, ...DEBATE],
    foreign: site,
  },
  {
    name: 'column of slide shows in the named box, before the text',
    html: page(
      '',
      `${header}<div id="articleContent"><div class="column1"><div class="module"><h3>Pictures</h3><div class="photo"><a href="/days"><img src="/days.jpg"></a></div><p>Our best pictures of the day, from all over the valley and from the hills beyond, chosen by hand for you. <a href="/days">See more</a></p><a href="/days/2">Yesterday's pictures of the valley</a></div></div><div class="column2"><span id="text">${paragraphs([...english, ...DEBATE])}</span></div></div>${footer}`,
    ),
    own: [...english, ...DEBATE],
    foreign: [...site, 'Our best pictures of the day'],
  },
];
