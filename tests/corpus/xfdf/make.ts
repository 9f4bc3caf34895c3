/**
 * XFDF files as other programs write them, odd ones and hostile ones, each with what reading it must give: how many
 * annotations, or the reason for refusing it. Made here; no file from elsewhere.
 */
import type { XfdfRefusal } from '#shared/documents/annotations/read-xfdf.ts';

export interface XfdfFile {
  readonly name: string;
  readonly text: string;
  readonly expect: number | XfdfRefusal;
}

const NS = 'xmlns="http://ns.adobe.com/xfdf/"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NOTE = '<text page="0" rect="10,10,30,30" name="n"><contents>note</contents></text>';

function xfdf(annots: string, root = `${NS} xml:space="preserve"`): string {
  return `${HEAD}\n<xfdf ${root}><annots>${annots}</annots><f href="report.pdf"/></xfdf>\n`;
}

/** As a wide-spread office viewer writes it: rich text, a nested popup, review states, ids of the file. */
export const OFFICE = `${HEAD}
<xfdf ${NS} xml:space="preserve"><annots
><highlight color="#FFD100" creationdate="D:20260428090000+08'00'" flags="print" name="3f2c-88" page="1" date="D:20260428091500+08'00'"
 rect="88.1,700.2,310.9,716.8" subject="高亮" title="周砚秋" coords="90,716,310,716,90,702,310,702,90,700,200,700,90,686,200,686"
><contents-richtext><body xmlns="http://www.w3.org/1999/xhtml" xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/" xfa:APIVersion="Acrobat:23.8.0"><p dir="ltr"><span style="font-size:10.5pt">糙率取值依据不足，</span><b>请复核</b></p><p>见表4.3-2</p></body></contents-richtext
><popup flags="print,nozoom,norotate" open="no" page="1" rect="612,600,816,714"/></highlight
><text flags="print,nozoom,norotate" icon="Comment" inreplyto="3f2c-88" name="r-1" page="1" rect="88,700,112,724" replyType="reply" title="韩立"><contents>同意</contents></text
><text flags="hidden,print" inreplyto="3f2c-88" name="s-1" page="1" rect="88,700,112,724" statemodel="Review" state="Accepted" title="周砚秋"/></annots
><f href="report.pdf"/><ids original="1D7A" modified="1D7B"/></xfdf>`;

/** As a light viewer writes it: no names, capital letters in colours, vertices with commas alone, a stamp. */
export const LIGHT = xfdf(
  `<square page="0" rect="100,100,200,180" color="#ff0000" width="1"><contents>此处高程与附图不一致</contents></square>
   <polygon page="0" rect="20,20,90,90" color="#0000ff"><contents>堆土范围</contents><vertices>20,20,90,20,90,90</vertices></polygon>
   <ink page="2" rect="5,5,50,50"><inklist><gesture>5,5;20,30;50,50</gesture><gesture>6,6;7,7</gesture></inklist></ink>
   <line page="2" rect="10,10,110,60" start="10,10" end="110,60" head="None" tail="OpenArrow"><contents>箭头所指</contents></line>
   <freetext page="2" rect="300,300,400,340"><contents>补充图例</contents></freetext>
   <stamp page="2" rect="300,400,400,440" icon="Approved"/>
   <link page="2" rect="0,0,9,9"/>`,
);

