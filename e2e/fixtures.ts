/**
 * What every spec starts from: a profile of its own, and the built app in it. Nothing is left running or lying about.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestInfo } from '@playwright/test'
import { test as base } from '@playwright/test'
import type { App, LaunchOptions } from './launch.ts'
import { launchApp as launch } from './launch.ts'
import { whyLeftOut } from './needs.ts'

export { expect } from '@playwright/test'
export type { App } from './launch.ts'

/** The annotation by which a test that is left out on purpose is told from one that somebody skips. */
const leftOut = 'left out'

export interface Fixtures {
  /** Leaves a test out where something is missing that its tags name. */
  needs: undefined
  /** An empty folder that is gone after the test. */
  profile: string
  /**
   * Starts the app, in `profile` unless told otherwise; again after `main.close()` or `main.kill()` it is a restart.
   */
  launchApp: (options?: Partial<LaunchOptions>) => Promise<App>
}

/** What every step did to the page, for one who looks into a failure: a tenth of the whole work, so only on demand. */
const traced = process.env['PALIMPSEST_E2E_TRACE'] === '1'

async function keepEvidence(app: App, name: string, info: TestInfo): Promise<void> {
  await info.attach(`${name}-output`, { body: app.main.logs(), contentType: 'text/plain' })
  await app.page.screenshot({ path: info.outputPath(`${name}.png`) }).catch(() => undefined)
  if (!traced) return
  const path = info.outputPath(`${name}-trace.zip`)
  await app.page
    .context()
    .tracing.stop({ path })
    .catch(() => undefined)
}

export const test = base.extend<Fixtures>({
  needs: [
    async ({}, use, info) => {
      const why = whyLeftOut(info.tags)
      if (why !== null) info.annotations.push({ type: leftOut, description: why })
      info.skip(why !== null, why ?? '')
      await use(undefined)
    },
    { auto: true }
  ],

  // Playwright reads a fixture's dependencies from this pattern, so it must be one, though this fixture has none.
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'palimpsest-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  launchApp: async ({ profile }, use, info) => {
    const apps: App[] = []
    await use(async (options = {}) => {
      const app = await launch({ profile, ...options })
      apps.push(app)
      if (traced) await app.page.context().tracing.start({ snapshots: true })
      return app
    })
    for (const [at, app] of apps.entries()) {
      if (info.status !== info.expectedStatus) await keepEvidence(app, `app-${at + 1}`, info)
      await app.main.close()
    }
  }
})
