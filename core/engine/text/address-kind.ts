import { isInSubnet, parseSubnet, type IpAddress, type Subnet } from './ip-address.ts';

/** Every address is one of these. */
export type AddressKind = 'private' | 'public' | 'reserved';

/** Whether an address belongs to private networks, to the internet, or to something else. */
export const kindOfAddress = (address: IpAddress): AddressKind => {
  const isIn = (networks: readonly Subnet[]): boolean =>
    networks.some((network) => isInSubnet(address, network));
  if (isIn(privateNetworks)) {
    return 'private';
  }
  return isIn(reservedNetworks) && !isIn(reachableNetworks) ? 'reserved' : 'public';
};

const networks = (...written: readonly string[]): readonly Subnet[] =>
  written.flatMap((text) => parseSubnet(text) ?? []);

/** RFC 1918, section 3. */
const privateNetworks = networks('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16');

/**
 * What the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, as of 2025) do not call
 * globally reachable, with multicast (RFC 5771, RFC 4291) and with what is not given out of IPv6:
 * all but 2000::/3 (RFC 4291, section 2.4).
 */
const reservedNetworks = networks(
  '0.0.0.0/8', // this network
  '100.64.0.0/10', // shared address space of providers
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays, deprecated
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // future use, and broadcast
  '::/3', // loopback, embedded IPv4 and more
  '4000::/2',
  '8000::/1', // unique local, link-local, multicast and more
  '2001::/23', // protocol assignments
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '3fff::/20', // documentation
);

/** Parts of those that the registries do call globally reachable. */
const reachableNetworks = networks(
  '192.0.0.9/32', // port control
  '192.0.0.10/32', // traversal using relays
  '64:ff9b::/96', // IPv4 by translation
  '2001:1::1/128', // port control
  '2001:1::2/128', // traversal using relays
  '2001:1::3/128', // service registration
  '2001:3::/32', // multicast tunnels
  '2001:4:112::/48', // name servers of private networks
  '2001:20::/28', // identifiers of hosts
  '2001:30::/28', // identifiers of drones
);
