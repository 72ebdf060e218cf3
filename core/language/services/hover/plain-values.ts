import { regions } from '../../catalogue/regions.ts';
import { uniqueId } from '../../catalogue/values/unique-ids.ts';
import { bullets, code, paragraphs } from '../markdown-text.ts';
import { networkOf } from './networks.ts';
import { epochOf, instantText } from './time-text.ts';

/** What a value means by its form alone, whatever field it belongs to; undefined for most. */
export const plainValueMarkdown = (value: string): string | undefined =>
  arnMarkdown(value) ?? idMarkdown(value) ?? networkMarkdown(value) ?? epochMarkdown(value);

const arnMarkdown = (value: string): string | undefined => {
  const match = /^arn:([\w*-]+):([\w*-]*):([\w*-]*):([\d*]*|aws):(.+)$/su.exec(value);
  if (match === null) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match;
  const place = regionName(region);
  return paragraphs(
    'An ARN:',
    bullets([
      ...(partition === 'aws' ? [] : [`partition ${code(partition)}`]),
      `service ${code(service)}`,
      region === '' ? 'no Region: it is global' : `Region ${code(region)}${place}`,
      ...(account === '' ? [] : [accountText(account)]),
      `resource ${code(resource)}${resourceText(service, resource)}`,
    ]),
  );
};

const accountText = (account: string): string =>
  account === 'aws' ? 'of AWS itself' : `account ${code(account)}`;

const regionName = (region: string): string => {
  const known = regions.find(({ id }) => id === region);
  return known === undefined ? '' : `, ${known.name}`;
};

const resourceText = (service: string, resource: string): string => {
  const [, role = '', session = ''] = /^assumed-role\/([^/]+)\/(.+)$/s.exec(resource) ?? [];
  if (service === 'sts' && session !== '') {
    return `: the session ${code(session)} of the role ${code(role)}`;
  }
  if (resource === 'root') return ': the root user, or all of the account in a policy';
  const [, kind, name = ''] = /^(user|role|group|policy)\/(.+)$/s.exec(resource) ?? [];
  return service === 'iam' && kind !== undefined
    ? `: the ${kind} ${code(name.slice(name.lastIndexOf('/') + 1))}`
    : '';
};

const idMarkdown = (value: string): string | undefined => {
  const id = uniqueId(value);
  if (id === undefined) return undefined;
  const session =
    id.session === undefined ? '' : ` Behind the colon: the session ${code(id.session)}.`;
  return `\`${id.prefix}\` begins the id of ${id.meaning}.${session}`;
};

const networkMarkdown = (value: string): string | undefined => {
  const network = networkOf(value);
  if (network === undefined) return undefined;
  const { kind, range, size } = network;
  if (range === undefined || size === undefined) {
    return value.includes('/') ? `A network of addresses: ${kind}.` : `An IP address: ${kind}.`;
  }
  const count = `${size.toLocaleString('en-GB')} ${size === 1 ? 'address' : 'addresses'}`;
  return `A network of ${count}, \`${range[0]}\` to \`${range[1]}\`: ${kind}.`;
};

/** A number that looks like a time is shown as one. */
const epochMarkdown = (value: string): string | undefined => {
  const epoch = epochOf(value);
  return epoch && `As ${epoch.unit} since 1970: ${instantText(epoch.moment)} UTC.`;
};
