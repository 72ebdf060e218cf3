import { any, type Functions, text } from './function-entry.ts';

/** Functions of JSON texts, maps and lists (guide). */
export const jsonFunctions = {
  jsonParse: {
    group: 'json',
    parameters: [text('json')],
    result: 'map',
    since: 2024,
    summary: 'The map or list that a JSON text describes; nothing where it is not JSON.',
    notes: [
      'Many CloudTrail fields hold JSON in a text, `requestParameters.policyDocument` for one: no dotted path leads into it.',
      'Give the result a name and use its parts in a later command: `policy.Statement`.',
      'Maps and lists cannot be sorted, grouped or compared.',
    ],
    example: 'fields jsonParse(requestParameters.policyDocument) as policy',
    results: [
      ['jsonParse(\'{"a":[1,2]}\')', '{"a":[1,2]}'],
      ['jsonParse(\'{"a":[1,2]}\').a[1]', '2'],
      ['jsonParse("text")', undefined],
    ],
  },
  jsonStringify: {
    group: 'json',
    parameters: [any('value')],
    result: 'text',
    since: 2024,
    summary: 'The JSON text of a map or list.',
    notes: ['Nothing where the value is neither a map nor a list.'],
    example: 'fields jsonStringify(jsonParse(requestParameters.policyDocument)) as policy',
    results: [['jsonStringify(jsonParse(\'{ "a": [1, 2] }\'))', '{"a":[1,2]}']],
  },
  jsonArraySize: {
    group: 'json',
    parameters: [any('list')],
    result: 'number',
    since: 2026,
    summary: 'The number of elements of a list, or of a text that is a JSON list.',
    notes: [
      'Nothing where it is neither.',
      'Lists that stand in the event itself are no texts: their elements are fields, `resources.0.ARN`.',
    ],
    example: 'fields jsonArraySize(split(requestParameters.roleArn, "/")) as parts',
    results: [
      [`jsonArraySize('["a","b"]')`, '2'],
      [`jsonArraySize('[]')`, '0'],
      [`jsonArraySize('{"a":1}')`, undefined],
    ],
  },
  jsonArrayContains: {
    group: 'json',
    parameters: [any('list'), text('value')],
    result: 'boolean',
    since: 2026,
    summary: '1 where the list, or the text that is a JSON list, has the value, else 0.',
    notes: [
      'It regards case and compares whole elements, as `=` does.',
      '0 for a text that is not a JSON list.',
    ],
    example: 'fields jsonArrayContains(requestParameters.roles, "admin") as isAdmin',
    results: [
      [`jsonArrayContains('["read","admin"]', "admin")`, '1'],
      [`jsonArrayContains('["read","admin"]', "Admin")`, '0'],
      ['jsonArrayContains("admin", "admin")', '0'],
    ],
  },
} as const satisfies Functions;
