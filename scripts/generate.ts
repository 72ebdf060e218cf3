import { runScript } from './run.ts';

/* `npm run generate`: writes every generated file anew. They are committed; tests compare. */

await runScript('scripts/build-samples.ts');
await runScript('scripts/build-grammar.ts');
await runScript('scripts/build-snippets.ts');
await runScript('scripts/build-examples.ts');
await runScript('scripts/build-docs.ts');
await runScript('scripts/build-problems.ts');
await runScript('scripts/generate-kernel.ts');
