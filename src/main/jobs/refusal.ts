/** Which failures concern the service rather than the single request: they make its whole line wait. */
import { AppError } from '../../shared/errors.ts'
import type { ProviderDescriptor } from '../providers/descriptor.ts'
import type { Place, Refusal } from './line.ts'

/** A request that was not taken and costs nothing: its job continues when the line does. */
export class HeldBack extends Error {
  /**
   * Epoch milliseconds; null if it was not sent because another had been refused meanwhile, or because the app is
   * shutting down.
   */
  readonly until: number | null

  /** @param cause what the service said */
  constructor(until: number | null, cause?: AppError) {
    super('held back', { cause })
    this.until = until
  }
}

/** System codes of a machine without a network or name resolution. */
const noNetwork = new Set(['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'ENOTFOUND'])

export const placeOf = ({ id, label }: Pick<ProviderDescriptor, 'id' | 'label'>): Place => ({ id, label })

/** The server behind a link. */
export function placeOfLink(url: string): Place {
  const host = URL.parse(url)?.host ?? ''
  return { id: `host:${host}`.slice(0, 300), label: host.slice(0, 300) }
}

/** What an error says about the place that it came from; null if it concerns only this request. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof AppError)) return null
  const { status, retryAt, detail } = error.data
  const until = retryAt ?? null
  if (status === 503) return { reason: 'down', until, status }
  if (error.code === 'rate-limited') return { reason: 'rate-limited', until, status: status ?? null }
  if (error.code === 'offline') return { reason: noNetwork.has(detail ?? '') ? 'offline' : 'unreachable', until: null }
  return null
}
