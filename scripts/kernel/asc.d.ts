/*
 * What is used of the compiler. Its own declarations replace the global ones of Node (`console`) by
 * those of AssemblyScript.
 */

export interface Surroundings {
  readonly stderr: { write(text: string | Uint8Array): void };
  /** The text of a file; null where there is none of that name. */
  readonly readFile: (name: string) => string | null;
  readonly writeFile: (name: string, contents: string | Uint8Array) => void;
  readonly listFiles: () => readonly string[];
}

/** Runs the compiler with the words of its command line. */
export function main(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<{ readonly error: Error | null }>;
