import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vite';
import { pdfjsAssets } from './tools/build-pdfjs.ts';

const root = import.meta.dirname;

export default defineConfig({
  root: path.join(root, 'renderer'),
  // Absolute: the desktop serves app://bundle/ and the hub serves /, both from the root, both with deep links.
  base: '/',
  plugins: [react(), pdfjsAssets(path.join(root, 'node_modules/pdfjs-dist'))],
  resolve: {
    // The modern build of pdf.js needs a newer Chromium than 130. Regular expressions, because a string alias
    // does not match `…?url`.
    alias: [
      { find: /^pdfjs-dist$/, replacement: 'pdfjs-dist/legacy/build/pdf.mjs' },
      { find: /^pdfjs-dist\/(build|web)\//, replacement: 'pdfjs-dist/legacy/$1/' },
    ],
  },
  // Modules, so that a worker loads a library only for the file that needs it.
  worker: { format: 'es' },
  build: {
    outDir: path.join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: false,
    chunkSizeWarningLimit: 2_000, // antd is one large chunk, loaded from disk or a local network
    rolldownOptions: {
      output: {
        // What every start needs comes in one file: fifty small ones were fetched one by one through the main process.
        codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
      },
    },
  },
});
