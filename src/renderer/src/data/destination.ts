/** Where a press of Generate goes, with which key, and why it may not go at all. */
import type { KeyStatus } from '../../../shared/domain/key.ts'
import type { OperationInfo, ProviderInfo } from '../../../shared/domain/provider.ts'

export type Destination =
  | { kind: 'demo'; text: string }
  | { kind: 'ready'; text: string; host: string; replaced: boolean }
  | { kind: 'missing-key' | 'locked'; text: string; host: string; replaced: boolean }

/** The host of a URL with its port; the text itself where it is no URL. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}

/**
 * @param baseUrls the settings' replacements, by endpoint id
 * @param status of the provider's key; undefined counts as no key
 */
export function destinationOf(
  provider: ProviderInfo,
  operation: OperationInfo,
  baseUrls: Readonly<Record<string, string>>,
  status: KeyStatus | undefined
): Destination {
  if (provider.demo) return { kind: 'demo', text: 'Painted on this machine by the demo: by rule, not by a model' }
  const endpoint = provider.endpoints.find((candidate) => candidate.id === operation.endpointId)
  const own = baseUrls[operation.endpointId]
  const host = hostOf(own ?? endpoint?.defaultUrl ?? '')
  const place = { host, replaced: own !== undefined && own !== endpoint?.defaultUrl }
  if (!provider.needsKey) return { kind: 'ready', text: `Sent to ${host}`, ...place }
  if (!status?.hasKey)
    return { kind: 'missing-key', text: `${provider.label} needs your key. Nothing is sent without it.`, ...place }
  if (status.missingFor.length > 0)
    return {
      kind: 'missing-key',
      text: `Enter your ${provider.label} key for ${status.missingFor[0]}: it was entered for another address.`,
      ...place
    }
  if (status.locked)
    return { kind: 'locked', text: `Your ${provider.label} key is locked. Open it with your passphrase.`, ...place }
  const key = status.last4 === null ? 'your key' : `your key ····${status.last4}`
  return { kind: 'ready', text: `Sent to ${host} with ${key}`, ...place }
}
