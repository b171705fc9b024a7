/** How the picture and mask of a request reach its service. */

import { originOf } from '../../shared/addresses.ts'
import { type HostKind, type ImageHostSettings, type S3Settings, s3SecretId } from '../../shared/domain/image-host.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { ImageHost } from '../image-hosts/image-host.ts'
import type { KeyReader } from '../keys/key-store.ts'
import type { ProviderDescriptor } from '../providers/descriptor.ts'

export interface ImageHosts {
  /** The choice currently in the settings. */
  use(): HostKind
  /**
   * The host with this id as currently set up; null if it is not set up.
   * @throws AppError missing-key when its secret cannot be read (action "unlock" if a passphrase opens it)
   */
  find(id: string): Promise<ImageHost | null>
}

/** How files reach this service: the demo stores its uploads itself. */
export function wayTo(hosts: ImageHosts, provider: ProviderDescriptor): HostKind | 'demo' {
  return provider.demo ? 'demo' : hosts.use()
}

/**
 * Where the files of a request to this service are uploaded.
 * @throws AppError unsupported when no host is set up, saying how to set one up; missing-key
 */
export async function hostFor(hosts: ImageHosts, provider: ProviderDescriptor): Promise<ImageHost> {
  const way = wayTo(hosts, provider)
  const host = way === 'none' || way === 'link' ? null : await hosts.find(way)
  if (host !== null) return host
  throw new AppError('unsupported', t('jobs.imageHosts.noHost', { label: provider.label }), {
    nextStep: t('jobs.imageHosts.setUpHost'),
    action: 'open-image-host'
  })
}

export interface ImageHostsParts {
  /** The current settings. */
  settings: () => ImageHostSettings
  keys: KeyReader
  demo: ImageHost
  inline: ImageHost
  s3: (settings: () => S3Settings, secret: (origin: string) => Promise<string>) => ImageHost
}

/** The available hosts, each according to the current settings. */
export function createImageHosts({ settings, keys, demo, inline, s3 }: ImageHostsParts): ImageHosts {
  const bucket = (): S3Settings => {
    const set = settings().s3
    if (set !== null) return set
    throw new AppError('unsupported', t('jobs.imageHosts.noBucket'), {
      nextStep: t('jobs.imageHosts.setUpBucket'),
      action: 'open-image-host'
    })
  }
  const secret = async (origin: string): Promise<string> => {
    const key = await keys.read(s3SecretId, origin).catch((error: unknown) => {
      throw toImageHost(error, origin)
    })
    if (key !== null) return key
    throw new AppError('missing-key', t('jobs.imageHosts.noSecret'), {
      nextStep: t('jobs.imageHosts.addSecret'),
      action: 'open-image-host'
    })
  }
  const s3Host = s3(bucket, secret)
  return {
    use: () => settings().use,
    async find(id) {
      if (id === 'demo') return demo
      if (id === 'inline') return inline
      const set = settings().s3
      if (id !== 's3' || set === null) return null
      // Read before anything is reserved: a locked secret must neither fail a job nor record an upload.
      await secret(originOf(set.endpoint) ?? '')
      return s3Host
    }
  }
}

/** The key store speaks of services: here a key entered for another address is the bucket's secret. */
function toImageHost(error: unknown, origin: string): unknown {
  if (!(error instanceof AppError) || error.data.action !== 'check-key') return error
  return new AppError(error.code, t('jobs.imageHosts.secretNotEnteredFor', { origin }), {
    ...error.data,
    nextStep: t('jobs.imageHosts.enterSecret', { origin }),
    action: 'open-image-host'
  })
}
