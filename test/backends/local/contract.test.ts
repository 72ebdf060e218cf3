import { testBackendContract } from '../contract.ts';
import { localBackend, manyFiles } from './local-backend.ts';

testBackendContract('local', (context) => localBackend(context, manyFiles(8, 700)));
