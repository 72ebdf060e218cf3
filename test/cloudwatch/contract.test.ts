import type { Backend } from '../../backends/backend.ts';
import { testBackendContract } from '../backends/contract.ts';
import { cloudBackend, sampleRange } from './cloud-backend.ts';

testBackendContract('CloudWatch', () => {
  const { backend, source } = cloudBackend();
  // The contract's queries cover everything, as they do on files.
  const everything: Backend = {
    ...backend,
    run: (request, signal) =>
      backend.run({ ...request, range: request.range ?? sampleRange }, signal),
  };
  return { backend: everything, source };
});
