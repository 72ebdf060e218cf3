/*
 * `npm run bench` counts events in turns with other programs (count-events.ts); `npm run bench --
 * server` measures the language server (server.ts).
 */
import { argv, exit } from 'node:process';

const [word = 'events'] = argv.slice(2);

switch (word) {
  case 'events':
    await import('./count-events.ts');
    break;
  case 'server':
    await import('./server.ts');
    break;
  default:
    console.error(`there is no measurement '${word}': say events or server`);
    exit(2);
}
