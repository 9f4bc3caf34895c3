// pdf.js needs files beside its code: character maps for Chinese fonts that are not embedded, the standard
// fonts, image decoders and colour profiles. This Vite plugin puts them under /pdfjs/ in the build and in dev.
import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];
/** The engine for scripts inside PDFs stays out: reports are read here, never run. */
const SCRIPTS = /quickjs/i;

export function pdfjsAssets(packageDir: string): Plugin {
  return {
    name: 'pdfjs-assets',
    generateBundle() {
      for (const folder of FOLDERS) {
        for (const name of fs.readdirSync(path.join(packageDir, folder))) {
          if (SCRIPTS.test(name)) continue;
          const source = fs.readFileSync(path.join(packageDir, folder, name));
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const [, folder = '', name = ''] = (request.url ?? '').split(/[/?]/);
        const file = path.join(packageDir, folder, path.basename(name));
        if (!FOLDERS.includes(folder) || SCRIPTS.test(name) || !fs.existsSync(file)) return next();
        fs.createReadStream(file).pipe(response);
      });
    },
  };
}
