/**
 * The typesetting thread. Text reaches Typst as values of a JSON file only, never as markup, so nothing a
 * person typed can be read as code (DOC3). It opens no file besides the templates, fonts and compiler it was
 * started with.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createTypstCompiler, loadFonts } from '@myriaddreamin/typst.ts';
import { CompileFormatEnum, type TypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import QRCode from 'qrcode';
import type {
  PrintableDocument,
  TypesetReply,
  TypesetRequest,
  TypesetWorkerData,
} from './typeset-protocol.ts';

const TEMPLATES = {
  minutes: 'minutes.typ',
  panelOpinion: 'panel-opinion.typ',
  responseTable: 'response-table.typ',
} as const satisfies Record<PrintableDocument['kind'], string>;
const SHARED_TEMPLATE = 'form.typ';

// The thread's start data is typed by its only starter, typesetter.ts.
const setup = workerData as TypesetWorkerData;
const compiler = startCompiler();

parentPort?.on('message', (request: TypesetRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});

async function answer(request: TypesetRequest): Promise<TypesetReply> {
  try {
    return { id: request.id, ok: true, pdf: await typeset(await compiler, request.document) };
  } catch (error) {
    return { id: request.id, ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

async function startCompiler(): Promise<TypstCompiler> {
  const typst = createTypstCompiler();
  const fonts = setup.fontFiles.map((file) => new Uint8Array(readFileSync(file)));
  await typst.init({
    getModule: () => readFileSync(setup.compilerWasm),
    beforeBuild: [loadFonts(fonts, { assets: false })],
  });
  for (const name of [SHARED_TEMPLATE, ...Object.values(TEMPLATES)]) {
    typst.addSource(`/${name}`, readFileSync(join(setup.templatesDir, name), 'utf8'));
  }
  return typst;
}

async function typeset(typst: TypstCompiler, document: PrintableDocument): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  typst.mapShadow('/data.json', encoder.encode(JSON.stringify(document, wellFormed)));
  if ('verifyUrl' in document) {
    typst.mapShadow('/verify.svg', encoder.encode(await qrCode(document.verifyUrl)));
  }
  const compiled = await typst.compile({
    mainFilePath: `/${TEMPLATES[document.kind]}`,
    format: CompileFormatEnum.pdf,
    inputs: {},
    diagnostics: 'unix',
  });
  if (compiled.result) return compiled.result;
  throw new Error(`typesetting failed: ${(compiled.diagnostics ?? []).join('; ')}`);
}

/** Half of a character, left by a text that was cut in its middle, is no JSON to the compiler. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

async function qrCode(url: string): Promise<string> {
  return QRCode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
}
