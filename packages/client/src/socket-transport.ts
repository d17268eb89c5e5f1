import { decodeComeBack } from '@nonlocal/protocol';
import { io } from 'socket.io-client';
import type { Link, LinkEvents, Transport } from './platform.ts';

/** Socket.IO over WebSocket; its own reconnection is off, since `Connection` resumes by `seq`. */
export function socketTransport(url?: string): Transport {
  return {
    open({ handshake, room }, events: LinkEvents): Link {
      const options = {
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        timeout: 10_000,
        auth: handshake,
        query: room === null ? {} : { room },
      };
      const socket = url === undefined ? io(options) : io(url, options);
      let silent = false;
      const end = (reason: string, againMs?: number): void => {
        if (silent) return;
        silent = true;
        socket.disconnect();
        events.closed(reason, againMs);
      };
      socket.on('connect', () => {
        if (!silent) events.opened();
      });
      socket.on('connect_error', (error) => {
        const comeBack = decodeComeBack('data' in error ? error.data : null);
        end(error.message, comeBack.kind === 'decoded' ? comeBack.value.againMs : undefined);
      });
      socket.on('disconnect', (reason) => end(reason));
      socket.onAny((event: string, payload: unknown) => {
        if (!silent) events.received(event, payload);
      });
      return {
        request(event, payload, timeoutMs, answered) {
          socket.timeout(timeoutMs).emit(event, payload, (error: Error | null, answer: unknown) => {
            answered(error === null ? answer : undefined);
          });
        },
        close() {
          silent = true;
          socket.disconnect();
        },
      };
    },
  };
}
