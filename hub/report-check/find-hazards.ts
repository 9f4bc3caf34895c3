import type { FindingCode } from '#shared/documents/report-check-messages.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './pdf-values.ts';

const MULTIMEDIA = new Set(['Movie', 'Sound', 'Screen', 'RichMedia', '3D']);

/** Looks at every dictionary of every version of every object, however it is reached (RC12). */
export function findHazards(objects: PdfObjects): Set<FindingCode> {
  const found = new Set<FindingCode>();
  const forms = acroForms(objects);
  const visit = (value: PdfValue): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (value instanceof PdfStream) visit(value.dict);
    else if (value instanceof PdfDict) {
      inspect(value, objects, found);
      if (forms.has(value) || value.has('Fields')) inspectForm(value, objects, found);
      for (const [, inner] of value.entries) visit(inner);
    }
  };
  for (const versions of objects.versions.values()) for (const value of versions) visit(value);
  for (const trailer of objects.trailers) visit(trailer);
  return found;
}

/** Forms named by any catalog, so that a form without fields is not missed. */
function acroForms(objects: PdfObjects): Set<PdfValue> {
  const forms = new Set<PdfValue>();
  for (const versions of objects.versions.values()) {
    for (const value of versions) {
      if (!(value instanceof PdfDict)) continue;
      for (const form of value.getAll('AcroForm')) for (const one of objects.resolveAll(form)) forms.add(one);
    }
  }
  return forms;
}

function inspectForm(form: PdfDict, objects: PdfObjects, found: Set<FindingCode>): void {
  const parts = form.getAll('XFA').flatMap((value) => objects.resolveAll(value));
  if (parts.some((part) => part instanceof PdfStream || (Array.isArray(part) && part.length > 0)))
    found.add('xfa');
}

function inspect(dict: PdfDict, objects: PdfObjects, found: Set<FindingCode>): void {
  if (dict.has('S')) inspectAction(dict, objects, found);
  else if (resolved(dict, 'JS', objects).some((value) => value instanceof PdfString)) found.add('javascript');
  // a three-dimensional picture runs this when it is shown
  if (resolved(dict, 'OnInstantiate', objects).some((value) => value instanceof PdfStream))
    found.add('javascript');
  if (resolved(dict, 'Base', objects).some(isScript)) found.add('javascript');
  for (const subtype of names(dict, 'Subtype', objects)) {
    if (MULTIMEDIA.has(subtype) && !dict.has('S')) found.add('multimedia');
    if (subtype === 'FileAttachment') found.add('embeddedFiles');
  }
  const types = names(dict, 'Type', objects);
  const attached = resolved(dict, 'EF', objects).some((value) => value instanceof PdfDict);
  if (attached || types.includes('EmbeddedFile')) found.add('embeddedFiles');
  const field = names(dict, 'FT', objects).includes('Sig') && resolved(dict, 'V', objects).some(isDict);
  if (field || (dict.has('ByteRange') && dict.has('Contents'))) found.add('signed');
}

function inspectAction(dict: PdfDict, objects: PdfObjects, found: Set<FindingCode>): void {
  // structure elements also have /S; what they name is a role, such as /Link or a role of the author's own
  const isRole = names(dict, 'Type', objects).includes('StructElem') || (dict.has('P') && dict.has('K'));
  for (const kind of names(dict, 'S', objects)) {
    switch (kind) {
      case 'JavaScript':
        if (!isRole || dict.has('JS')) found.add('javascript');
        break;
      case 'Rendition':
        found.add(dict.has('JS') ? 'javascript' : 'multimedia');
        break;
      case 'Launch':
        if (!isRole || ['F', 'Win', 'Mac', 'Unix'].some((key) => dict.has(key))) found.add('launchAction');
        break;
      case 'URI':
        found.add(isScriptAddress(dict, objects) ? 'javascript' : 'externalLinks');
        break;
      case 'GoToR':
      case 'GoToE':
        found.add('remoteGoTo');
        break;
      case 'Thread':
        if (dict.has('F')) found.add('remoteGoTo');
        break;
      case 'SubmitForm':
      case 'ImportData':
        found.add('submitForm');
        break;
      case 'Movie':
      case 'Sound':
      case 'GoTo3DView':
      case 'RichMediaExecute':
        if (!isRole) found.add('multimedia');
        break;
    }
  }
}

function isScriptAddress(dict: PdfDict, objects: PdfObjects): boolean {
  return resolved(dict, 'URI', objects).some(isScript);
}

/** Browsers drop line ends and controls from an address, and UTF-16 puts zeros between the letters. */
function isScript(value: PdfValue): boolean {
  if (!(value instanceof PdfString)) return false;
  return /^(\xfe\xff|\xff\xfe)?(java|vb)script:/i.test(value.text.replace(/[\0-\x20]/g, ''));
}

function resolved(dict: PdfDict, key: string, objects: PdfObjects): PdfValue[] {
  return dict.getAll(key).flatMap((value) => (value instanceof PdfRef ? objects.resolveAll(value) : [value]));
}

function names(dict: PdfDict, key: string, objects: PdfObjects): string[] {
  return resolved(dict, key, objects)
    .filter((value) => value instanceof PdfName)
    .map((value) => value.name);
}

function isDict(value: PdfValue): boolean {
  return value instanceof PdfDict;
}
