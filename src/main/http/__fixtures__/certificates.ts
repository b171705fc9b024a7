/**
 * Certificates for tests, generated here: a root of a made-up company, and a server certificate that it has issued. DER
 * as in RFC 5280.
 */
import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
const sequence = (...parts: Uint8Array[]): Buffer => tlv(0x30, ...parts)
const oid = (...bytes: number[]): Buffer => tlv(0x06, Buffer.from(bytes))
const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text))
const time = (date: Date): Buffer => tlv(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/g, '')))
const yes = tlv(0x01, Buffer.from([255]))

const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
const name = (organisation: string, common: string): Buffer =>
  sequence(
    tlv(0x31, sequence(oid(0x55, 0x04, 0x0a), utf8(organisation))),
    tlv(0x31, sequence(oid(0x55, 0x04, 0x03), utf8(common)))
  )
const extension = (id: Buffer, value: Buffer): Buffer => sequence(id, yes, tlv(0x04, value))
const basicConstraints = (ca: boolean): Buffer => extension(oid(0x55, 0x1d, 0x13), sequence(...(ca ? [yes] : [])))
const altNames = (hosts: readonly string[]): Buffer =>
  extension(
    oid(0x55, 0x1d, 0x11),
    sequence(
      ...hosts.map((host) =>
        /^[\d.]+$/.test(host) ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : tlv(0x82, Buffer.from(host))
      )
    )
  )

function certificate(
  subject: Buffer,
  issuer: Buffer,
  publicKey: KeyObject,
  signer: KeyObject,
  extensions: Buffer[]
): string {
  const year = 365 * 24 * 3_600_000
  const serial = randomBytes(8)
  serial[0] = 1
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    ecdsaWithSha256,
    issuer,
    sequence(time(new Date(Date.now() - year)), time(new Date(Date.now() + year))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions))
  )
  const der = sequence(body, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), sign('sha256', body, signer)))
  return (
    '-----BEGIN CERTIFICATE-----\n' +
    `${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
  )
}

export interface Certified {
  /** The root, for clients that should trust it. */
  ca: string
  key: string
  cert: string
}

/** @param company named in the root; @param hosts names and IPv4 addresses of the server */
export function certificatesFor(company: string, ...hosts: string[]): Certified {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const rootName = name(company, `${company} Root`)
  return {
    ca: certificate(rootName, rootName, root.publicKey, root.privateKey, [basicConstraints(true)]),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: certificate(
      name('Server', hosts[0] ?? 'server'),
      rootName,
      createPublicKey(server.publicKey.export({ type: 'spki', format: 'pem' })),
      root.privateKey,
      [basicConstraints(false), altNames(hosts)]
    )
  }
}
