/**
 * Whose certificates are accepted: Node's own list, and, for one that it does not know, what the system's store holds.
 * A company that inspects connections puts its root there, and browsers accept it.
 */
import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/** Certificates in PEM; may take a while, so it is asked once and only when one is needed. */
export type MoreCertificates = () => readonly string[]

/**
 * The system's store, and the file that NODE_EXTRA_CA_CERTS names: Node reads it by itself, an app's Electron may not.
 */
export const systemCertificates: MoreCertificates = () => [
  ...fromSystem(),
  ...fromFile(process.env['NODE_EXTRA_CA_CERTS'] ?? '')
]

function fromSystem(): string[] {
  try {
    // An Electron without this method accepts what its own list holds.
    const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] }
    return getCACertificates?.('system') ?? []
  } catch {
    return []
  }
}

function fromFile(path: string): string[] {
  try {
    return path === ''
      ? []
      : (readFileSync(path, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [])
  } catch {
    return []
  }
}

/** @returns null when there is none but what Node accepts by itself */
export function contextWith(more: readonly string[]): tls.SecureContext | null {
  if (more.length === 0) return null
  const own = typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates
  return tls.createSecureContext({ ca: [...own, ...more] })
}

const unknownIssuer = /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED$|INVALID_CA$)/

export type UntrustedCause = Error & { code: string }

/** Whether a connection failed only because nobody vouches for the other side's certificate. */
export function isUntrusted(error: unknown): error is UntrustedCause {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && unknownIssuer.test(error.code)
}

/** A certificate that nobody here vouches for. */
export class UntrustedError extends Error {
  readonly code: string
  readonly host: string
  /** Who made it, by its own words; null when it does not say. */
  readonly issuer: string | null

  constructor(host: string, issuer: string | null, cause: UntrustedCause) {
    super('untrusted', { cause })
    this.code = cause.code
    this.host = host
    this.issuer = issuer
  }
}

/** Who made a certificate, in one short line. */
export function issuerOf({ issuer }: Pick<tls.PeerCertificate, 'issuer'>): string | null {
  const name = [issuer?.O, issuer?.CN].flat().find((part) => typeof part === 'string' && part.trim() !== '')
  return name === undefined ? null : name.replaceAll(/\s+/g, ' ').trim().slice(0, 100)
}
