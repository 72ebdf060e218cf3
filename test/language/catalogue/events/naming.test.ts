import assert from 'node:assert/strict';
import test from 'node:test';
import type {
  ApiModel,
  ModelShape,
  Operation,
  Protocol,
} from '../../../../scripts/models/api-model.ts';
import { addApiEvents } from '../../../../scripts/models/api-events.ts';
import { readDocumentation } from '../../../../scripts/models/documentation.ts';
import { encodeBlocks, encodeService } from '../../../../scripts/models/encode.ts';
import { createServiceEvents } from '../../../../scripts/models/service-events.ts';
import { encodeUnion } from '../../../../scripts/models/union.ts';
import type { EventModel, EventModels } from '#language/catalogue/events/event-models.ts';
import { readEventModels } from '#language/catalogue/events/read-event-models.ts';

/*
 * Each case is one operation of a model and the paths that are offered for its event. They go all the
 * way: named, written as text, read again.
 */

interface Case {
  readonly title: string;
  /** The first part of the name of the model's file. */
  readonly file?: string;
  readonly protocol: Protocol;
  readonly apiVersion?: string;
  readonly operation?: string;
  readonly uri?: string;
  readonly input?: Members;
  readonly output?: Members;
  readonly event?: string;
  readonly paths: readonly string[];
}

type Members = Readonly<Record<string, ModelShape>>;

const list = (member: ModelShape, more: ModelShape = {}): ModelShape => ({
  type: 'list',
  member,
  ...more,
});
const structure = (members: Members, more: ModelShape = {}): ModelShape => ({
  type: 'structure',
  members,
  ...more,
});
const uri = (locationName: string): ModelShape => ({ location: 'uri', locationName });
const query = (locationName: string): ModelShape => ({ location: 'querystring', locationName });
const header = (locationName: string): ModelShape => ({ location: 'header', locationName });
const old = { locationName: 'dryRun', type: 'boolean' };

const tags = list(structure({ Key: {}, Value: {} }));

