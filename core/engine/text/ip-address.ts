/** An IP address: four parts of 8 bits or eight parts of 16. */
export interface IpAddress {
  readonly version: 4 | 6;
  readonly parts: readonly number[];
}

export interface Subnet {
  readonly address: IpAddress;
  readonly prefix: number;
}

/** The address that the text writes; undefined for host names, services and anything else. */
export const parseIp = (text: string): IpAddress | undefined => {
  const parts = text.includes(':') ? parseV6(text) : parseV4(text);
  return parts === undefined ? undefined : { version: parts.length === 4 ? 4 : 6, parts };
};

/** The network that the text writes in CIDR notation; bits beyond the prefix are ignored. */
export const parseSubnet = (text: string): Subnet | undefined => {
  const match = /^([^/]*)\/(\d{1,3})$/.exec(text);
  const address = parseIp(match?.[1] ?? '');
  const prefix = Number(match?.[2]);
  return address !== undefined && prefix <= bitsOf(address) ? { address, prefix } : undefined;
};

/** True where the address has the network's version and its first bits. */
export const isInSubnet = (address: IpAddress, { address: base, prefix }: Subnet): boolean => {
  const width = address.version === 4 ? 8 : 16;
  return (
    address.version === base.version &&
    address.parts.every((part, index) => {
      const ignored = width - Math.min(width, Math.max(0, prefix - index * width));
      return part >> ignored === (base.parts[index] ?? 0) >> ignored;
    })
  );
};

const bitsOf = (address: IpAddress): number => (address.version === 4 ? 32 : 128);

/** Four decimal numbers; a leading zero would be octal to some readers, so it is refused. */
const parseV4 = (text: string): readonly number[] | undefined => {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const written = match?.slice(1) ?? [];
  const parts = written.map(Number);
  const valid = parts.every((part, index) => part <= 255 && String(part) === written[index]);
  return parts.length === 4 && valid ? parts : undefined;
};

/** Eight groups (RFC 4291, section 2.2); `::` stands for one run of zeros, the end may be IPv4. */
const parseV6 = (text: string): readonly number[] | undefined => {
  const [head = '', tail, ...more] = text.split('::');
  const before = groupsOf(head, tail === undefined);
  const after = groupsOf(tail ?? '', true);
  if (before === undefined || after === undefined || more.length > 0) {
    return undefined;
  }
  const zeros = 8 - before.length - after.length;
  if (tail === undefined ? zeros !== 0 : zeros < 1) {
    return undefined;
  }
  return [...before, ...Array<number>(zeros).fill(0), ...after];
};

const groupsOf = (text: string, isEnd: boolean): readonly number[] | undefined => {
  if (text === '') {
    return [];
  }
  const groups: number[] = [];
  const written = text.split(':');
  for (const [index, group] of written.entries()) {
    const parts = isEnd && index === written.length - 1 ? lastGroup(group) : hexGroup(group);
    if (parts === undefined) {
      return undefined;
    }
    groups.push(...parts);
  }
  return groups;
};

const hexGroup = (text: string): readonly number[] | undefined =>
  /^[\da-f]{1,4}$/i.test(text) ? [Number.parseInt(text, 16)] : undefined;

const lastGroup = (text: string): readonly number[] | undefined => {
  const embedded = parseV4(text);
  if (embedded === undefined) {
    return hexGroup(text);
  }
  const [a = 0, b = 0, c = 0, d = 0] = embedded;
  return [a * 256 + b, c * 256 + d];
};
