import '../styles/base.css';
import { createRoot } from 'react-dom/client';
import { assert } from '#shared/lib/assert.ts';
import { App } from '../app/App.tsx';
import { devOptions } from './dev-options.ts';
import { MemoryClient } from './memory-client.ts';

const place = document.getElementById('root');
assert(place, 'the page has a root');
createRoot(place).render(<App client={new MemoryClient(devOptions(location.search))} />);