const cases: readonly Case[] = [
  {
    title: 'JSON lowers the first letter',
    protocol: 'json',
    input: { TableName: {}, KMSKeyId: {}, Tags: tags },
    paths: [
      'requestParameters.tableName',
      'requestParameters.kMSKeyId',
      'requestParameters.tags.N.key',
      'requestParameters.tags.N.value',
    ],
  },
  {
    title: 'names of capitals alone may be lowered as a whole',
    protocol: 'json',
    output: { ARN: {}, Name: {} },
    paths: ['responseElements.aRN', 'responseElements.arn', 'responseElements.name'],
  },
  {
    title: 'some JSON services keep the names of the wire',
    file: 'ce',
    protocol: 'json',
    input: { TimePeriod: structure({ Start: {}, End: {} }) },
    paths: ['requestParameters.TimePeriod.Start', 'requestParameters.TimePeriod.End'],
  },
  {
    title: 'newer REST services may do either',
    protocol: 'rest-json',
    apiVersion: '2022-01-01',
    input: { Filter: structure({ Values: list({}) }) },
    paths: ['requestParameters.filter.values.N', 'requestParameters.Filter.Values.N'],
  },
  {
    title: 'a REST path and query have their wire names too',
    protocol: 'rest-json',
    input: { ApplicationId: uri('application-id'), PageSize: query('page-size') },
    paths: [
      'requestParameters.applicationId',
      'requestParameters.application-id',
      'requestParameters.pageSize',
      'requestParameters.page-size',
    ],
  },
  {
    title: 'a body has its wire names',
    protocol: 'rest-json',
    input: { DetectorId: { locationName: 'detectorId' } },
    paths: ['requestParameters.detectorId'],
  },
  {
    title: 'the query protocol lowers the first letter of the model’s names',
    file: 'iam',
    protocol: 'query',
    input: { UserName: {}, Tags: tags },
    output: { User: structure({ Arn: {} }) },
    paths: [
      'requestParameters.userName',
      'requestParameters.tags.N.key',
      'requestParameters.tags.N.value',
      'responseElements.user.arn',
    ],
  },
  {
    title: 'RDS answers without its wrapper',
    file: 'rds',
    protocol: 'query',
    input: { DBInstanceIdentifier: {} },
    output: { DBInstance: structure({ DBName: {}, IAMDatabaseAuthenticationEnabled: {} }) },
    paths: [
      'requestParameters.dBInstanceIdentifier',
      'responseElements.dBName',
      'responseElements.iAMDatabaseAuthenticationEnabled',
    ],
  },
  {
    title: 'calls of EC2 of old have sets of items',
    file: 'ec2',
    protocol: 'ec2',
    operation: 'DescribeThings',
    input: {
      InstanceIds: list({}, { locationName: 'InstanceId' }),
      Filters: list(structure({ Name: {}, Values: list({}, { locationName: 'Value' }) }), {
        locationName: 'Filter',
      }),
      TagSpecifications: list(
        structure({
          ResourceType: { locationName: 'resourceType' },
          Tags: list(structure({ Key: { locationName: 'key' } }), { locationName: 'Tag' }),
        }),
        { locationName: 'TagSpecification' },
      ),
      DryRun: old,
    },
    paths: [
      'requestParameters.instancesSet.items.N.instanceId',
      'requestParameters.filterSet.items.N.name',
      'requestParameters.filterSet.items.N.valueSet.items.N.value',
      'requestParameters.tagSpecificationSet.items.N.resourceType',
      'requestParameters.tagSpecificationSet.items.N.tags.N.key',
      'requestParameters.dryRun',
      'responseElements.requestId',
      'responseElements.requestID',
    ],
  },
  {
    title: 'lists that EC2 of old has no rule for are named after one of them',
    file: 'ec2',
    protocol: 'ec2',
    operation: 'DescribeThings',
    input: { InternetGatewayIds: list({}, { locationName: 'internetGatewayId' }), DryRun: old },
    paths: [
      'requestParameters.internetGatewayIdSet.items.N.internetGatewayId',
      'requestParameters.dryRun',
      'responseElements.requestId',
      'responseElements.requestID',
    ],
  },
  {
    title: 'some lists of structures have no Set in their name',
    file: 'ec2',
    protocol: 'ec2',
    operation: 'AuthorizeThings',
    input: {
      IpPermissions: list(
        structure({
          IpRanges: list(structure({ CidrIp: { locationName: 'cidrIp' } }), {
            locationName: 'ipRanges',
          }),
        }),
        { locationName: 'ipPermissions' },
      ),
      DryRun: old,
    },
    output: { Return: { locationName: 'return', type: 'boolean' } },
    paths: [
      'requestParameters.ipPermissions.items.N.ipRanges.items.N.cidrIp',
      'requestParameters.dryRun',
      'responseElements._return',
      'responseElements.requestId',
      'responseElements.requestID',
    ],
  },
  {
    title: 'RunInstances lists what it launches',
    file: 'ec2',
    protocol: 'ec2',
    operation: 'RunInstances',
    input: { ImageId: {}, MinCount: { type: 'integer' }, SubnetId: {}, DryRun: old },
    output: {
      Instances: list(structure({ InstanceId: { locationName: 'instanceId' } }), {
        locationName: 'instancesSet',
      }),
    },
    paths: [
      'requestParameters.instancesSet.items.N.imageId',
      'requestParameters.instancesSet.items.N.minCount',
      'requestParameters.subnetId',
      'requestParameters.dryRun',
      'requestParameters.availabilityZone',
      'requestParameters.tenancy',
      'responseElements.instancesSet.items.N.instanceId',
      'responseElements._return',
      'responseElements.requestId',
      'responseElements.requestID',
    ],
  },
  {
    title: 'later calls of EC2 are recorded as their XML',
    file: 'ec2',
    protocol: 'ec2',
    operation: 'DescribeGates',
    input: {
      GateIds: list({}, { locationName: 'GateId' }),
      Filter: list(structure({ Name: {}, Values: list({}, { locationName: 'Value' }) })),
      DryRun: { type: 'boolean' },
    },
    output: {
      Gates: list(structure({ GateId: { locationName: 'gateId' } }), { locationName: 'gateSet' }),
    },
    paths: [
      'requestParameters.DescribeGatesRequest.GateId.content',
      'requestParameters.DescribeGatesRequest.GateId.tag',
      'requestParameters.DescribeGatesRequest.GateId.N.content',
      'requestParameters.DescribeGatesRequest.GateId.N.tag',
      'requestParameters.DescribeGatesRequest.Filter.Name',
      'requestParameters.DescribeGatesRequest.Filter.Value.content',
      'requestParameters.DescribeGatesRequest.Filter.Value.tag',
      'requestParameters.DescribeGatesRequest.Filter.Value.N.content',
      'requestParameters.DescribeGatesRequest.Filter.Value.N.tag',
      'requestParameters.DescribeGatesRequest.Filter.tag',
      'requestParameters.DescribeGatesRequest.Filter.N.Name',
      'requestParameters.DescribeGatesRequest.Filter.N.Value.content',
      'requestParameters.DescribeGatesRequest.Filter.N.Value.tag',
      'requestParameters.DescribeGatesRequest.Filter.N.Value.N.content',
      'requestParameters.DescribeGatesRequest.Filter.N.Value.N.tag',
      'requestParameters.DescribeGatesRequest.Filter.N.tag',
      'requestParameters.DescribeGatesRequest.DryRun',
      'responseElements.DescribeGatesResponse.gateSet.item.gateId',
      'responseElements.DescribeGatesResponse.gateSet.item.N.gateId',
      'responseElements.DescribeGatesResponse.requestId',
      'responseElements.DescribeGatesResponse.xmlns',
    ],
  },
  {
    title: 'S3 has the names of its address, its query and its headers',
    file: 's3',
    protocol: 'rest-xml',
    operation: 'DeleteThing',
    uri: '/{Bucket}/{Key+}?tagging',
    input: {
      Bucket: uri('Bucket'),
      Key: uri('Key'),
      VersionId: query('versionId'),
      MFA: header('x-amz-mfa'),
      ContentMD5: header('Content-MD5'),
      Body: { type: 'blob', streaming: true },
    },
    paths: [
      'requestParameters.bucketName',
      'requestParameters.key',
      'requestParameters.versionId',
      'requestParameters.Host',
      'requestParameters.Host.N',
      'requestParameters.x-id',
      'requestParameters.host',
      'requestParameters.host.N',
      'requestParameters.tagging',
      'requestParameters.tagging.N',
      'requestParameters.x-amz-mfa',
      'requestParameters.X-Amz-Date',
      'requestParameters.X-Amz-Algorithm',
      'requestParameters.X-Amz-SignedHeaders',
      'requestParameters.X-Amz-Expires',
    ],
  },
  {
    title: 'a body of S3 is recorded as its XML',
    file: 's3control',
    protocol: 'rest-xml',
    operation: 'PutThing',
    input: {
      Lifecycle: structure(
        {
          Rules: list(structure({ Days: { type: 'integer' } }), {
            flattened: true,
            locationName: 'Rule',
          }),
          Grants: list(
            structure(
              { Type: { xmlAttribute: true, locationName: 'xsi:type' } },
              { locationName: 'Grant' },
            ),
            { locationName: 'AccessControlList' },
          ),
        },
        { locationName: 'LifecycleConfiguration' },
      ),
    },
    paths: [
      'requestParameters.LifecycleConfiguration.Rule.Days',
      'requestParameters.LifecycleConfiguration.Rule.N.Days',
      'requestParameters.LifecycleConfiguration.AccessControlList.Grant.xsi:type',
      'requestParameters.LifecycleConfiguration.AccessControlList.Grant.xmlns:xsi',
      'requestParameters.LifecycleConfiguration.AccessControlList.Grant.N.xsi:type',
      'requestParameters.LifecycleConfiguration.AccessControlList.Grant.N.xmlns:xsi',
      'requestParameters.LifecycleConfiguration.xmlns',
      'requestParameters.Host',
      'requestParameters.Host.N',
      'requestParameters.x-id',
      'requestParameters.host',
      'requestParameters.host.N',
      'requestParameters.X-Amz-Date',
      'requestParameters.X-Amz-Algorithm',
      'requestParameters.X-Amz-SignedHeaders',
      'requestParameters.X-Amz-Expires',
    ],
  },
  {
    title: 'API Gateway wraps the body of a request',
    file: 'apigateway',
    protocol: 'rest-json',
    operation: 'CreateStage',
    input: { restApiId: uri('restapi_id'), stageName: {} },
    output: { stageName: {} },
    paths: [
      'requestParameters.restApiId',
      'requestParameters.createStageInput.stageName',
      'requestParameters.template',
      'responseElements.stageName',
      'responseElements.self',
      'responseElements.stageUpdate',
      'responseElements.stageDelete',
    ],
  },
  {
    title: 'Lambda writes the version of its API behind names',
    file: 'lambda',
    protocol: 'rest-json',
    operation: 'UpdateFunctionCode',
    uri: '/2015-03-31/functions/{FunctionName}/code',
    input: { FunctionName: uri('FunctionName') },
    event: 'UpdateFunctionCode20150331v2',
    paths: ['requestParameters.functionName'],
  },
  {
    title: 'so does CloudFront, with underscores',
    file: 'cloudfront',
    protocol: 'rest-xml',
    apiVersion: '2020-05-31',
    operation: 'TagResource',
    input: { Resource: query('Resource') },
    event: 'TagResource2020_05_31',
    paths: ['requestParameters.resource'],
  },
];

