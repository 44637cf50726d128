/** The parts of opencc-js that its own types leave out: one module a dictionary, `"from to|from to"`. */
declare module 'opencc-js/dict/*' {
  const dictionary: string;
  export default dictionary;
}
