import { createLocalBackend } from '../../../backends/local/local-backend.ts';
import { collect, completeOf, finalRows, problemsOf } from '../contract.ts';
import { worker } from './local-backend.ts';

/* A program that runs a query over a folder, for tests that need one of its own. */

const [folder = '', query = ''] = process.argv.slice(2);
const backend = createLocalBackend({ worker, threads: 1 });
const source = { kind: 'local', name: 'lab', path: folder } as const;
const events = await collect({ backend, source }, { query });
await backend.dispose();
const rows = finalRows(events).map(({ cells }) => cells);
const { outcome } = completeOf(events);
process.stdout.write(JSON.stringify({ outcome, rows, problems: problemsOf(events) }));
