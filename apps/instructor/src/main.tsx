import { RoomModel, socketTransport } from '@nonlocal/client';
import { browserClock, localVault, openPreferences } from '@nonlocal/ui';
import { render } from 'preact';
import { App } from './App.tsx';
import { arrivalIn } from './rooms.ts';
import './teach.css';

const vault = localVault();
const preferences = openPreferences(
  { getItem: (key) => vault.get(key), setItem: (key, value) => vault.set(key, value) },
  document.documentElement,
);
const room = new RoomModel(socketTransport(), browserClock, vault);
addEventListener('online', () => room.retryNow());

const arrival = arrivalIn(location.hash);
// Neither the history nor a copied address has the ticket.
if (arrival !== null) history.replaceState(null, '', location.pathname);

const surface = location.pathname.replace(/\/$/, '').endsWith('/projector') ? 'projector' : 'console';
const host = document.getElementById('app');
if (host !== null) {
  render(
    <App
      surface={surface}
      room={room}
      vault={vault}
      clock={browserClock}
      preferences={preferences}
      arrival={arrival}
    />,
    host,
  );
}
