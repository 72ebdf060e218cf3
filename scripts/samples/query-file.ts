import type { Example } from '#language/examples/example.ts';

/** A query file that holds `examples` and runs them on the sample logs beside it. */
export function queryFileOf(examples: readonly Example[]): string {
  const sections = examples.map(
    ({ title, description, query }) => `### ${title}\n# ${description}\n${query}\n`,
  );
  return [header, ...sections].join('\n');
}

const header = `# Twelve queries to start with, over the sample logs that come with CTQ.
# @source ../logs
`;
