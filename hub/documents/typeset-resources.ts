import { fileURLToPath } from 'node:url';
import type { TypesetWorkerData } from './typeset-protocol.ts';

/** The places of templates, fonts and compiler in a source checkout; a packaged hub passes its own. */
export function defaultTypesetResources(): TypesetWorkerData {
  return {
    templatesDir: fileURLToPath(new URL('../../resources/templates', import.meta.url)),
    fontFiles: [
      packageFile('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
      packageFile('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
      packageFile('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
      packageFile('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
    ],
    compilerWasm: packageFile('@myriaddreamin/typst-ts-web-compiler/wasm'),
  };
}

function packageFile(specifier: string): string {
  return fileURLToPath(import.meta.resolve(specifier));
}
