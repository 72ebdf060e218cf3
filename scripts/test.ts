import { runNpm, runScript } from './run.ts';

/*
 * `npm test`: everything, for everyone. Packs the extension first (which builds it), then checks and
 * unit tests, then the built programs, then the results panel in a browser, then the suite in a
 * real VS Code, as a development folder and as the packed VSIX.
 */

await runScript('scripts/package.ts');
await runNpm('check');
await runNpm('test:programs');
await runNpm('test:webview');
await runScript('test/vscode/run.ts');
