import { ServiceError, notFound } from '../service-error.ts';
import { countOf, neededText, textOf, textsOf } from './input.ts';
import type { Operation } from './operation.ts';
import { pageOf } from './pages.ts';

/** Saved queries of an account in a region. */
const mostSaved = 1_000;

/** Parameters of a saved query. */
const mostParameters = 20;

export const putQueryDefinition: Operation = ({ cloud, place }, input) => {
  const name = neededText(input, 'name');
  const queryString = neededText(input, 'queryString');
  const given = textOf(input, 'queryDefinitionId');
  if (given !== undefined && !place.saved.has(given)) throw unknownDefinition(given);
  if (given === undefined && place.saved.size >= mostSaved) {
    throw new ServiceError('LimitExceededException', 'Resource limit exceeded.');
  }
  if (name.length > 255) {
    throw new ServiceError('InvalidParameterException', 'the name has more than 255 characters');
  }
  const queryDefinitionId = given ?? cloud.newId();
  place.saved.set(queryDefinitionId, {
    queryDefinitionId,
    name,
    queryString,
    queryLanguage: textOf(input, 'queryLanguage') ?? 'CWLI',
    logGroupNames: textsOf(input, 'logGroupNames') ?? [],
    parameters: parametersOf(input['parameters']),
    lastModified: cloud.clock.now(),
  });
  return { queryDefinitionId };
};

function parametersOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.length <= mostParameters) return value;
  throw new ServiceError(
    'InvalidParameterException',
    `a query has at most ${mostParameters} parameters`,
  );
}

export const describeQueryDefinitions: Operation = ({ cloud, place }, input) => {
  const prefix = textOf(input, 'queryDefinitionNamePrefix') ?? '';
  const size = countOf(input, 'maxResults', { least: 1, most: 1_000 }) ?? 1_000;
  const found = [...place.saved.values()].filter(({ name }) => name.startsWith(prefix));
  const subject = `saved ${prefix}`;
  const { items, next } = pageOf(cloud, input, found, { subject, size });
  return { queryDefinitions: items, ...next };
};

export const deleteQueryDefinition: Operation = ({ place }, input) => {
  const id = neededText(input, 'queryDefinitionId');
  if (!place.saved.delete(id)) throw unknownDefinition(id);
  return { success: true };
};

const unknownDefinition = (id: string): ServiceError =>
  notFound(`The query definition '${id}' does not exist.`);
