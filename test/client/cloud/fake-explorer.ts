import type { Explorer } from '../../../client/cloud/explorer.ts';

/** An explorer that answers what the test says, and notes what it was asked. */
export function fakeExplorer(answers: Partial<Explorer>): Explorer {
  const refuse = async (): Promise<never> => {
    throw new Error('nobody should ask for this');
  };
  return {
    profiles: refuse,
    logGroups: refuse,
    logStreams: refuse,
    savedQueries: refuse,
    saveQuery: refuse,
    deleteSavedQuery: refuse,
    logFields: refuse,
    ...answers,
  };
}
