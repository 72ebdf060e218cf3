import { type KnownData, type KnownField, nothingKnown } from '#language/services/known-data.ts';
import { isArrayOf, isNumber, isObjectOf, isOptional, isString } from '#protocol/guard.ts';
import type { KnownFields, SourceField, SourceValue } from '#protocol/server.ts';
import { type Connection, NotificationType } from 'vscode-languageserver';
import type { Settings } from './settings.ts';

/** Keeps what the client tells of the sources' data; gives it as far as the settings want it. */
export const watchKnownData = (connection: Connection): ((settings: Settings) => KnownData) => {
  const fields = new Map<string, readonly KnownField[]>();
  connection.onNotification(knownFieldsChanged, (known: unknown) => {
    if (isKnownFields(known)) fields.set(known.source, known.fields);
    else connection.console.error('ctq/knownFields needs a source and its fields');
  });
  return ({ completesFromSource, problems: { sources } }) =>
    completesFromSource ? { ...nothingKnown, fields, activeSource: sources.active } : nothingKnown;
};

const knownFieldsChanged = new NotificationType<unknown>('ctq/knownFields');

const isKnownFields = isObjectOf<KnownFields>({
  source: isString,
  fields: isArrayOf(
    isObjectOf<SourceField>({
      name: isString,
      percent: isNumber,
      example: isOptional(isString),
      values: isOptional(
        isArrayOf(isObjectOf<SourceValue>({ value: isString, percent: isNumber })),
      ),
    }),
  ),
});
