import { RoomModel, socketTransport, StudentModel, WorkerSandbox } from '@nonlocal/client';
import { browserClock, localVault, openPreferences } from '@nonlocal/ui';
import { render } from 'preact';
import { App } from './App.tsx';
import { forkClaims } from './fork-claims.ts';
import { forkDatabase } from './fork-database.ts';
import { codeIn } from './join-address.ts';
import { openSandboxChannel } from './sandbox-channel.ts';

const vault = localVault();
const preferences = openPreferences(
  { getItem: (key) => vault.get(key), setItem: (key, value) => vault.set(key, value) },
  document.documentElement,
);
const room = new RoomModel(socketTransport(), browserClock, vault);
const sandbox = new WorkerSandbox(openSandboxChannel((message) => sandbox.failed(message)));
const student = new StudentModel(room, sandbox, forkDatabase(), forkClaims(), browserClock);

addEventListener('online', () => room.retryNow());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void student.flush();
});

// Whoever was in this room comes back to their seat without being asked.
const code = codeIn(location);
if (code !== null && room.remembers(code)) room.join({ role: 'student', code });

const host = document.getElementById('app');
if (host !== null) render(<App student={student} preferences={preferences} clock={browserClock} code={code} />, host);
