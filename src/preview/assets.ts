/** Scripts and styles of the preview pages, as the browser gets them. */

export const previewCss = `body { margin: 1em; font: 16px/1.4 sans-serif; background: #eee; color: #222 }
.shelf { display: flex; flex-wrap: wrap; gap: 1.5em; padding: 0; list-style: none }
.shelf li { width: 180px }
.shelf img { width: 180px; display: block; box-shadow: 0 1px 4px #888 }
.facts { display: block; color: #555; font-size: .8em; overflow-wrap: anywhere }
iframe { border: 12px solid #333; border-radius: 10px; background: #fff; max-width: 96vw }
iframe.grey { filter: grayscale(1) contrast(.9) }
#book, foliate-view { position: fixed; inset: 0; display: block; background: #fff }`;

/** Chooses the screen, turns pages, and loads again when the shelf has changed. */
export const shelfScript = `
const reader = document.getElementById('reader');
const screen = document.getElementById('screen');
const resize = () => {
  const [width, height] = screen.value.split('x');
  reader.style.width = width + 'px';
  reader.style.height = height + 'px';
};
if (reader) {
  screen.addEventListener('change', resize);
  resize();
  const grey = document.getElementById('grey');
  grey.addEventListener('change', () => reader.classList.toggle('grey', grey.checked));
  const turn = (way) => reader.contentWindow.postMessage(way, location.origin);
  document.getElementById('next').addEventListener('click', () => turn('next'));
  document.getElementById('back').addEventListener('click', () => turn('prev'));
}
new EventSource('/changes').addEventListener('change', () => location.reload());
`;

/** Opens the book in foliate-js. */
export const readerScript = `
import '/foliate/view.js';
const place = document.getElementById('book');
const view = document.createElement('foliate-view');
place.append(view);
const bytes = await (await fetch(place.dataset.book)).arrayBuffer();
await view.open(new File([bytes], 'book.epub', { type: 'application/epub+zip' }));
view.renderer.setAttribute('flow', 'paginated');
view.renderer.setAttribute('max-column-count', '1');
view.renderer.setAttribute('margin', '24px');
await view.init({});
document.documentElement.dataset.ready = 'yes';
const turn = (way) => (way === 'next' ? view.next() : view.prev());
addEventListener('message', ({ origin, data }) => origin === location.origin && turn(data));
addEventListener('keydown', ({ key }) => {
  if (key === 'ArrowRight' || key === ' ') turn('next');
  else if (key === 'ArrowLeft') turn('prev');
});
`;
