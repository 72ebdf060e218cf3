import { addApiEvents, type Api } from './api-events.ts';
import { dropUnrecordedAnswers } from './answers.ts';
import { newestModels } from './api-model.ts';
import { readDocumentation } from './documentation.ts';
import { encodeBlocks, encodeService } from './encode.ts';
import { eventSourceOf } from './event-sources.ts';
import { encodeUnion } from './union.ts';
import { explained } from './weights.ts';
import { addHandKept } from './by-hand/add-hand-kept.ts';
import { addErrorCodes } from './error-codes.ts';
import { newer } from './by-hand/newer.ts';
import { services as keptServices } from './by-hand/services.ts';
import { signIn } from './by-hand/sign-in.ts';
import { createServiceEvents, type ServiceEvents } from './service-events.ts';

/** The text of the models, from the files of the package. */
export const buildEventModels = (files: ReadonlyMap<string, string>): string => {
  const services = new Map<string, ServiceEvents>();
  const declarations = declarationsOf(files);
  for (const [file, model] of newestModels(files)) {
    const eventSource = eventSourceOf(file, model);
    const service =
      services.get(eventSource) ?? createServiceEvents(eventSource, model.metadata.serviceFullName);
    services.set(eventSource, service);
    const api: Api = {
      file,
      model,
      documentation: readDocumentation(declarations.get(file) ?? ''),
    };
    addApiEvents(service, api, explained.has(eventSource));
    addErrorCodes(service, api);
  }
  for (const kept of [...signIn, ...keptServices, ...newer]) {
    const { eventSource, title = '' } = kept;
    const service = services.get(eventSource) ?? createServiceEvents(eventSource, title);
    services.set(eventSource, service);
    addHandKept(service, kept);
  }
  for (const service of services.values()) dropUnrecordedAnswers(service);
  const all = [...services.values()].sort((a, b) => (a.eventSource < b.eventSource ? -1 : 1));
  // The union looks into tables that encoding completes.
  const blocks = all.map(encodeService);
  return encodeBlocks([encodeUnion(all), ...blocks]);
};

/** The declarations of each API, by the first part of its model's file name. */
const declarationsOf = (files: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const clients = JSON.parse(files.get('apis/metadata.json') ?? '{}') as Readonly<
    Record<string, { readonly prefix?: string }>
  >;
  return new Map(
    Object.entries(clients).map(([client, { prefix }]) => [
      prefix ?? client,
      files.get(`clients/${client}.d.ts`) ?? '',
    ]),
  );
};