for (const one of cases) {
  test(one.title, () => {
    const models = modelsOf(one);
    const name = one.event ?? one.operation ?? 'DoThing';
    const event = models.event('test.amazonaws.com', name);
    assert.equal(event?.eventName, name);
    assert.deepEqual(leavesOf(models, event), new Set(one.paths));
  });
}

test('the newest documentation gives a summary, values and meanings', () => {
  const documentation = readDocumentation(`
  /**
   * Does a thing. And more.
   */
  doThing(params: Test.Types.DoThingRequest, callback?: (err: AWSError, data: Test.Types.DoThingResponse) => void): Request<Test.Types.DoThingResponse, AWSError>;
  export interface DoThingRequest {
    /**
     * Which <b>thing</b>.
     */
    Kind?: Kind;
  }
  export type Kind = "SMALL"|"LARGE"|string;
`);
  const models = modelsOf(
    { title: '', protocol: 'json', input: { Kind: {} }, paths: [] },
    documentation,
  );
  const event = models.event('test.amazonaws.com', 'DoThing');
  assert.equal(event?.summary, 'Does a thing.');
  const [kind] = models.partsOf('requestParameters', [event]);
  assert.deepEqual([kind?.summary, kind?.values], ['Which thing.', ['SMALL', 'LARGE']]);
});

