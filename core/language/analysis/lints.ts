import { checkAbsentOnSuccess } from './checks/absent-on-success.ts';
import { checkAliasesInUse } from './checks/aliases-in-use.ts';
import { checkConstantConditions } from './checks/constant-conditions.ts';
import { checkContradictions } from './checks/contradictions.ts';
import { checkDuplicateColumns } from './checks/duplicate-columns.ts';
import { checkFieldsWithoutValue } from './checks/fields-without-value.ts';
import { checkHyphenatedNames } from './checks/hyphenated-names.ts';
import { checkLateCommands } from './checks/late-commands.ts';
import { checkLogClass } from './checks/log-class.ts';
import { checkMessagesAsCodes } from './checks/messages-as-codes.ts';
import { checkNetworksAsText } from './checks/networks-as-text.ts';
import { checkStructuresAsKeys } from './checks/structures-as-keys.ts';
import { checkPrecedence } from './checks/precedence.ts';
import { checkQuotedFields } from './checks/quoted-fields.ts';
import { checkRegexAsText } from './checks/regex-as-text.ts';
import { checkSortDirection } from './checks/sort-direction.ts';
import { checkTextsAsTimes } from './checks/texts-as-times.ts';
import { checkTextsInSums } from './checks/texts-in-sums.ts';
import { checkUnknownFields } from './checks/unknown-fields.ts';
import { checkUnknownValues } from './checks/unknown-values.ts';
import { checkUnquotedValues } from './checks/unquoted-values.ts';
import type { Check } from './context.ts';

/** Checks for what is valid and probably not what its author means. */
export const lints: readonly Check[] = [
  checkUnknownFields,
  checkUnknownValues,
  checkFieldsWithoutValue,
  checkQuotedFields,
  checkUnquotedValues,
  checkHyphenatedNames,
  checkConstantConditions,
  checkContradictions,
  checkPrecedence,
  checkAbsentOnSuccess,
  checkMessagesAsCodes,
  checkRegexAsText,
  checkNetworksAsText,
  checkStructuresAsKeys,
  checkTextsAsTimes,
  checkTextsInSums,
  checkSortDirection,
  checkDuplicateColumns,
  checkAliasesInUse,
  checkLateCommands,
  checkLogClass,
];
