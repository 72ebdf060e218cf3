import type { Operation } from '../api-model.ts';
import { type FieldMember, part } from '../field-table.ts';
import { lowerFirst, singular, upperFirst } from '../letters.ts';
import { membersIn, modelMembers, type NamingContext } from '../name-shapes.ts';
import { isoTime, milliseconds, type ModelMember, namedBelow, type Style } from '../style.ts';

/*
 * EC2 has two habits. Calls that the SOAP interface of before 2016 knew are recorded in its words:
 * lists are `…Set.items`, whatever the query protocol calls them. Calls that came later are recorded
 * as the XML of their query: `DescribeNatGatewaysRequest.Filter.Value.content`. The model tells them
 * apart: those of old spell `dryRun` in lower case.
 */

/** Lists of texts in requests of old: what the list is called, and each of its texts. */
const oldTextLists: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['InstanceIds', ['instancesSet', 'instanceId']],
  ['ImageIds', ['imagesSet', 'imageId']],
  ['VolumeIds', ['volumeSet', 'volumeId']],
  ['SnapshotIds', ['snapshotSet', 'snapshotId']],
  ['SubnetIds', ['subnetSet', 'subnetId']],
  ['VpcIds', ['vpcSet', 'vpcId']],
  ['GroupIds', ['securityGroupIdSet', 'groupId']],
  ['GroupNames', ['securityGroupSet', 'groupName']],
  ['SecurityGroupIds', ['groupSet', 'groupId']],
  ['SecurityGroups', ['groupSet', 'groupName']],
  ['Groups', ['groupSet', 'groupId']],
  ['KeyNames', ['keySet', 'keyName']],
  ['Owners', ['ownersSet', 'owner']],
  ['OwnerIds', ['ownersSet', 'owner']],
  ['ExecutableUsers', ['executableBySet', 'user']],
  ['RestorableByUserIds', ['sharedUsersSet', 'user']],
  ['RegionNames', ['regionSet', 'regionName']],
  ['ZoneNames', ['availabilityZoneSet', 'zoneName']],
  ['ZoneIds', ['availabilityZoneIdSet', 'zoneId']],
  ['AllocationIds', ['allocationIdsSet', 'allocationId']],
  ['PublicIps', ['publicIpsSet', 'publicIp']],
  ['DhcpOptionsIds', ['dhcpOptionsSet', 'dhcpOptionsId']],
  ['Resources', ['resourcesSet', 'resourceId']],
  ['AttributeNames', ['accountAttributeNameSet', 'attributeName']],
  ['CustomerGatewayIds', ['customerGatewaySet', 'customerGatewayId']],
  ['VpnConnectionIds', ['vpnConnectionSet', 'vpnConnectionId']],
  ['VpnGatewayIds', ['vpnGatewaySet', 'vpnGatewayId']],
  ['BundleIds', ['bundlesSet', 'bundleId']],
  ['ReservedInstancesIds', ['reservedInstancesSet', 'reservedInstancesId']],
  [
    'ReservedInstancesOfferingIds',
    ['reservedInstancesOfferingsSet', 'reservedInstancesOfferingId'],
  ],
  ['ProductCodes', ['productCodes', 'productCode']],
  ['Values', ['valueSet', 'value']],
]);

/** Lists of structures in requests of old that have no `Set` in their name. */
const plainlyNamed: ReadonlySet<string> = new Set([
  'blockDeviceMapping',
  'ipPermissions',
  'ipRanges',
  'ipv6Ranges',
  'prefixListIds',
  'groups',
  'add',
  'remove',
]);

const isList = ({ shape }: ModelMember): boolean => shape.type === 'list';

/** In `items`; calls about ClassicLink have `item`, and some lists in answers too. */
const items = (member: ModelMember, name: string, element: string): FieldMember =>
  part(name, `>${element}`, member.summary);

const oldName = ({ key, shape }: ModelMember): string => lowerFirst(shape.locationName ?? key);

const oldRequest: Style = {
  key: 'old-request',
  time: milliseconds,
  list: (element) => `>${element}`,
  name: (member) => {
    if (!isList(member)) return [part(oldName(member), member.typeIn(), member.summary)];
    const element = member.elementIn();
    if (member.key === 'TagSpecifications') {
      return [items(member, 'tagSpecificationSet', member.elementIn(tagSpecification))];
    }
    if (member.key === 'Tags') return [items(member, 'tagSet', element)];
    if (isStructure(element)) {
      const name = oldName(member);
      return [items(member, plainlyNamed.has(name) ? name : withSet(name), element)];
    }
    const one = lowerFirst(singular(member.key));
    const [name, inner] = oldTextLists.get(member.key) ?? [`${one}Set`, one];
    return [items(member, name, member.structure([part(inner, element)]))];
  },
};

const tagSpecification: Style = {
  key: 'old-tags',
  time: milliseconds,
  name: (member) =>
    member.key === 'Tags'
      ? [part('tags', `*${member.elementIn(oldRequest)}`, member.summary)]
      : oldRequest.name(namedBelow(member, oldRequest)),
};

