/** Where a click on Generate sends to, with which key, and why it may not be sent at all. */

import type { KeyStatus } from '../../../shared/domain/key.ts'
import type { OperationInfo, ProviderInfo } from '../../../shared/domain/provider.ts'
import { t } from '../../../shared/messages/t.ts'

export type Destination =
  | { kind: 'demo'; text: string }
  | { kind: 'ready'; text: string; host: string; replaced: boolean }
  | { kind: 'missing-key' | 'locked'; text: string; host: string; replaced: boolean }

/** The host of a URL with its port; the text itself if it is not a URL. */
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
  if (provider.demo) return { kind: 'demo', text: t('data.destination.demo') }
  const endpoint = provider.endpoints.find((candidate) => candidate.id === operation.endpointId)
  const own = baseUrls[operation.endpointId]
  const host = hostOf(own ?? endpoint?.defaultUrl ?? '')
  const place = { host, replaced: own !== undefined && own !== endpoint?.defaultUrl }
  if (!provider.needsKey) return { kind: 'ready', text: t('data.destination.sentTo', { host }), ...place }
  if (!status?.hasKey)
    return {
      kind: 'missing-key',
      text: t('data.destination.needsKey', { service: provider.label }),
      ...place
    }
  if (status.missingFor.length > 0)
    return {
      kind: 'missing-key',
      text: t('data.destination.wrongAddress', { service: provider.label, address: status.missingFor[0] ?? '' }),
      ...place
    }
  if (status.locked)
    return { kind: 'locked', text: t('data.destination.locked', { service: provider.label }), ...place }
  const key =
    status.last4 === null
      ? t('data.destination.yourKey')
      : t('data.destination.yourKeyEndingIn', { last4: status.last4 })
  return { kind: 'ready', text: t('data.destination.sentToWith', { host, key }), ...place }
}
