/** What every spec starts from: its own profile, and the built app in it. Nothing is left running or lying about. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestInfo } from '@playwright/test'
import { test as base } from '@playwright/test'
import type { GenerateOptions } from '../bench/library/generate.ts'
import type { App, LaunchOptions } from './launch.ts'
import { launchApp as launch } from './launch.ts'
import { whyLeftOut } from './needs.ts'
import { speakPseudo } from './pseudo-language.ts'

export type { App } from './launch.ts'
export { expect } from './pseudo-language.ts'

/** The annotation that tells a deliberately skipped test from one skipped by hand. */
const leftOut = 'left out'

export interface Fixtures {
  /** Skips a test if something is missing that its tags name. */
  needs: undefined
  /** An empty folder that is removed after the test. */
  profile: string
  /**
   * Starts the app, in `profile` unless told otherwise; again after `main.close()` or `main.kill()` it is a restart.
   */
  launchApp: (options?: Partial<LaunchOptions>) => Promise<App>
  /**
   * Puts a library of this many made-up pictures where the app in `profile` looks for one, all with their sidecars.
   * @returns their ids, newest first
   */
  seedLibrary: (count: number, options?: GenerateOptions) => Promise<string[]>
  /**
   * The same with a library that the app itself makes.
   * @param name distinguishes it from others of the same worker
   * @param make gets an empty profile, and leaves the library closed; only a worker's first test waits for it
   * @returns what `make` did
   */
  seedFrom: <T>(name: string, make: (profile: string) => Promise<T>) => Promise<T>
}

export interface WorkerFixtures {
  /** Profiles with a library that was made for this worker, which nobody opens: tests work on copies. */
  templates: Map<string, { profile: string; made: unknown }>
}

/** A trace of every step, for investigating a failure: a tenth of the total time, so only on demand. */
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

/** Starts the app for a template, outside a test's own fixture. The caller closes it. */
export async function launchApp(options: LaunchOptions): Promise<App> {
  const app = await launch(options)
  speakPseudo(app)
  return app
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  templates: [
    async ({}, use) => {
      const templates: WorkerFixtures['templates'] = new Map()
      await use(templates)
      for (const { profile } of templates.values()) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker' }
  ],

  seedFrom: async ({ templates, profile }, use) => {
    await use(async <T>(name: string, make: (profile: string) => Promise<T>) => {
      let template = templates.get(name)
      if (template === undefined) {
        const folder = await mkdtemp(join(tmpdir(), 'palimpsest-e2e-template-'))
        template = { profile: folder, made: await make(folder) }
        templates.set(name, template)
      }
      const [from, to] = [template.profile, profile].map((folder) => join(folder, 'library')) as [string, string]
      await cp(from, to, { recursive: true, preserveTimestamps: true })
      return template.made as T
    })
  },

  seedLibrary: async ({ seedFrom }, use) => {
    await use(async (count, options = {}) => {
      const wanted = { sidecars: true, ...options }
      return await seedFrom(`${count} ${JSON.stringify(wanted)}`, async (folder) => {
        const { generateLibrary } = await import('../bench/library/generate.ts')
        return (await generateLibrary(join(folder, 'library'), count, wanted)).toReversed()
      })
    })
  },

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
      const app = await launchApp({ profile, ...options })
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
