import type { ReactNode } from 'react';
import { HashRouter } from 'react-router';
import { AppRoutes } from './AppRoutes.tsx';
import { ClientProvider } from './client/use-watched.ts';
import type { YunpingClient } from './client/client.ts';
import { PreferencesProvider } from './preferences/PreferencesProvider.tsx';
import { ScreenBoundary } from './shell/ScreenBoundary.tsx';

/** The whole interface over one client. Addresses live behind `#`, the same on desktop and in a browser. */
export function App({ client }: { readonly client: YunpingClient }): ReactNode {
  return (
    <ClientProvider value={client}>
      <HashRouter>
        <PreferencesProvider>
          <ScreenBoundary>
            <AppRoutes />
          </ScreenBoundary>
        </PreferencesProvider>
      </HashRouter>
    </ClientProvider>
  );
}
