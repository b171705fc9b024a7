/**
 * Turns a descriptor's request into one that can be sent: the base URL in force, and the key in its header. The only
 * place where a key meets a request.
 */

import { canBeOverheard, isLoopback } from '../../shared/addresses.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { HttpRequest } from '../http/http-client.ts'
import type { KeyReader } from '../keys/key-store.ts'
import type { OperationDescriptor, ProviderDescriptor, WireRequest } from '../providers/descriptor.ts'

export interface Addresses {
  /**
   * The base URL in force, without a trailing slash: the user's, the documented one, or the demo's own.
   * @throws AppError provider-failed when the demo is not running
   */
  baseUrl(endpointId: string): string
}

/**
 * Whether a link in an answer may lead to this machine: only if the address that answered is on it. A service has
 * several addresses, and a local one says nothing about the others.
 * @param answeredAt the URL that answered; null if no longer known, and then every address that may have answered must
 * be local
 * @param handle the service's number of the job, by which it was polled
 */
export function mayLeadHere(
  operation: OperationDescriptor,
  addresses: Addresses,
  answeredAt: string | null,
  handle: string | null
): boolean {
  if (answeredAt !== null) return isLoopback(answeredAt)
  const polled = handle === null ? undefined : operation.poll?.toRequest(handle).endpointId
  return [operation.endpointId, polled ?? operation.endpointId].every((endpointId) =>
    isLoopback(addresses.baseUrl(endpointId))
  )
}

/** Full URL of a wire request. */
export function urlOf(request: WireRequest, addresses: Addresses): string {
  return `${addresses.baseUrl(request.endpointId).replace(/\/+$/, '')}${request.path}`
}

/**
 * The request as it is sent: to the address that was checked here, and no other.
 * @throws AppError missing-key when the service needs a key and none can be read, or none was entered for the address
 * in force; unsafe-url when anyone on the way could read the request. Nothing was sent
 */
export async function signRequest(
  provider: ProviderDescriptor,
  request: WireRequest,
  addresses: Addresses,
  keys: KeyReader
): Promise<HttpRequest> {
  const headers = { ...request.headers }
  const url = urlOf(request, addresses)
  if (canBeOverheard(url, provider.endpoints.find(({ id }) => id === request.endpointId)?.ownServer))
    throw overheard(provider)
  if (provider.auth !== null) {
    const key = await keys.read(provider.id, new URL(url).origin)
    if (key !== null) headers[provider.auth.header] = `${provider.auth.prefix}${key}`
    else if (provider.needsKey) {
      throw new AppError('missing-key', t('jobs.wire.noKey', { label: provider.label }), {
        nextStep: t('jobs.wire.addKey', { label: provider.label }),
        action: 'check-key'
      })
    }
  }
  const body = request.body === undefined ? undefined : JSON.stringify(request.body)
  return { method: request.method, url, headers, ...(body === undefined ? {} : { body }) }
}

function overheard(provider: ProviderDescriptor): AppError {
  return new AppError('unsafe-url', t('jobs.wire.notHttps', { label: provider.label }), {
    nextStep: t('jobs.wire.notHttpsNext'),
    action: 'open-service-settings'
  })
}