const isStructure = (type: string): boolean => type.startsWith('.');

const withSet = (name: string): string => (name.endsWith('Set') ? name : `${name}Set`);

const oldResponse: Style = {
  key: 'old-response',
  time: milliseconds,
  list: (element) => `>${element}`,
  name: (member) => {
    const type = member.typeIn();
    // The addresses of a network interface are one of the lists that have both.
    const name = oldName(member);
    return name === 'privateIpAddressesSet'
      ? [part(name, `+${member.structure(bothItems(member))}`, member.summary)]
      : [part(name, type, member.summary)];
  },
};

const bothItems = (member: ModelMember): readonly FieldMember[] => {
  const elements = `+${member.elementIn()}`;
  return [part('item', elements), part('items', elements)];
};

/** `tag` numbers the elements of a list. */
const tag = part('tag', '#', 'The place in the list.');

const newRequest: Style = {
  key: 'new-request',
  time: isoTime,
  list: (element) => `+${element}`,
  more: [],
  name: (member) => {
    const name = upperFirst(member.shape.locationName ?? member.key);
    if (!isList(member)) return [part(name, member.typeIn(), member.summary)];
    const element = member.elementIn(newElement);
    const inner = isStructure(element)
      ? element
      : member.structure([part('content', element), tag]);
    return [part(name, `+${inner}`, member.summary)];
  },
};

const newElement: Style = {
  key: 'new-element',
  time: isoTime,
  list: (element) => `+${element}`,
  more: [tag],
  name: (member) => newRequest.name(namedBelow(member, newRequest)),
};

const newResponse: Style = {
  key: 'new-response',
  time: isoTime,
  list: (element) => `<${element}`,
  name: (member) => [part(oldName(member), member.typeIn(), member.summary)],
};

/** Calls of old that have no `dryRun` to tell by. */
const oldWithoutDryRun: ReadonlySet<string> = new Set([
  'AssignPrivateIpAddresses',
  'CancelExportTask',
  'CancelReservedInstancesListing',
  'CreateInstanceExportTask',
  'CreateReservedInstancesListing',
  'CreateVpnConnectionRoute',
  'DeleteVpnConnectionRoute',
  'DescribeExportTasks',
  'DescribeReservedInstancesListings',
  'DescribeReservedInstancesModifications',
  'ModifyReservedInstances',
  'ModifySubnetAttribute',
  'ModifyVpcAttribute',
  'UnassignPrivateIpAddresses',
]);

const isOld = (name: string, { input }: Operation): boolean => {
  const dryRun = input?.members?.['DryRun'];
  return dryRun === undefined ? oldWithoutDryRun.has(name) : dryRun.locationName === 'dryRun';
};

interface NamedOperation {
  readonly name: string;
  readonly operation: Operation;
  /** The declared name of the input or output. */
  readonly type: string;
}

export const ec2Request = (
  context: NamingContext,
  { name, operation, type }: NamedOperation,
): readonly FieldMember[] => {
  const input = operation.input ?? {};
  if (!isOld(name, operation)) {
    const members = membersIn(context, input, { type, style: newRequest });
    return [part(`${name}Request`, wrapped(context, `${name}Request`, members))];
  }
  const members = membersIn(context, input, { type, style: oldRequest });
  return name === 'RunInstances' ? launched(context, members) : members;
};

const wrapped = ({ table }: NamingContext, key: string, members: readonly FieldMember[]): string =>
  table.structure(`wrapper ${key}`, () => members);

/** What RunInstances says of every instance is a list of one; where it starts stands alone. */
const launched = (
  context: NamingContext,
  members: readonly FieldMember[],
): readonly FieldMember[] => {
  const ofInstance = ['imageId', 'keyName', 'minCount', 'maxCount'];
  const inner = members.filter(({ name }) => ofInstance.includes(name));
  const list = `>${wrapped(context, 'launched instances', inner)}`;
  return [
    part('instancesSet', list, 'What is launched.'),
    ...members.filter(({ name }) => !ofInstance.includes(name)),
    part('availabilityZone', '', 'Where the instances are launched.'),
    part('tenancy', '', 'On which hardware the instances are launched.'),
  ];
};

const requestId = part('requestId', '', 'The id of the request.');
const succeeded = part('_return', '?', 'True where the call succeeded.');

export const ec2Response = (
  context: NamingContext,
  { name, operation, type }: NamedOperation,
): readonly FieldMember[] => {
  const style = isOld(name, operation) ? oldResponse : newResponse;
  const members = modelMembers(context, operation.output ?? {}, { type, style });
  const parts = members
    .flatMap((member) => style.name(member))
    .map((member) => (member.name === 'return' ? succeeded : member));
  if (isOld(name, operation)) {
    return [...parts, ...(writes(name) ? [succeeded] : []), requestId, part('requestID')];
  }
  const response = [...parts, requestId, part('xmlns')];
  return [part(`${name}Response`, wrapped(context, `${name}Response`, response))];
};

const writes = (name: string): boolean => !/^(?:Describe|Get)/.test(name);
