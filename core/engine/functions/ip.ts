import { constantValue } from '../expressions/compiled.ts';
import { isInSubnet, parseIp, parseSubnet, type Subnet } from '../text/ip-address.ts';
import { kindOfAddress } from '../text/address-kind.ts';
import { argument, ifText, ofText, textArgument, type ScalarFunction } from './scalar-call.ts';

export const isValidIp = ifText((text) => parseIp(text) !== undefined);
export const isValidIpV4 = ifText((text) => parseIp(text)?.version === 4);
export const isValidIpV6 = ifText((text) => parseIp(text)?.version === 6);

/** False where either text is not what it should be: a service's name is in no subnet. */
const inSubnet =
  (accept: (subnet: Subnet) => boolean): ScalarFunction =>
  (call) => {
    const readAddress = textArgument(call, 0);
    const readSubnet = textArgument(call, 1);
    const written = constantValue(argument(call, 1));
    const constant = typeof written === 'string' ? parseSubnet(written) : undefined;
    return (row) => {
      const subnet = constant ?? parseSubnet(readSubnet(row) ?? '');
      const address = parseIp(readAddress(row) ?? '');
      return (
        subnet !== undefined &&
        address !== undefined &&
        accept(subnet) &&
        isInSubnet(address, subnet)
      );
    };
  };

export const isIpInSubnet = inSubnet(() => true);
export const isIpv4InSubnet = inSubnet(({ address }) => address.version === 4);
export const isIpv6InSubnet = inSubnet(({ address }) => address.version === 6);

/** False for what is no address. */
const ofKind = (wanted: ReturnType<typeof kindOfAddress>): ScalarFunction =>
  ifText((text) => {
    const address = parseIp(text);
    return address !== undefined && kindOfAddress(address) === wanted;
  });

export const isPrivateIP = ofKind('private');
export const isPublicIP = ofKind('public');
export const isReservedIP = ofKind('reserved');

export const ipv4ToNumber = ofText((text) => {
  const address = parseIp(text);
  return address?.version === 4
    ? address.parts.reduce((number, part) => number * 256 + part, 0)
    : undefined;
});
