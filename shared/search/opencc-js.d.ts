/** OpenCC's table as `opencc-js` ships it: `form plain other|form plain|…`; the package declares no types for it. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  // eslint-disable-next-line import/no-default-export -- the package's own form
  export default table;
}
