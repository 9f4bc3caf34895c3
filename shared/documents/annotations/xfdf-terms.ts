export const XFDF_NAMESPACE = 'http://ns.adobe.com/xfdf/';

/** Names of XFDF's elements for the marks we know. `corner` is a note like any other there. */
export const XFDF_ELEMENTS = {
  highlight: 'highlight',
  underline: 'underline',
  squiggly: 'squiggly',
  strikeOut: 'strikeout',
  square: 'square',
  circle: 'circle',
  polygon: 'polygon',
  polyline: 'polyline',
  arrow: 'line',
  ink: 'ink',
  note: 'text',
  corner: 'text',
} as const;
