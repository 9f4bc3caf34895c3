// The base of [app.start]: an Electron app with one window of the app's size and a line of text in it.
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    show: false,
    webPreferences: { sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html;charset=utf-8,<title>empty</title><p id="ready">空</p>');
});
