/**
 * How sites hide the picture that a reader sees: one entry a pattern, with the address that
 * must come first. Markup is our own, after the habits of the site or plugin named.
 */
export interface Pattern {
  name: string;
  html: string;
  /** Address that must be tried first. */
  first: string;
  /** Addresses that must be among the candidates too. */
  also?: string[];
  base?: string;
  url?: string;
}

const GIF = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const SVG =
  "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%20600%20400'%3E%3C/svg%3E";
const BLUR = `data:image/jpeg;base64,${'/9j/4AAQSkZJRg'.repeat(40)}`;
const H = 'https://site.example';
const SUB = 'https://substackcdn.com/image/fetch';
const BUCKET = 'fl_progressive:steep/https%3A%2F%2Fbucket.example%2Fa.jpeg';
const ZHIHU = 'v2-0123456789abcdef0123456789abcdef';
const LONG = 'a'.repeat(40);
const WIKI = '//upload.wikimedia.org/wikipedia/commons';

export const patterns: Pattern[] = [
  { name: 'plain', html: `<img src="${H}/a.jpg">`, first: `${H}/a.jpg` },
  {
    name: 'native lazy loading',
    html: `<img loading="lazy" src="${H}/a.jpg" width="600" height="400">`,
    first: `${H}/a.jpg`,
  },
  { name: 'protocol-relative', html: '<img src="//site.example/a.jpg">', first: `${H}/a.jpg` },
  { name: 'root-relative', html: '<img src="/b/a.jpg">', first: `${H}/b/a.jpg` },
  { name: 'relative', html: '<img src="a.jpg">', first: `${H}/news/a.jpg` },
  { name: 'spaces', html: '<img src=" /b/my photo.jpg ">', first: `${H}/b/my%20photo.jpg` },
  { name: 'ideographs', html: '<img src="/b/桥.jpg">', first: `${H}/b/%E6%A1%A5.jpg` },
  {
    name: 'WordPress thumbnail in a link to the file',
    html: `<a href="${H}/up/a.jpg"><img class="alignnone" src="${H}/up/a-600x400.jpg"></a>`,
    first: `${H}/up/a.jpg`,
    also: [`${H}/up/a-600x400.jpg`],
  },
  {
    name: 'WordPress suffix without link',
    html: `<img src="${H}/up/a-600x400.jpg">`,
    first: `${H}/up/a.jpg`,
    also: [`${H}/up/a-600x400.jpg`],
  },
  {
    name: 'WordPress srcset',
    html: `<img src="${H}/a-300x200.jpg" srcset="${H}/a-300x200.jpg 300w, ${H}/a-1024x683.jpg 1024w, ${H}/a-1536x1024.jpg 1536w, ${H}/a.jpg 5000w" sizes="100vw">`,
    first: `${H}/a-1536x1024.jpg`,
    also: [`${H}/a.jpg`],
  },
  {
    name: 'lazysizes',
    html: `<img class="lazyload" src="${GIF}" data-src="${H}/a.jpg">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'lazysizes with data-srcset',
    html: `<img class="lazyload" src="${H}/a-tiny.jpg" data-srcset="${H}/a-800.jpg 800w, ${H}/a-1600.jpg 1600w" data-sizes="auto">`,
    first: `${H}/a-1600.jpg`,
  },
  {
    name: 'lazysizes rias template',
    html: `<img class="lazyload" data-src="${H}/a_{width}x.jpg" data-widths="[360, 720, 1080, 1512, 2048]" data-sizes="auto">`,
    first: `${H}/a_1512x.jpg`,
  },
  { name: 'lozad', html: `<img class="lozad" data-src="${H}/a.jpg">`, first: `${H}/a.jpg` },
  {
    name: 'lozad background',
    html: `<figure><div class="lozad" data-background-image="${H}/a.jpg"></div></figure>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'jQuery lazyload',
    html: `<img class="lazy" src="/img/grey.gif" data-original="${H}/a.jpg">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'jQuery unveil',
    html: `<img src="/img/loader.gif" data-src="${H}/a.jpg" data-src-retina="${H}/a@2x.jpg">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'b-lazy',
    html: `<img class="b-lazy" src="${GIF}" data-src="${H}/a.jpg">`,
    first: `${H}/a.jpg`,
  },
  { name: 'echo', html: `<img src="/blank.gif" data-echo="${H}/a.jpg">`, first: `${H}/a.jpg` },
  {
    name: 'WP Rocket',
    html: `<img src="${SVG}" data-lazy-src="${H}/a.jpg" data-lazy-srcset="${H}/a.jpg 900w, ${H}/a-300x200.jpg 300w"><noscript><img src="${H}/a.jpg"></noscript>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'a3 Lazy Load',
    html: `<img class="lazy lazy-hidden" src="//site.example/wp-content/plugins/a3-lazy-load/assets/images/lazy_placeholder.gif" data-lazy-type="image" data-src="${H}/a.jpg"><noscript><img src="${H}/a.jpg"></noscript>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'Smush',
    html: `<img class="lazyload" data-src="${H}/a.png" src="data:image/svg+xml;base64,PHN2ZyB3aWR0aD0iMSIgaGVpZ2h0PSIxIiB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjwvc3ZnPg==">`,
    first: `${H}/a.png`,
  },
  {
    name: 'Autoptimize',
    html: `<noscript><img src="${H}/a.jpg"></noscript><img class="lazyload" src="${SVG}" data-src="${H}/a.jpg">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'LiteSpeed',
    html: `<img data-lazyloaded="1" src="${GIF}" data-src="${H}/a.webp" data-srcset="${H}/a.webp 800w">`,
    first: `${H}/a.webp`,
  },
  {
    name: 'EWWW',
    html: `<img src="${GIF}" class="lazyload ewww_webp_lazy_load" data-src="${H}/a.jpg" data-src-webp="${H}/a.jpg.webp">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'Perfmatters',
    html: `<img class="perfmatters-lazy" src="${SVG}" data-src="${H}/a.jpg">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'NitroPack',
    html: `<img nitro-lazy-src="${H}/a.jpg" src="${SVG}" class="lazyload">`,
    first: `${H}/a.jpg`,
  },
  { name: 'Optimole', html: `<img src="${SVG}" data-opt-src="${H}/a.jpg">`, first: `${H}/a.jpg` },
  {
    name: 'Cloudflare Mirage',
    html: `<img data-cfsrc="${H}/a.jpg" style="display:none;visibility:hidden;"><noscript><img src="${H}/a.jpg"></noscript>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'PageSpeed',
    html: `<img data-pagespeed-lazy-src="${H}/a.jpg" src="/pagespeed_static/1.JiBnMqyl6S.gif">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'Jetpack Photon',
    html: '<img src="https://i0.wp.com/site.example/a.jpg?resize=300%2C200&ssl=1" data-lazy-src="https://i0.wp.com/site.example/a.jpg?resize=300%2C200&is-pending-load=1">',
    first: 'https://i0.wp.com/site.example/a.jpg?w=1600',
  },
  {
    name: 'Jetpack data-orig-file',
    html: `<img src="${H}/a-300x200.jpg" data-orig-file="${H}/a.jpg" data-large-file="${H}/a-1024x683.jpg">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'wordpress.com',
    html: '<img src="https://b.files.wordpress.com/2020/a.jpg?w=300&h=200">',
    first: 'https://b.files.wordpress.com/2020/a.jpg?w=1600',
  },
  {
    name: 'tagDiv',
    html: `<span class="entry-thumb td-thumb-css" data-type="css_image" data-img-url="${H}/a-534x462.jpg"></span>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'Medium progressive',
    html: '<figure><div><img class="progressiveMedia-thumbnail" src="https://miro.medium.com/max/60/1*abc.jpeg?q=20"><noscript><img src="https://miro.medium.com/max/1400/1*abc.jpeg"></noscript></div></figure>',
    first: 'https://miro.medium.com/max/1600/1*abc.jpeg',
  },
  {
    name: 'Medium picture',
    html: '<figure><picture><source srcset="https://miro.medium.com/v2/resize:fit:640/format:webp/1*abc.jpeg 640w, https://miro.medium.com/v2/resize:fit:1400/format:webp/1*abc.jpeg 1400w" type="image/webp"><source srcset="https://miro.medium.com/v2/resize:fit:640/1*abc.jpeg 640w, https://miro.medium.com/v2/resize:fit:1400/1*abc.jpeg 1400w"><img src=""></picture></figure>',
    first: 'https://miro.medium.com/v2/resize:fit:1600/1*abc.jpeg',
    also: ['https://miro.medium.com/v2/resize:fit:1400/1*abc.jpeg'],
  },
  {
    name: 'Substack',
    html: `<a class="image-link" href="${SUB}/f_auto,q_auto:good,${BUCKET}"><picture><source type="image/webp" srcset="${SUB}/w_424,c_limit,f_webp,q_auto:good,${BUCKET} 424w, ${SUB}/w_1456,c_limit,f_webp,q_auto:good,${BUCKET} 1456w"><img src="${SUB}/w_1456,c_limit,f_auto,q_auto:good,${BUCKET}" srcset="${SUB}/w_424,c_limit,f_auto,q_auto:good,${BUCKET} 424w, ${SUB}/w_1456,c_limit,f_auto,q_auto:good,${BUCKET} 1456w"></picture></a>`,
    first: `${SUB}/w_1456,c_limit,f_auto,q_auto:good,${BUCKET}`,
    also: ['https://bucket.example/a.jpeg'],
  },
  {
    name: 'Zhihu',
    html: `<figure><noscript><img src="https://pic1.zhimg.com/50/${ZHIHU}_720w.jpg"></noscript><img class="origin_image lazy" src="data:image/svg+xml;utf8,&lt;svg xmlns='http://www.w3.org/2000/svg' width='900' height='600'&gt;&lt;/svg&gt;" data-original="https://pic1.zhimg.com/${ZHIHU}_r.jpg" data-actualsrc="https://pic1.zhimg.com/${ZHIHU}_b.jpg"></figure>`,
    first: `https://pic1.zhimg.com/${ZHIHU}_r.jpg`,
  },
  {
    name: 'WeChat',
    html: `<p><img class="rich_pages wxw-img" data-ratio="0.66" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg" data-type="jpeg" src="${SVG}"></p>`,
    first: 'https://mmbiz.qpic.cn/mmbiz_jpg/abc/0?wx_fmt=jpeg',
    also: ['https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg'],
  },
  {
    name: 'Weibo',
    html: '<img src="//wx1.sinaimg.cn/orj360/abc.jpg">',
    first: 'https://wx1.sinaimg.cn/large/abc.jpg',
  },
  {
    name: 'Sina blog',
    html: '<img src="//simg.sinajs.cn/blog7style/images/common/sg_trans.gif" real_src="https://s1.sinaimg.cn/middle/abc&690">',
    first: 'https://s1.sinaimg.cn/middle/abc&690',
  },
  {
    name: 'NetEase',
    html: '<img src="https://nimg.ws.126.net/?url=http%3A%2F%2Fdingyue.example%2Fa.jpg&thumbnail=660x2147483647&quality=80">',
    first: 'http://dingyue.example/a.jpg',
  },
  {
    name: 'Jianshu',
    html: '<div class="image-view"><img data-original-src="//upload-images.example/a.jpg" data-original-width="900" data-image-slug="x"></div>',
    first: 'https://upload-images.example/a.jpg',
  },
  {
    name: 'Aliyun process',
    html: '<img src="https://oss.example/a.jpg?x-oss-process=image/resize,w_640">',
    first: 'https://oss.example/a.jpg',
  },
  {
    name: 'Qiniu style',
    html: '<img src="https://q.example/a.jpg!w640">',
    first: 'https://q.example/a.jpg',
  },
  {
    name: 'Discuz',
    html: '<img id="aimg_1" src="static/image/common/none.gif" zoomfile="https://f.example/a.jpg" file="https://f.example/a.jpg.thumb.jpg">',
    first: 'https://f.example/a.jpg',
  },
  {
    name: 'NYT',
    html: '<figure><picture><source media="(max-width: 599px)" srcset="https://static01.nyt.com/images/2020/a/a-mobileMasterAt3x.jpg?quality=75"><img src="https://static01.nyt.com/images/2020/a/a-articleLarge.jpg?quality=75&auto=webp" srcset="https://static01.nyt.com/images/2020/a/a-articleLarge.jpg?quality=90 600w, https://static01.nyt.com/images/2020/a/a-jumbo.jpg?quality=90 1024w, https://static01.nyt.com/images/2020/a/a-superJumbo.jpg?quality=90 2048w"></picture></figure>',
    first: 'https://static01.nyt.com/images/2020/a/a-superJumbo.jpg?quality=90',
  },
  {
    name: 'Guardian',
    html: '<picture><source srcset="https://i.guim.co.uk/img/media/x/a.jpg?width=620&dpr=2&s=none&crop=none 1240w" media="(min-width: 660px) and (min-resolution: 120dpi)"><source srcset="https://i.guim.co.uk/img/media/x/a.jpg?width=465&dpr=1&s=abc 465w"><img src="https://i.guim.co.uk/img/media/x/a.jpg?width=465&dpr=1&s=abc"></picture>',
    first: 'https://i.guim.co.uk/img/media/x/a.jpg?width=620&dpr=2&s=none&crop=none',
  },
  {
    name: 'BBC delayed',
    html: '<figure><div class="js-delayed-image-load" data-src="https://ichef.bbci.co.uk/news/320/cpsprodpb/a.jpg" data-width="976" data-alt="A bridge"></div></figure>',
    first: 'https://ichef.bbci.co.uk/news/1536/cpsprodpb/a.jpg',
    also: ['https://ichef.bbci.co.uk/news/320/cpsprodpb/a.jpg'],
  },
  {
    name: 'BBC srcset beside a grey square',
    html: '<div><img src="https://static.example/bbcx/grey-placeholder.png" class="hide-when-no-script"><img srcset="https://ichef.bbci.co.uk/news/480/cpsprodpb/a.jpg.webp 480w,https://ichef.bbci.co.uk/news/1536/cpsprodpb/a.jpg.webp 1536w" src="https://ichef.bbci.co.uk/news/480/cpsprodpb/a.jpg.webp"></div>',
    first: 'https://ichef.bbci.co.uk/news/1536/cpsprodpb/a.jpg.webp',
  },
  {
    name: 'Reuters',
    html: '<figure class="Image_zoom"><div class="LazyImage_container" style="background-image:url(\'https://s3.example/resources/r/?m=02&amp;i=abc&amp;w=1280\')"><img src="//s3.example/resources/r/?m=02&i=abc&w=20"></div></figure>',
    first: 'https://s3.example/resources/r/?m=02&i=abc&w=1600',
  },
  {
    name: 'Ghost',
    html: `<figure><img src="${H}/content/images/size/w600/2024/01/a.jpg" srcset="${H}/content/images/size/w600/2024/01/a.jpg 600w, ${H}/content/images/2024/01/a.jpg 1200w"></figure>`,
    first: `${H}/content/images/2024/01/a.jpg`,
  },
  {
    name: 'Squarespace',
    html: '<noscript><img src="https://images.squarespace-cdn.com/content/x/a.jpg"></noscript><img data-src="https://images.squarespace-cdn.com/content/x/a.jpg" data-image="https://images.squarespace-cdn.com/content/x/a.jpg" data-load="false" class="thumb-image">',
    first: 'https://images.squarespace-cdn.com/content/x/a.jpg?format=1500w',
    also: ['https://images.squarespace-cdn.com/content/x/a.jpg'],
  },
  {
    name: 'Wix',
    html: '<wow-image data-image-info=\'{"x":1}\'><img src="https://static.wixstatic.com/media/ab_cd~mv2.jpg/v1/fill/w_147,h_98,al_c,q_80,usm_0.66,blur_2,enc_auto/ab_cd~mv2.jpg"></wow-image>',
    first: 'https://static.wixstatic.com/media/ab_cd~mv2.jpg',
  },
  {
    name: 'blur-up data: preview',
    html: `<img src="${BLUR}" data-src="${H}/a.jpg">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'Gatsby',
    html: `<div class="gatsby-image-wrapper"><img aria-hidden="true" src="${BLUR}"><picture><source data-srcset="${H}/static/a-750.jpg 750w, ${H}/static/a-1500.jpg 1500w" sizes="100vw"><img data-main-image="" data-src="${H}/static/a-750.jpg"></picture><noscript><picture><img src="${H}/static/a-750.jpg"></picture></noscript></div>`,
    first: `${H}/static/a-1500.jpg`,
  },
  {
    name: 'Next.js',
    html: `<span><img src="${GIF}"><noscript><img srcset="/_next/image?url=%2Fimg%2Fa.jpg&w=1920&q=75 1x" src="/_next/image?url=%2Fimg%2Fa.jpg&w=1920&q=75"></noscript></span>`,
    first: `${H}/img/a.jpg`,
  },
  {
    name: 'AMP',
    html: `<amp-img src="${H}/a.jpg" width="900" height="600" layout="responsive"></amp-img>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'AMP cache',
    html: '<img src="https://site-example.cdn.ampproject.org/i/s/site.example/a.jpg">',
    first: `${H}/a.jpg`,
  },
  {
    name: 'Blogger',
    html: '<a href="https://1.bp.blogspot.com/-x/y/s1600/a.jpg"><img src="https://1.bp.blogspot.com/-x/y/s320/a.jpg"></a>',
    first: 'https://1.bp.blogspot.com/-x/y/s1600/a.jpg',
  },
  {
    name: 'Wikipedia',
    html: `<a href="/wiki/File:A.jpg" class="mw-file-description"><img src="${WIKI}/thumb/a/ab/A.jpg/250px-A.jpg" srcset="${WIKI}/thumb/a/ab/A.jpg/500px-A.jpg 2x" width="250" height="160"></a>`,
    first: `https:${WIKI}/a/ab/A.jpg`,
    also: [`https:${WIKI}/thumb/a/ab/A.jpg/500px-A.jpg`],
  },
  {
    name: 'Twitter',
    html: '<img src="https://pbs.twimg.com/media/AbC?format=jpg&name=small">',
    first: 'https://pbs.twimg.com/media/AbC?format=jpg&name=large',
  },
  {
    name: 'Flickr',
    html: '<img src="https://live.staticflickr.com/65535/123_0123456789_n.jpg">',
    first: 'https://live.staticflickr.com/65535/123_0123456789_b.jpg',
  },
  {
    name: 'Shopify',
    html: '<img src="https://cdn.shopify.com/s/files/1/a_300x300.jpg?v=1">',
    first: 'https://cdn.shopify.com/s/files/1/a.jpg?v=1',
  },
  {
    name: 'Cloudinary',
    html: '<img src="https://res.cloudinary.com/demo/image/upload/w_300,c_fill/v1/a.jpg">',
    first: 'https://res.cloudinary.com/demo/image/upload/v1/a.jpg',
  },
  {
    name: 'Condé Nast',
    html: '<img src="https://media.example/photos/5f/master/w_120,c_limit/a.jpg">',
    first: 'https://media.example/photos/5f/master/w_1600,c_limit/a.jpg',
  },
  {
    name: 'imgix',
    html: '<img src="https://x.imgix.net/a.jpg?w=320&h=200&q=20">',
    first: 'https://x.imgix.net/a.jpg?w=1600',
  },
  {
    name: 'Discourse',
    html: `<a class="lightbox" href="${H}/uploads/original/2X/a/${LONG}.jpeg"><img src="${H}/uploads/optimized/2X/a/${LONG}_2_690x388.jpeg" width="690" height="388"></a>`,
    first: `${H}/uploads/original/2X/a/${LONG}.jpeg`,
  },
  {
    name: 'GitHub camo',
    html: `<img src="https://camo.example/0123" data-canonical-src="${H}/a.png">`,
    first: `${H}/a.png`,
  },
  {
    name: 'SVG image',
    html: `<svg viewBox="0 0 9 6"><image xlink:href="${H}/a.jpg"></image></svg>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'hero background',
    html: `<div class="hero-image" role="img" style="background-image: url(&quot;${H}/a.jpg&quot;)"></div>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'noscript only',
    html: `<div class="x"></div><noscript><img src="${H}/a.jpg"></noscript>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'unknown attribute',
    html: `<img src="${GIF}" data-some-new-loader="${H}/a.jpg">`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'address in JSON',
    html: `<img src="${GIF}" data-attrs='{"src":"https:\\/\\/site.example\\/a.jpg","w":900}'>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'picture: JPEG rather than WebP when equal',
    html: `<picture><source type="image/avif" srcset="${H}/a.avif 1600w"><source type="image/webp" srcset="${H}/a.webp 1600w"><source srcset="${H}/a.jpg 1600w"><img src="${H}/a-s.jpg"></picture>`,
    first: `${H}/a.jpg`,
  },
  {
    name: 'picture: WebP where JPEG is small',
    html: `<picture><source type="image/webp" srcset="${H}/a.webp 1600w"><img srcset="${H}/a.jpg 300w"></picture>`,
    first: `${H}/a.webp`,
  },
  {
    name: 'SingleFile',
    html: `<img src="data:image/jpeg;base64,${'abcd'.repeat(2000)}">`,
    first: `data:image/jpeg;base64,${'abcd'.repeat(2000)}`,
    base: './saved/',
  },
  {
    name: 'saved page with its folder',
    html: `<img src="My%20page_files/a.jpg" data-src="${H}/a.jpg" class="lazyloaded">`,
    first: './saved/My page_files/a.jpg',
    also: [`${H}/a.jpg`],
    base: './saved/',
  },
  {
    name: 'page saved before its scripts ran',
    html: `<img class="lazyload" src="./p_files/preview.jpg" data-src="${H}/a.jpg">`,
    first: `${H}/a.jpg`,
    base: './saved/',
  },
  {
    name: 'relative in a page saved without folder',
    html: '<img src="/img/a.jpg">',
    first: './img/a.jpg',
    also: [`${H}/img/a.jpg`],
    base: './saved/',
    url: `${H}/news/1.html`,
  },
];
