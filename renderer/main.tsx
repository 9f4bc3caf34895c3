import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createClient } from './app/client/create-client.ts';
import { assert } from '#shared/lib/assert.ts';

const place = document.getElementById('root');
assert(place, 'the page has a root');
createRoot(place).render(<App client={await createClient()} />);
