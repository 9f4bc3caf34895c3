// Stands in for Electron's own default_app.asar on the registry runtime: `electron [-r module]… <app> [args]`.
// It must be an ES module that awaits the app at top level: Electron holds `ready` back until it has loaded, so
// the app still registers its scheme in time.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const { preloads, target } = readArguments(process.argv.slice(1));
const require = createRequire(import.meta.url);
for (const name of preloads) require(name);
if (target === undefined) {
  console.error('usage: electron [-r module] <path of the app>');
  process.exit(2);
}
try {
  await import(pathToFileURL(describeApp(path.resolve(target))).href);
} catch (error) {
  console.error('the app failed to start:', error);
  process.exit(1);
}

function readArguments(args) {
  const preloads = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '-r' || arg === '--require') preloads.push(args[++i]);
    else if (arg === '-v' || arg === '--version') {
      console.log(`v${process.versions.electron}`);
      process.exit(0);
    } else if (!arg.startsWith('-')) return { preloads, target: arg };
  }
  return { preloads, target: undefined };
}

/** Tells Electron the app's name, version and folder as its own default app does; returns the entry file. */
function describeApp(place) {
  const manifest = path.join(place, 'package.json');
  if (!fs.existsSync(manifest)) {
    app.setAppPath(path.dirname(place));
    return place;
  }
  const { name, productName, version, main = 'index.js' } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  if (productName ?? name) app.setName(productName ?? name);
  if (version) app.setVersion(version);
  app.setAppPath(place);
  return path.join(place, main);
}
