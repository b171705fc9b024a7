/**
 * Which certificates are accepted: those of Node's own list and, for one that it does not know, of the system's store.
 * A company that inspects connections installs its root there, and browsers accept it.
 */
import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/** Certificates in PEM; may take a while, so it is called once and only when needed. */
export type MoreCertificates = () => readonly string[]

/**
 * The system's store, and the file named by NODE_EXTRA_CA_CERTS: Node reads it automatically, an app's Electron may
 * not.
 */
export const systemCertificates: MoreCertificates = () => [
  ...fromSystem(),
  ...fromFile(process.env['NODE_EXTRA_CA_CERTS'] ?? '')
]

function fromSystem(): string[] {
  try {
    // An Electron without this method accepts what is in its own list.
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

/** @returns null if there is nothing beyond what Node accepts anyway */
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
  /** The issuer's name for itself; null if it gives none. */
  readonly issuer: string | null

  constructor(host: string, issuer: string | null, cause: UntrustedCause) {
    super('untrusted', { cause })
    this.code = cause.code
    this.host = host
    this.issuer = issuer
  }
}

/** A certificate's issuer, in one short line. */
export function issuerOf({ issuer }: Pick<tls.PeerCertificate, 'issuer'>): string | null {
  const name = [issuer?.O, issuer?.CN].flat().find((part) => typeof part === 'string' && part.trim() !== '')
  return name === undefined ? null : name.replaceAll(/\s+/g, ' ').trim().slice(0, 100)
}
