// npm run hub -- --data DIR --port N: the hub alone, from source, with the screens that it serves to browsers.
import path from 'node:path';
import { buildTargets } from './build.mjs';
import { pinnedNode } from './setup/node-versions.mjs';
import { root } from './setup/paths.mjs';
import { runUntilEnd } from './run-until-end.mjs';

await buildTargets(['renderer']);
runUntilEnd(pinnedNode(), [path.join(root, 'hub', 'main.ts'), ...process.argv.slice(2)]);
