import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOfAddress, mayDial } from './address-guard.ts'

const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
const v4 = fc.nat(0xffff_ffff).map((value) => dotted(value))
const inV4 = (first: string, bits: number): fc.Arbitrary<string> => {
  const base = first.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  return fc.nat(2 ** (32 - bits) - 1).map((offset) => dotted((base + offset) >>> 0))
}

describe('kindOfAddress', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '192.167.1.1',
    '198.20.0.1',
    '223.255.255.255'
  ])('%s is public', (address) => expect(kindOfAddress(address)).toBe('public'))

  it.each(['2606:4700:4700::1111', '2a00:1450:4001:80b::200e', '2400:cb00::1', '64:ff9b::8.8.8.8', '64:ff9b::808:808'])(
    '%s is public',
    (address) => expect(kindOfAddress(address)).toBe('public')
  )

  it.each(['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1'])('%s is loopback', (address) =>
    expect(kindOfAddress(address)).toBe('loopback')
  )

  it.each([
    '::',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:8.8.8.8',
    '0:0:0:0:0:ffff:7f00:1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::8.8.8.8',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:808:808::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fdff::1',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1%1',
    'fec0::1',
    'ff02::1',
    '4000::1'
  ])('%s is refused', (address) => expect(kindOfAddress(address)).toBe('refused'))

  it.each([
    '',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '[::1]',
    '::1]',
    '1.2.3.256',
    '01.2.3.4',
    '8.8.8.8 ',
    '８.8.8.8'
  ])('"%s" is no address and is refused', (address) => expect(kindOfAddress(address)).toBe('refused'))

  it.each([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4]
  ])('everything in %s/%i is refused, also inside NAT64', (first, bits) => {
    fc.assert(
      fc.property(inV4(first, bits), (address) => {
        expect([kindOfAddress(address), kindOfAddress(`64:ff9b::${address}`)]).toEqual(['refused', 'refused'])
      })
    )
  })

  it('no IPv6 form that hides an IPv4 address is ever public, except NAT64 of a public one', () => {
    fc.assert(
      fc.property(v4, (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
        const groups = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
        const hidden = [
          `::ffff:${address}`,
          `::ffff:${groups}`,
          `::${address}`,
          `2002:${groups}::1`,
          `2001:0:${groups}::1`,
          `::ffff:0:${groups}`
        ]
        expect(hidden.map(kindOfAddress).filter((kind) => kind === 'public')).toEqual([])
        expect(kindOfAddress(`64:ff9b::${groups}`) === 'public').toBe(kindOfAddress(address) === 'public')
      })
    )
  })

  it('an IPv6 address has the same meaning however it is written', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const host = new URL(`http://[${address}]/`).hostname.slice(1, -1)
        expect(kindOfAddress(address.toUpperCase())).toBe(kindOfAddress(host))
      })
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['public', 'loopback', 'refused']).toContain(kindOfAddress(text))
      })
    )
  })
})

describe('mayDial', () => {
  it('requires permission for loopback and for the rest', () => {
    expect(mayDial('127.0.0.1', { loopback: false, public: true })).toBe(false)
    expect(mayDial('127.0.0.1', { loopback: true, public: false })).toBe(true)
    expect(mayDial('8.8.8.8', { loopback: true, public: false })).toBe(false)
    expect(mayDial('10.0.0.1', { loopback: true, public: true })).toBe(false)
  })
})
