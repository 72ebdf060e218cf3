import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { run, runScript } from './run.ts';

/* `npm run demo`: builds CTQ, runs the twelve sample queries and says where to go from here. */

await runScript('scripts/build.ts');
await run(process.execPath, [
  join(projectRoot, 'dist', 'cli.js'),
  'run',
  join('samples', 'queries', 'getting-started.ctq'),
  '--limit',
  '10',
]);
console.log(`
Those were the queries of samples/queries/getting-started.ctq on the logs in samples/logs.

  npm start                                     the same in VS Code, with completion and a grid
  node dist/cli.js run samples/queries/investigation.ctq
                                                follow the incident that the sample logs hold
  node dist/cli.js run FILE --source FOLDER     your own queries on your own CloudTrail logs
  node dist/cli.js --help                       everything else
`);
