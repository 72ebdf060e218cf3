import { createInterface } from 'node:readline';

/** Answers each line of standard input, a job as JSON, with a line of JSON, one after another. */
export async function serveJobs(answer: (job: string) => Promise<unknown>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin }))
    console.log(JSON.stringify(await answer(line)));
}
