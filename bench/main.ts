/*
 * `npm run bench` measures the local engine beside other programs (engine/main.ts); `npm run bench --
 * server` measures the language server (server.ts).
 */
import { argv, exit } from 'node:process';

const [word = 'engine'] = argv.slice(2);

switch (word) {
  case 'engine':
    await import('./engine/main.ts');
    break;
  case 'server':
    await import('./server.ts');
    break;
  default:
    console.error(`there is no measurement '${word}': say engine or server`);
    exit(2);
}
