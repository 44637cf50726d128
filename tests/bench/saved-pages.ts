/** Prints how much of each saved page is kept, against the readability library alone. */
import { layouts } from '../source/html/layouts.ts';
import { scoreOfReadability, scoreOfWenji } from '../source/html/score.ts';

const rows = layouts.map((layout) => {
  const [wenji, library] = [scoreOfWenji(layout), scoreOfReadability(layout)];
  return {
    layout: layout.name,
    passages: layout.own.length,
    wenji: wenji.kept,
    readability: library.kept,
    'wenji, of the site': wenji.foreign,
    'readability, of the site': library.foreign,
  };
});
console.table(rows);
