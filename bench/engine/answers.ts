/** Rows of cells by position, as text; null where there is no value. */
export type Answer = readonly (readonly (string | null)[])[];

/** Throws, with some of what differs, where two answers are not the same rows in any order. */
export function assertSameAnswer(what: string, expected: Named, actual: Named): void {
  const [left, right] = [lines(expected.answer), lines(actual.answer)];
  if (left.join('\n') === right.join('\n')) return;
  throw new Error(
    [
      `${what}: the answers of ${expected.name} and ${actual.name} differ.`,
      ...difference(expected.name, left, right),
      ...difference(actual.name, right, left),
    ].join('\n'),
  );
}

interface Named {
  readonly name: string;
  readonly answer: Answer;
}

function lines(answer: Answer): string[] {
  return answer.map((row) => JSON.stringify(row)).sort();
}

const shown = 5;

function difference(name: string, these: readonly string[], those: readonly string[]): string[] {
  const others = new Set(those);
  const only = these.filter((line) => !others.has(line));
  return [
    `${name} has ${these.length} rows, ${only.length} of them alone${only.length > 0 ? ':' : ''}`,
    ...only.slice(0, shown).map((line) => `  ${line}`),
  ];
}
