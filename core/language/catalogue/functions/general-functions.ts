import { any, condition, type Functions, optional, repeated } from './function-entry.ts';

/** Functions of values of any type (guide). */
export const generalFunctions = {
  ispresent: {
    group: 'general',
    parameters: [any('field')],
    result: 'boolean',
    since: 2018,
    summary: 'True where the event has the field.',
    notes: [
      'A JSON null counts as missing, an empty text as present.',
      'The usual way to find failed calls is `ispresent(errorCode)`.',
    ],
    example: 'filter ispresent(errorCode)',
    results: [
      ['ispresent("")', '1'],
      ['ispresent(missing)', '0'],
    ],
  },
  coalesce: {
    group: 'general',
    parameters: [repeated(any('field'))],
    result: 'any',
    since: 2018,
    summary: 'The first of the values that is present.',
    notes: ['An empty text is present, and so is returned.'],
    example: 'fields coalesce(userIdentity.userName, userIdentity.arn) as who',
    results: [['coalesce(missing, "", "b")', '']],
  },
  unmask: {
    group: 'general',
    parameters: [any('field')],
    result: 'any',
    since: 2018,
    summary: 'The value without the mask of a data protection policy. Local logs have no masks.',
    notes: ['CloudWatch asks for the permission `logs:Unmask`.'],
    example: 'fields unmask(@message)',
    results: [['unmask("a")', 'a']],
  },
  case: {
    group: 'general',
    parameters: [repeated(condition), repeated(any('value')), optional(any('default'))],
    // Ten branches and a default.
    mostArguments: 21,
    result: 'any',
    since: 2026,
    summary: 'The value of the first condition that holds, else the default.',
    notes: [
      'At most 10 conditions with their values.',
      'Nothing where no condition holds and there is no default.',
      'What follows the first condition that holds is not computed.',
    ],
    example:
      'fields case(errorCode like /Denied|Unauthorized/, "denied", ispresent(errorCode), "failed", "done") as outcome',
    results: [
      ['case(1 > 2, "a", 2 > 1, "b", "c")', 'b'],
      ['case(1 > 2, "a", "c")', 'c'],
      ['case(1 > 2, "a")', undefined],
    ],
  },
  if: {
    group: 'general',
    parameters: [condition, any('value'), any('otherwise')],
    result: 'any',
    since: 2026,
    summary: 'One value where the condition holds, else the other.',
    notes: [
      'A condition on a missing field does not hold, but for `!=`, `not like` and `not in`.',
      'Only the value that is given back is computed.',
    ],
    example: 'stats count(*) by if(ispresent(errorCode), "failed", "done") as outcome',
    results: [
      ['if(2 > 1, "yes", "no")', 'yes'],
      ['if(ispresent(missing), "yes", "no")', 'no'],
    ],
  },
  isNumeric: {
    group: 'general',
    parameters: [any('field')],
    result: 'boolean',
    since: 2026,
    summary: 'True where the field reads as a number.',
    notes: [
      'Digits with an optional sign, fraction and exponent; no blanks, no hexadecimal digits.',
      'JSON booleans read as 1 and 0, so they do.',
    ],
    example: 'filter isNumeric(requestParameters.maxResults)',
    results: [
      ['isNumeric("-1.5e3")', '1'],
      ['isNumeric("0x1f")', '0'],
      ['isNumeric(missing)', '0'],
    ],
  },
  messageSize: {
    group: 'general',
    parameters: [any('field')],
    result: 'number',
    since: 2026,
    summary: 'The size of the field in bytes of UTF-8.',
    notes: ['Nothing where the field is missing.', '`strlen` counts characters.'],
    example: 'stats sum(messageSize(@message)) as bytes by eventSource',
    results: [
      ['messageSize("abc")', '3'],
      ['messageSize("Zürich")', '7'],
    ],
  },
} as const satisfies Functions;
