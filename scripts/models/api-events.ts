import { type ApiModel, type Operation, resolved } from './api-model.ts';
import { onlyReads } from './access.ts';
import { type Documentation, firstSentence } from './documentation.ts';
import { eventNamesOf } from './event-names.ts';
import type { FieldMember } from './field-table.ts';
import { lowerFirst } from './letters.ts';
import { membersIn, type NamingContext } from './name-shapes.ts';
import { addEvent, type ServiceEvents } from './service-events.ts';
import type { Style } from './style.ts';
import { apiGatewayLinks, apiGatewayRequest } from './styles/api-gateway.ts';
import { ec2Request, ec2Response } from './styles/ec2.ts';
import { eitherWire, keptWire, lowered, loweredWire, restParameters } from './styles/plain.ts';
import { s3Request, s3Response } from './styles/s3.ts';

/** One API of those that a service has. */
export interface Api {
  /** The first part of its file's name: `iam`, `s3control`. */
  readonly file: string;
  readonly model: ApiModel;
  readonly documentation: Documentation;
}

const LONGEST_SUMMARY = 140;

/** Adds the events of an API's operations to those of its service. */
export const addApiEvents = (service: ServiceEvents, api: Api, explained: boolean): void => {
  const { file, model, documentation } = api;
  const context: NamingContext = {
    model,
    documentation,
    table: service.table,
    explained,
    api: file,
  };
  for (const [name, raw] of Object.entries(model.operations)) {
    const operation: Operation = {
      ...raw,
      input: resolved(raw.input ?? {}, model),
      output: resolved(raw.output ?? {}, model),
    };
    const documented = documentation.operations.get(lowerFirst(name));
    const fields = fieldsOf(api, context, { name, operation });
    const summary = firstSentence(documented?.summary ?? '', LONGEST_SUMMARY);
    for (const eventName of new Set(eventNamesOf(file, name, operation, model))) {
      addEvent(service, { name: eventName, reads: onlyReads(name), summary, ...fields });
    }
  }
};

interface Fields {
  readonly request: readonly FieldMember[];
  readonly response: readonly FieldMember[];
}

const fieldsOf = (
  { file, model, documentation }: Api,
  context: NamingContext,
  { name, operation }: { readonly name: string; readonly operation: Operation },
): Fields => {
  const documented = documentation.operations.get(lowerFirst(name));
  const [input, output] = [documented?.input ?? '', documented?.output ?? ''];
  const style = styleOf(file, model);
  const request = (): readonly FieldMember[] =>
    membersIn(context, operation.input ?? {}, { type: input, style: restParameters(style) });
  const response = (): readonly FieldMember[] =>
    membersIn(context, operation.output ?? {}, { type: output, style });
  switch (file) {
    case 'ec2':
      return {
        request: ec2Request(context, { name, operation, type: input }),
        response: ec2Response(context, { name, operation, type: output }),
      };
    case 's3':
    case 's3control':
      return {
        request: s3Request(context, operation, input),
        response: s3Response(context, operation, output),
      };
    case 'apigateway':
    case 'apigatewayv2':
      return {
        request: apiGatewayRequest(context, { name, operation, type: input }),
        response: [...response(), ...apiGatewayLinks(name)],
      };
    default:
      return {
        request: request(),
        response: unwrapping.has(file) ? unwrapped(context, { operation, output }) : response(),
      };
  }
};

/** APIs whose answers are recorded without the one structure that they wrap things in. */
const unwrapping: ReadonlySet<string> = new Set([
  'rds',
  'docdb',
  'neptune',
  'redshift',
  'elasticache',
]);

const unwrapped = (
  context: NamingContext,
  { operation, output }: { readonly operation: Operation; readonly output: string },
): readonly FieldMember[] => {
  const members = membersIn(context, operation.output ?? {}, { type: output, style: lowered });
  const [only, another] = members;
  const place = /^\.(\d+)$/.exec(only?.type ?? '')?.[1];
  return place === undefined || another !== undefined
    ? members
    : (context.table.structures[Number(place)] ?? []);
};

/** JSON services that are known to keep the names of the wire; from examples in their guides. */
const keeping: ReadonlySet<string> = new Set([
  'account',
  'ce',
  'connect',
  'devops-guru',
  'resource-explorer-2',
  'securityhub',
  'wellarchitected',
]);

const styleOf = (file: string, { metadata }: ApiModel): Style => {
  if (keeping.has(file)) return keptWire;
  switch (metadata.protocol) {
    case 'json':
      return loweredWire;
    case 'rest-json':
      return metadata.apiVersion >= '2019' && !loweredForSure.has(file) ? eitherWire : loweredWire;
    default:
      return lowered;
  }
};

/** Newer REST services that are known to lower. */
const loweredForSure: ReadonlySet<string> = new Set(['sesv2', 'sso', 'sso-oidc', 'opensearch']);
