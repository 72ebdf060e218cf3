import type { QueryToSave, SavedQueryParameter } from '#protocol/cloud.ts';

/** CloudWatch's quotas on saved queries (guide). */
const limits = { name: 255, text: 10_000, parameters: 20, parameterName: 128, default: 1024 };

/** What CloudWatch would refuse a saved query for, and what to do about each. */
export function problemsOfQueryToSave({ name, text, parameters }: QueryToSave): readonly string[] {
  const ofName = nameProblem(name);
  const length = characters(text);
  return [
    ...(ofName === undefined ? [] : [ofName]),
    ...(text.trim() === '' ? ['the query is empty; write a command'] : []),
    ...(length > limits.text
      ? [
          `the query has ${count(length)} characters with its comments, and a saved one may have ${count(limits.text)}; shorten it`,
        ]
      : []),
    ...(parameters.length > limits.parameters
      ? [
          `the query has ${parameters.length} parameters, and a saved one may have ${limits.parameters}; write some of the values into it`,
        ]
      : []),
    ...parameters.flatMap(parameterProblems),
  ];
}

/** What is wrong with the name of a saved query, folders included; undefined where nothing is. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'the name is empty; write one, such as folder/name';
  const length = characters(name);
  if (length > limits.name) {
    return `the name has ${length} characters with its folders, and may have ${limits.name}; shorten it`;
  }
  return name.split('/').some((part) => part.trim() === '')
    ? `a folder or the query in "${name}" has no name; write it as folder/name`
    : undefined;
}

function parameterProblems(parameter: SavedQueryParameter): readonly string[] {
  const { name, default: standard = '' } = parameter;
  const isName = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name.length <= limits.parameterName;
  const length = characters(standard);
  return [
    ...(isName
      ? []
      : [
          `the parameter "${name}" needs a name of letters, digits and _ that does not begin with a digit and has at most ${limits.parameterName} characters`,
        ]),
    ...(length > limits.default
      ? [
          `the default of {{${name}}} has ${count(length)} characters, and may have ${count(limits.default)}; shorten it`,
        ]
      : []),
  ];
}

/** What to do where the service refuses to keep a query, with what it said. */
export function refusalText(message: string): string {
  return /limit|maximum|quota|too many/i.test(message)
    ? `${message}. An account may keep 1,000 saved queries in each Region: delete some with CTQ: Delete Saved Query, or save it in another Region`
    : message;
}

const characters = (text: string): number => [...text].length;
const count = (number: number): string => number.toLocaleString('en');
