import { runServer } from '@nonlocal/server';

/** `nonlocal serve`: the same server as `npm start`. */
export async function serve(): Promise<void> {
  await runServer(process.env);
}
