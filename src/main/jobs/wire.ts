/**
 * From a descriptor's request to one that can be sent: the base URL in force, and the key in its header.
 * The only place where a key meets a request.
 */
import { AppError } from '../../shared/errors.ts'
import type { HttpRequest } from '../http/http-client.ts'
import type { KeyReader } from '../keys/key-store.ts'
import type { OperationDescriptor, ProviderDescriptor, WireRequest } from '../providers/descriptor.ts'

export interface Addresses {
  /**
   * The base URL in force, without a trailing slash: the user's, or the document's, or the demo's own.
   * @throws AppError provider-failed when the demo is not running
   */
  baseUrl(endpointId: string): string
}

/** True for addresses of this machine itself. */
export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/**
 * Whether a link that an answer brought may lead to this machine itself: only where the address that answered is this
 * machine's. A service has several addresses, and one of them here says nothing of the others.
 * @param answeredAt the URL that answered; null when it is not known any more, and then all that may have must be here
 * @param handle the service's number of the job, by which it was polled
 */
export function mayLeadHere(operation: OperationDescriptor, addresses: Addresses, answeredAt: string | null, handle: string | null): boolean {
  if (answeredAt !== null) return isLoopback(answeredAt)
  const polled = handle === null ? undefined : operation.poll?.toRequest(handle).endpointId
  return [operation.endpointId, polled ?? operation.endpointId].every((endpointId) => isLoopback(addresses.baseUrl(endpointId)))
}

/** Full URL of a wire request. */
export function urlOf(request: WireRequest, addresses: Addresses): string {
  return `${addresses.baseUrl(request.endpointId).replace(/\/+$/, '')}${request.path}`
}

/**
 * The request as it is sent.
 * @throws AppError missing-key when the service needs a key and there is none that can be read; nothing was sent
 */
export async function signRequest(provider: ProviderDescriptor, request: WireRequest, addresses: Addresses, keys: KeyReader): Promise<HttpRequest> {
  const headers = { ...request.headers }
  if (provider.auth !== null) {
    const key = await keys.read(provider.id)
    if (key !== null) headers[provider.auth.header] = `${provider.auth.prefix}${key}`
    else if (provider.needsKey) {
      throw new AppError('missing-key', `There is no key for ${provider.label}.`, {
        nextStep: `Add your ${provider.label} key in the settings, then try again. Nothing was sent.`,
        action: 'check-key'
      })
    }
  }
  const body = request.body === undefined ? undefined : JSON.stringify(request.body)
  return { method: request.method, url: urlOf(request, addresses), headers, ...(body === undefined ? {} : { body }) }
}
