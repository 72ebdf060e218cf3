import type { ApiModel } from './api-model.ts';

/**
 * The values of `eventSource` that can't be told from the model, by the name of the model's file.
 * From the pages “Logging … with CloudTrail” of the services' guides.
 */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['AWSMigrationHub', 'mgh'],
  ['application-autoscaling', 'autoscaling'],
  ['autoscaling-plans', 'autoscaling'],
  ['applicationinsights', 'application-insights'],
  ['application-insights', 'application-insights'],
  ['appstream', 'appstream'],
  ['rds-data', 'rdsdata'],
  ['cloudhsmv2', 'cloudhsm'],
  ['connectparticipant', 'participant.connect'],
  ['docdb', 'rds'],
  ['neptune', 'rds'],
  ['email', 'ses'],
  ['sesv2', 'ses'],
  ['pinpoint-email', 'ses'],
  ['entitlement.marketplace', 'aws-marketplace'],
  ['marketplacecommerceanalytics', 'marketplacecommerceanalytics'],
  ['meteringmarketplace', 'metering-marketplace'],
  ['opensearch', 'es'],
  ['pinpoint', 'mobiletargeting'],
  ['s3control', 's3'],
  ['servicecatalog-appregistry', 'servicecatalog-appregistry'],
  ['sso', 'sso'],
  ['sso-admin', 'sso'],
  ['sso-oidc', 'sso'],
  ['streams.dynamodb', 'dynamodb'],
  ['iot-data', 'iotdata'],
  ['iotsecuretunneling', 'iotsecuredtunneling'],
  ['lex-models', 'lex'],
  ['models.lex.v2', 'lex'],
  ['runtime.lex', 'lex'],
  ['runtime.lex.v2', 'lex'],
]);

/** The value of `eventSource` in the events of an API. */
export const eventSourceOf = (file: string, { metadata }: ApiModel): string => {
  const { endpointPrefix, signingName } = metadata;
  const name = exceptions.get(file) ?? signingName ?? endpointPrefix;
  return `${name.toLowerCase()}.amazonaws.com`;
};
