/** The Typst compiler (WebAssembly) with the embedded fonts, and one virtual folder of sources. */
import { createTypstCompiler, loadFonts } from '@myriaddreamin/typst.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const FONT_FILES = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  serifBold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansBold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

export const fontPath = (key: keyof typeof FONT_FILES): string => require.resolve(FONT_FILES[key]);

export interface Typesetter {
  /** Adds or replaces a source or data file, by absolute virtual path. */
  add(path: string, content: string | Uint8Array): void;
  compile(main: string, inputs: Readonly<Record<string, string>>): Promise<Uint8Array>;
}

export async function createTypesetter(): Promise<Typesetter> {
  const compiler = createTypstCompiler();
  const fonts = Object.keys(FONT_FILES) as (keyof typeof FONT_FILES)[];
  await compiler.init({
    getModule: () => ({
      module_or_path: readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
    }),
    beforeBuild: [
      loadFonts(
        fonts.map((key) => new Uint8Array(readFileSync(fontPath(key)))),
        { assets: false },
      ),
    ],
  });
  return {
    add(path, content) {
      compiler.mapShadow(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    },
    async compile(main, inputs) {
      const answer = await compiler.compile({
        mainFilePath: main,
        format: 1,
        inputs: { ...inputs },
        diagnostics: 'unix',
      });
      if (answer.result === undefined) {
        throw new Error(
          `typst: ${(answer.diagnostics ?? [])
            .map(String)
            .filter((line) => !line.includes('not designed for math'))
            .slice(0, 8)
            .join('\n')}`,
        );
      }
      return answer.result;
    },
  };
}
