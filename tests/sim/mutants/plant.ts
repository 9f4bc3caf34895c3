// Loaded before everything else (`--import`): plants the mutant named in the environment while its files load.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { MUTANTS } from './catalog.ts';

const mutant = MUTANTS[Number(process.env['YUNPING_MUTANT'])];
if (!mutant) throw new Error('no such mutant');
const root = new URL('../../../', import.meta.url).href;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const changes = mutant.changes.filter(({ file }) => url === `${root}${file}`);
    if (changes.length === 0) return loaded;
    const given = loaded.source ?? '';
    let source = typeof given === 'string' ? given : new TextDecoder().decode(given);
    for (const { find, replace } of changes) {
      if (source.split(find).length !== 2)
        throw new Error(`${fileURLToPath(url)}: "${find}" is not there once`);
      source = source.replace(find, () => replace);
    }
    return { ...loaded, source };
  },
});
