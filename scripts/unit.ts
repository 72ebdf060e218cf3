import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { run } from './run.ts';

/*
 * Runs the unit tests, or those of the files that are named, each file in a process of its own. What
 * Node makes of the sources is kept between them: each of these processes, and each engine thread in
 * them, loads the same ones.
 */

process.env.NODE_COMPILE_CACHE = join(projectRoot, '.cache', 'compiled');
const named = process.argv.slice(2);
const files = named.length > 0 ? named : ['test/!(vscode)/**/*.test.ts'];
await run(process.execPath, [
  '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
  '--test',
  // Node would leave one core idle, which of two is half of the machine.
  `--test-concurrency=${availableParallelism()}`,
  ...files,
]);
