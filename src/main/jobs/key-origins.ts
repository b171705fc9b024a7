/** Which addresses a key is kept for: those of its service, or of the bucket. */
import { originOf } from '../../shared/addresses.ts'
import { type ImageHostSettings, s3SecretId } from '../../shared/domain/image-host.ts'
import type { OriginsOf } from '../keys/key-store.ts'
import type { ProviderDescriptor } from '../providers/descriptor.ts'
import type { Addresses } from './wire.ts'

interface Parts {
  providers: readonly ProviderDescriptor[]
  addresses: Addresses
  imageHost: () => ImageHostSettings
}

/**
 * Origins by provider id; a bucket has no documented origin, so its secret is asked for once if it is unknown what it
 * was entered for.
 */
export function keyOrigins({ providers, addresses, imageHost }: Parts): OriginsOf {
  return (id) => {
    if (id === s3SecretId) return { inForce: origins([imageHost().s3?.endpoint ?? '']), documented: [] }
    const endpoints = providers.find((provider) => provider.id === id)?.endpoints ?? []
    return {
      inForce: origins(endpoints.map((endpoint) => addresses.baseUrl(endpoint.id))),
      documented: origins(endpoints.map((endpoint) => endpoint.defaultUrl))
    }
  }
}

function origins(urls: readonly string[]): string[] {
  return [...new Set(urls.flatMap((url) => originOf(url) ?? []))]
}
