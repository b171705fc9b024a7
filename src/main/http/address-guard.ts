/**
 * Which addresses a result link may lead to. A link comes from a service whose reply is not trusted: it must not make
 * the app talk to the user's router, printer or cloud metadata service. Ranges: the IANA special-purpose registries for
 * IPv4 and IPv6 (RFC 6890 and its updates).
 */
import { isIPv4, isIPv6 } from 'node:net'

export type AddressKind = 'public' | 'loopback' | 'refused'

/** First address and prefix length. */
const refusedV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4]
]

/** Inside 2000::/3, the only allocated part of IPv6; everything outside it is refused entirely. */
const refusedV6: readonly (readonly [string, number])[] = [
  // IETF protocol assignments, Teredo (2001::/32) and ORCHID among them.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4: contains an IPv4 address, to which a relay sends it.
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20]
]

/**
 * NAT64's well-known prefix: on a network without IPv4 the resolver writes every IPv4 address like this, so its inner
 * address decides.
 */
const nat64 = '64:ff9b::'

function numberOfV4(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

/** The 128 bits of an IPv6 address that `isIPv6` accepts, without a zone. */
function numberOfV6(address: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)
  const plain = dotted?.[1] !== undefined && dotted[2] !== undefined ? dotted[1] + hexOfV4(dotted[2]) : address
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from<string>({ length: tail === undefined ? 0 : 8 - left.length - right.length }).fill('0')
  return [...left, ...zeros, ...right].reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
}

function hexOfV4(address: string): string {
  const value = numberOfV4(address)
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`
}

function inside(value: bigint, first: bigint, bits: number, width: number): boolean {
  const shift = BigInt(width - bits)
  return value >> shift === first >> shift
}

function kindOfV4(value: bigint): AddressKind {
  if (inside(value, numberOfV4('127.0.0.0'), 8, 32)) return 'loopback'
  return refusedV4.some(([first, bits]) => inside(value, numberOfV4(first), bits, 32)) ? 'refused' : 'public'
}

function kindOfV6(value: bigint): AddressKind {
  if (value === 1n) return 'loopback'
  if (inside(value, numberOfV6(nat64), 96, 128))
    return kindOfV4(value & 0xffff_ffffn) === 'public' ? 'public' : 'refused'
  if (!inside(value, numberOfV6('2000::'), 3, 128)) return 'refused'
  return refusedV6.some(([first, bits]) => inside(value, numberOfV6(first), bits, 128)) ? 'refused' : 'public'
}

/**
 * @param address an IP address as text, without brackets; anything else is refused
 * @returns `refused` for private, shared (CGNAT), link-local, multicast, reserved and documentation addresses, and for
 * every IPv6 form that hides an IPv4 address (mapped, compatible, 6to4, Teredo), except NAT64 of a public address
 */
export function kindOfAddress(address: string): AddressKind {
  if (isIPv4(address)) return kindOfV4(numberOfV4(address))
  // Only a link-local address has a zone ("%eth0").
  if (address.includes('%') || !isIPv6(address)) return 'refused'
  return kindOfV6(numberOfV6(address))
}

/**
 * Whether a connection to this address may be made for a result link that contains it, or whose name resolves to it.
 */
export function mayDial(address: string, allow: { loopback: boolean; public: boolean }): boolean {
  const kind = kindOfAddress(address)
  return (kind === 'public' && allow.public) || (kind === 'loopback' && allow.loopback)
}

/**
 * Whether this is a fake address that a proxy catching all traffic (Clash, Surge, sing-box) returns for every name:
 * 198.18.0.0/15, reserved for benchmarks and used by no network. The proxy knows which name it gave the address to and
 * dials the real one itself. Only valid as a resolver's answer: a link that contains such an address leads to nothing
 * public.
 */
export function isFakeAddress(resolved: string): boolean {
  return isIPv4(resolved) && inside(numberOfV4(resolved), numberOfV4('198.18.0.0'), 15, 32)
}