export function makeXfdf(): readonly XfdfFile[] {
  const lol = Array.from({ length: 10 }, (_, level) =>
    level === 0 ? '<!ENTITY l0 "lol">' : `<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`,
  ).join('');
  return [
    { name: 'office', text: OFFICE, expect: 3 },
    { name: 'light', text: LIGHT, expect: 7 },
    { name: 'byte-order-mark', text: `\ufeff${xfdf(NOTE)}`, expect: 1 },
    { name: 'no-declaration', text: xfdf(NOTE).replace(`${HEAD}\n`, ''), expect: 1 },
    { name: 'crlf', text: xfdf(NOTE).replaceAll('\n', '\r\n'), expect: 1 },
    { name: 'slash-left-away', text: xfdf(NOTE, 'xmlns="http://ns.adobe.com/xfdf"'), expect: 1 },
    { name: 'prefixed', text: `${HEAD}<x:xfdf xmlns:x="http://ns.adobe.com/xfdf/"><x:annots><x:text page="0" rect="1,1,9,9"/></x:annots></x:xfdf>`, expect: 1 },
    { name: 'cdata', text: xfdf('<text page="0" rect="1,1,9,9"><contents><![CDATA[a < b & c]]></contents></text>'), expect: 1 },
    { name: 'comment-and-instruction', text: xfdf(`<!-- by hand --><?go on?>${NOTE}`), expect: 1 },
    { name: 'unknown-elements', text: xfdf(`<hologram page="0" rect="1,1,2,2"><deep><deeper/></deep></hologram>${NOTE}`), expect: 2 },
    { name: 'foreign-namespace-beside', text: xfdf(`<a:text xmlns:a="urn:other" page="0"/>${NOTE}`), expect: 1 },
    { name: 'numbers-of-all-kinds', text: xfdf('<square page="0" rect=" 1e1 , .5,+20.,\t-3 "/>'), expect: 1 },
    { name: 'no-numbers', text: xfdf('<square page="zero" rect="NaN,Infinity,x,"/>'), expect: 1 },
    { name: 'page-negative', text: xfdf('<square page="-1" rect="1,1,2,2"/>'), expect: 1 },
    { name: 'form-data-only', text: `${HEAD}<xfdf ${NS}><fields><field name="a"><value>1</value></field></fields></xfdf>`, expect: 'empty' },
    { name: 'no-annotations', text: xfdf(''), expect: 'empty' },
    { name: 'wrong-namespace', text: xfdf(NOTE, 'xmlns="http://example.com/xfdf/"'), expect: 'notXfdf' },
    { name: 'no-namespace', text: xfdf(NOTE, ''), expect: 'notXfdf' },
    { name: 'another-root', text: `${HEAD}<html ${NS}><annots>${NOTE}</annots></html>`, expect: 'notXfdf' },
    { name: 'fdf-not-xfdf', text: '%FDF-1.2\n1 0 obj\n<< /FDF << /Annots [] >> >>\nendobj', expect: 'notXml' },
    { name: 'no-words-at-all', text: '', expect: 'notXml' },
    { name: 'cut-off', text: xfdf(NOTE).slice(0, -30), expect: 'notXml' },
    { name: 'not-well-formed', text: xfdf('<text page="0"><contents>a</text></contents>'), expect: 'notXml' },
    { name: 'attribute-twice', text: xfdf('<text page="0" page="1"/>'), expect: 'notXml' },
    { name: 'unknown-entity', text: xfdf('<text page="0"><contents>&nbsp;</contents></text>'), expect: 'notXml' },
    { name: 'control-character', text: xfdf('<text page="0"><contents>&#1;</contents></text>'), expect: 'notXml' },
    { name: 'external-entity', text: `${HEAD}<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xfdf ${NS}><annots><text page="0"><contents>&f;</contents></text></annots></xfdf>`, expect: 'entities' },
    { name: 'external-subset', text: `${HEAD}<!DOCTYPE xfdf SYSTEM "http://example.com/x.dtd"><xfdf ${NS}/>`, expect: 'entities' },
    { name: 'billion-laughs', text: `${HEAD}<!DOCTYPE x [${lol}]><xfdf ${NS}><annots><text page="0"><contents>&l9;</contents></text></annots></xfdf>`, expect: 'entities' },
    { name: 'very-deep', text: xfdf(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`), expect: 'tooDeep' },
    { name: 'very-many', text: xfdf('<text page="0"/>'.repeat(10_001)), expect: 'tooMany' },
    { name: 'very-large', text: xfdf(`<text page="0"><contents>${'壅'.repeat(33 * 1024 * 1024)}</contents></text>`), expect: 'tooLarge' },
  ];
}
