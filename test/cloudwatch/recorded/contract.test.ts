import type { Backend } from '../../../backends/backend.ts';
import { testBackendContract } from '../../backends/contract.ts';
import { recordedCloud } from './recorded-cloud.ts';
import { testRecordings } from './tidy-recordings.ts';

testBackendContract('recorded', (context) => {
  const { backend, source } = recordedCloud(context);
  const lastDays: Backend = {
    ...backend,
    run: (request, signal) => backend.run({ ...request, range: request.range ?? '-2d' }, signal),
  };
  return { backend: lastDays, source };
});

testRecordings('recorded');
