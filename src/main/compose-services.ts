/** The services shared by every library: requests, keys, image hosts, the child processes. */

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '../shared/clock.ts'
import { s3SecretId } from '../shared/domain/image-host.ts'
import type { Pause } from '../shared/domain/pause.ts'
import { AppError } from '../shared/errors.ts'
import { t } from '../shared/messages/t.ts'
import type { Checker } from './checking/checker.ts'
import { createChecker } from './checking/create-checker.ts'
import type { Profile } from './compose-profile.ts'
import { type DemoGateway, startDemoGateway } from './demo-gateway/demo-gateway.ts'
import { createExportCache, type ExportCache } from './exporting/export-cache.ts'
import { createPictureExporter, type PictureExporter } from './exporting/picture-exporter.ts'
import { chooseProxy } from './http/choose-proxy.ts'
import { createHttpClient } from './http/create-http-client.ts'
import type { HttpClient } from './http/http-client.ts'
import type { ProxyFor } from './http/proxy.ts'
import { createRedactor, type Redactor } from './http/redaction.ts'
import { createDemoHost } from './image-hosts/demo-host.ts'
import { createInlineHost } from './image-hosts/inline-host.ts'
import { createS3Host } from './image-hosts/s3-host.ts'
import type { Send } from './image-hosts/send.ts'
import { createImaging } from './imaging/create-imaging.ts'
import type { Imaging } from './imaging/imaging.ts'
import { createImageHosts, type ImageHosts } from './jobs/image-hosts.ts'
import { keyOrigins } from './jobs/key-origins.ts'
import { createLine, type Line } from './jobs/line.ts'
import type { Addresses } from './jobs/wire.ts'
import { type OpenKeyStore, openKeyStore } from './keys/open-key-store.ts'
import { sweepReadingCopies } from './library/database/database.ts'
import type { Host } from './procedures/host.ts'
import { providers } from './providers/registry.ts'
import { createTaskService, type TaskService } from './tasks/task-service.ts'

export interface Services {
  clock: Clock
  newId: () => string
  redactor: Redactor
  proxyFor: ProxyFor
  http: HttpClient
  /** How requests to an image host are sent. */
  sendToHost: Send
  line: Line
  imaging: Imaging
  checker: Checker
  /** Null if it could not be started. */
  demo: DemoGateway | null
  addresses: Addresses
  keys: OpenKeyStore
  imageHosts: ImageHosts
  exporter: PictureExporter
  exportCache: ExportCache
  tasks: TaskService
}

export async function composeServices(
  host: Host,
  profile: Profile,
  { clock, newId }: Pick<Services, 'clock' | 'newId'>
): Promise<Services> {
  const { folder, settings, keptPauses } = profile
  const redactor = createRedactor()
  const proxyFor = chooseProxy({
    settings: () => settings.get().proxy,
    env: process.env,
    system: (url) => host.resolveProxy(url),
    redactor
  })
  const http = createHttpClient({ clock, random: Math.random, proxyFor })
  const tellPauses = (pauses: Pause[]): void => {
    keptPauses.keep(pauses)
    host.emit('pausesChanged', pauses)
  }
  const line = createLine({ clock, remembered: keptPauses.found, changed: tellPauses })
  const imaging = createImaging({ startWorker: host.startWorker, entry: host.workerEntries.imaging })
  const exporter = createPictureExporter({
    imaging,
    app: `Palimpsest ${host.version}`,
    redact: (text) => redactor.redact(text)
  })
  const sessionId = newId()
  const exportCache = createExportCache({
    folder: join(folder, 'outgoing'),
    clock,
    exporter,
    secrets: () => `${sessionId} ${redactor.version}`
  })
  void exportCache.sweep()
  void sweepReadingCopies(clock.now())
  const checker = createChecker({ startWorker: host.startWorker, entry: host.workerEntries.checker })
  const demo = await startDemoGateway({
    startWorker: host.startWorker,
    painterEntry: host.workerEntries.painter,
    clock
  }).catch(() => null)
  const addresses = addressesOf(profile, demo)
  const keys = await openKeyStore({
    folder,
    vault: host.vault,
    providerIds: [...providers.filter((provider) => provider.auth !== null).map((provider) => provider.id), s3SecretId],
    originsOf: keyOrigins({ providers, addresses, imageHost: () => settings.get().imageHost }),
    redactor,
    clock
  })
  const sendToHost: Send = (request, options) => http.send(request, { policy: 'safe', ...options })
  const parts = { send: sendToHost, clock, random: randomBytes }
  const imageHosts = createImageHosts({
    settings: () => settings.get().imageHost,
    keys,
    demo: createDemoHost({ baseUrl: () => addresses.baseUrl('demo.gateway'), ...parts }),
    inline: createInlineHost(),
    s3: (of, secret) => createS3Host({ settings: of, secret, ...parts })
  })
  const tasks = createTaskService({
    clock,
    newId,
    changed: (task) => host.emit('taskChanged', task),
    removed: (id) => host.emit('taskRemoved', { id })
  })
  return {
    clock,
    newId,
    redactor,
    proxyFor,
    http,
    sendToHost,
    line,
    imaging,
    checker,
    demo,
    addresses,
    keys,
    imageHosts,
    exporter,
    exportCache,
    tasks
  }
}

/** The address of each service: from the settings, otherwise from its document. */
function addressesOf({ settings }: Pick<Profile, 'settings'>, demo: DemoGateway | null): Addresses {
  return {
    baseUrl(endpointId) {
      const own = settings.get().baseUrls[endpointId]
      if (own !== undefined) return own.replace(/\/+$/, '')
      const provider = providers.find((candidate) => candidate.endpoints.some((endpoint) => endpoint.id === endpointId))
      if (provider?.demo !== true)
        return provider?.endpoints.find((endpoint) => endpoint.id === endpointId)?.defaultUrl ?? ''
      if (demo !== null) return demo.url
      throw new AppError('provider-failed', t('start.composeServices.demoFailed'), {
        nextStep: t('start.composeServices.demoFailedNext'),
        action: 'open-service-settings'
      })
    }
  }
}
