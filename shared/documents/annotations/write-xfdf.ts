import type { Rect } from '../../anchoring/anchor.ts';
import { sayableInXml } from '../sayable-in-xml.ts';
import type { AnnotationFacts } from './annotation-facts.ts';
import type { MarkShape, Point } from './mark-shape.ts';
import { rectOnPage, type PageFrame } from './page-frame.ts';
import { pdfDate } from './pdf-date.ts';
import { XFDF_ELEMENTS, XFDF_NAMESPACE } from './xfdf-terms.ts';

/** Comments as XFDF (EX6); `frames` are those of the report's pages, `reportName` is what they belong to. */
export function writeXfdf(
  annotations: readonly AnnotationFacts[],
  frames: readonly PageFrame[],
  reportName: string,
): string {
  const lines = annotations.flatMap((facts) => {
    const frame = frames[facts.pageIndex];
    return frame ? elementsOf(facts, frame, frames) : [];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xfdf xmlns="${XFDF_NAMESPACE}" xml:space="preserve">`,
    '<annots>',
    ...lines,
    '</annots>',
    `<f${attributes({ href: reportName })}/>`,
    '</xfdf>',
    '',
  ].join('\n');
}

function elementsOf(
  facts: AnnotationFacts,
  frame: PageFrame,
  frames: readonly PageFrame[],
): readonly string[] {
  const { shape, replies, review } = facts;
  const place = {
    page: String(facts.pageIndex),
    rect: numbers(rectOnPage(shape, frame)),
    color: facts.colour,
  };
  const mark = element(
    XFDF_ELEMENTS[shape.kind],
    {
      ...place,
      ...geometryOf(shape),
      flags: 'print',
      name: facts.name,
      title: facts.author,
      subject: facts.subject,
      creationdate: pdfDate(facts.createdAtMs),
      date: pdfDate(facts.modifiedAtMs),
    },
    partsOf(shape) + contents(facts.contents),
  );
  const parts = facts.continued.flatMap((part) => {
    const partFrame = frames[part.pageIndex];
    if (!partFrame) return [];
    const values = {
      page: String(part.pageIndex),
      rect: numbers(rectOnPage(part.shape, partFrame)),
      color: facts.colour,
      ...geometryOf(part.shape),
      flags: 'print',
      name: part.name,
      title: facts.author,
      inreplyto: facts.name,
      replyType: 'group',
    };
    return [element(XFDF_ELEMENTS[part.shape.kind], values, '')];
  });
  const answers = replies.map((reply) =>
    element(
      'text',
      {
        ...place,
        flags: 'print',
        name: reply.name,
        title: reply.author,
        creationdate: pdfDate(reply.atMs),
        date: pdfDate(reply.atMs),
        inreplyto: facts.name,
        replyType: 'reply',
      },
      contents(reply.contents),
    ),
  );
  if (!review) return [mark, ...parts, ...answers];
  const state = element(
    'text',
    {
      ...place,
      flags: 'hidden,print,nozoom,norotate',
      name: review.name,
      title: review.author,
      creationdate: pdfDate(review.atMs),
      date: pdfDate(review.atMs),
      inreplyto: facts.name,
      statemodel: 'Review',
      state: review.state,
    },
    '',
  );
  return [mark, ...parts, ...answers, state];
}

function geometryOf(shape: MarkShape): Readonly<Record<string, string>> {
  switch (shape.kind) {
    case 'highlight':
    case 'underline':
    case 'squiggly':
    case 'strikeOut':
      return {
        coords: numbers(shape.lines.flatMap(([x0, y0, x1, y1]) => [x0, y1, x1, y1, x0, y0, x1, y0])),
      };
    case 'arrow':
      return { start: numbers(shape.from), end: numbers(shape.to), head: 'None', tail: 'OpenArrow' };
    case 'note':
    case 'corner':
      return { icon: 'Comment' };
    case 'square':
    case 'circle':
    case 'polygon':
    case 'polyline':
    case 'ink':
      return {};
  }
}

function partsOf(shape: MarkShape): string {
  switch (shape.kind) {
    case 'polygon':
    case 'polyline':
      return `<vertices>${points(shape.points)}</vertices>`;
    case 'ink':
      return `<inklist>${shape.strokes.map((stroke) => `<gesture>${points(stroke)}</gesture>`).join('')}</inklist>`;
    case 'highlight':
    case 'underline':
    case 'squiggly':
    case 'strikeOut':
    case 'square':
    case 'circle':
    case 'arrow':
    case 'note':
    case 'corner':
      return '';
  }
}

function element(name: string, values: Readonly<Record<string, string>>, inner: string): string {
  return inner === ''
    ? `<${name}${attributes(values)}/>`
    : `<${name}${attributes(values)}>${inner}</${name}>`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(value).replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)}"`,
    )
    .join('');
}

function contents(text: string): string {
  return `<contents>${escaped(text).replaceAll('\r', '&#13;')}</contents>`;
}

function escaped(text: string): string {
  return sayableInXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function numbers(values: readonly number[] | Rect | Point): string {
  return values.map((value) => String(Math.round(value * 1000) / 1000)).join(',');
}

function points(list: readonly Point[]): string {
  return list.map(numbers).join(';');
}
