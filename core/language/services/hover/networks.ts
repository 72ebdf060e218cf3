/** What is known of an address or a network by its text. */
export interface Network {
  /** `private: …`; undefined for addresses of the internet. */
  readonly kind: string;
  /** Of a network the first and the last address, where they can be told. */
  readonly range: readonly [first: string, last: string] | undefined;
  /** How many addresses it has. */
  readonly size: number | undefined;
}

/** The IPv4 or IPv6 address or network that a text is; undefined where it is none. */
export const networkOf = (text: string): Network | undefined => fourOf(text) ?? sixOf(text);

const PUBLIC = 'public';

const FOUR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

const fourOf = (text: string): Network | undefined => {
  const [whole, ...parts] = FOUR.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const bytes = parts.slice(0, 4).map(Number);
  const bits = parts[4] === undefined ? 32 : Number(parts[4]);
  if (bytes.some((byte) => byte > 255) || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const first = Math.floor(address / size) * size;
  const kind = kindOfFour(first, first + size - 1);
  return parts[4] === undefined
    ? { kind, range: undefined, size: undefined }
    : { kind, range: [fourText(first), fourText(first + size - 1)], size };
};

const fourText = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

/** Networks with a meaning of their own (RFC 6890), as first bytes and bits. */
const specialFour: readonly (readonly [address: number, bits: number, kind: string])[] = [
  [0x0a000000, 8, 'private (RFC 1918)'],
  [0xac100000, 12, 'private (RFC 1918)'],
  [0xc0a80000, 16, 'private (RFC 1918)'],
  [0x64400000, 10, 'shared by carriers (RFC 6598), not on the internet'],
  [0x7f000000, 8, 'this machine itself (loopback)'],
  [0xa9fea9fe, 32, 'the metadata service of EC2'],
  [0xa9fe0000, 16, 'of one network link alone (link-local)'],
  [0xc0000200, 24, 'for documentation (RFC 5737)'],
  [0xc6336400, 24, 'for documentation (RFC 5737)'],
  [0xcb007100, 24, 'for documentation (RFC 5737)'],
  [0xe0000000, 4, 'for multicast'],
  [0xf0000000, 4, 'reserved'],
  [0x00000000, 8, 'reserved'],
];

const kindOfFour = (first: number, last: number): string => {
  if (first === 0 && last === 0xffffffff) return 'every IPv4 address';
  const special = specialFour.find(
    ([address, bits]) => address <= first && last < address + 2 ** (32 - bits),
  );
  return special?.[2] ?? PUBLIC;
};

const SIX = /^([\da-f]{0,4}(?::[\da-f]{0,4}){2,7})(?:\/(\d{1,3}))?$/i;

const sixOf = (text: string): Network | undefined => {
  const [, address = '', written] = SIX.exec(text) ?? [];
  const groups = sixGroups(address);
  const bits = written === undefined ? 128 : Number(written);
  if (groups === undefined || bits > 128) return undefined;
  return { kind: kindOfSix(groups), range: undefined, size: undefined };
};

const sixGroups = (address: string): readonly number[] | undefined => {
  const halves = address.split('::');
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const filled = 8 - before.length - after.length;
  const fits = halves.length === 2 ? filled >= 1 : halves.length === 1 && filled === 0;
  const groups = [...before, ...Array.from({ length: Math.max(0, filled) }, () => '0'), ...after];
  return address !== '' && fits && groups.every((group) => group !== '')
    ? groups.map((group) => Number.parseInt(group, 16))
    : undefined;
};

const kindOfSix = (groups: readonly number[]): string => {
  const [first = 0, second = 0] = groups;
  if (groups.every((group, index) => group === (index === 7 ? 1 : 0))) {
    return 'this machine itself (loopback)';
  }
  if (groups.every((group) => group === 0)) return 'unspecified';
  if (first === 0xfd00 && second === 0x0ec2) return 'a service of EC2 itself, such as metadata';
  if (Math.floor(first / 0x200) === 0xfc00 / 0x200) return 'private (unique local, RFC 4193)';
  if (Math.floor(first / 0x40) === 0xfe80 / 0x40) return 'of one network link alone (link-local)';
  if (first === 0x2001 && second === 0x0db8) return 'for documentation (RFC 3849)';
  return first >= 0xff00 ? 'for multicast' : PUBLIC;
};
