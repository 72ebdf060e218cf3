import type { EventModels } from '#language/catalogue/events/event-models.ts';
import { type KnownData, type KnownField, nothingKnown } from '#language/services/known-data.ts';
import { isArrayOf, isObjectOf, isString } from '#protocol/guard.ts';
import type { KnownFields } from '#protocol/server.ts';
import { isSourceField } from '#protocol/source-index.ts';
import { type Connection, NotificationType } from 'vscode-languageserver';
import type { Settings } from './settings.ts';

/**
 * Keeps what the client tells of the sources' data; gives it as far as the settings want it, and the
 * models of events.
 */
export const watchKnownData = (
  connection: Connection,
  models: () => Promise<EventModels>,
): ((settings: Settings) => Promise<KnownData>) => {
  const fields = new Map<string, readonly KnownField[]>();
  connection.onNotification(knownFieldsChanged, (known: unknown) => {
    if (isKnownFields(known)) fields.set(known.source, known.fields);
    else connection.console.error('ctq/knownFields needs a source and its fields');
  });
  return async ({ completesFromSource, problems: { sources } }) => ({
    ...nothingKnown,
    ...(completesFromSource ? { fields } : {}),
    sources: [...sources.facts.keys()],
    activeSource: sources.active,
    models: await models(),
  });
};

const knownFieldsChanged = new NotificationType<unknown>('ctq/knownFields');

const isKnownFields = isObjectOf<KnownFields>({
  source: isString,
  fields: isArrayOf(isSourceField),
});