function modelsOf(
  { file = 'test', protocol, apiVersion = '2015-01-01', operation = 'DoThing', ...more }: Case,
  documentation = readDocumentation(''),
): EventModels {
  const { uri: requestUri = '/', input = {}, output = {} } = more;
  const service = createServiceEvents('test.amazonaws.com', 'Test');
  const entry: Operation = {
    http: { method: requestUri.includes('{Key') ? 'GET' : 'PUT', requestUri },
    input: structure(input),
    output: structure(output),
  };
  const model: ApiModel = {
    metadata: { apiVersion, endpointPrefix: 'test', protocol, serviceFullName: 'Test' },
    operations: { [operation]: entry },
    shapes: {},
  };
  addApiEvents(service, { file, model, documentation }, true);
  const block = encodeService(service);
  return readEventModels(encodeBlocks([encodeUnion([service]), block]));
}

/** Every path that can be reached by taking what is offered. */
function leavesOf(models: EventModels, event: EventModel): ReadonlySet<string> {
  const leaves = new Set<string>();
  const visit = (path: string): void => {
    const parts = models.partsOf(path, [event]);
    const isTextToo = parts.length === 1 && models.field(path, [event])?.type === 'text';
    if (parts.length === 0 || isTextToo) leaves.add(path);
    for (const { name } of parts) visit(`${path}.${name}`);
  };
  for (const side of ['requestParameters', 'responseElements']) {
    for (const { name } of models.partsOf(side, [event])) visit(`${side}.${name}`);
  }
  return leaves;
}
