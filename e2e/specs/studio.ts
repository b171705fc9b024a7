/** What the specs start from: the app with its window, and all documented services as one strict server. */

import type { App } from '../fixtures.ts'
import { test as base, expect } from '../fixtures.ts'
import type { LaunchOptions } from '../launch.ts'
import { AppWindow } from '../pages/app-window.ts'
import { invoke } from '../pages/bridge.ts'
import type { DocumentedServices } from '../services/documented-services.ts'
import { startDocumentedServices } from '../services/documented-services.ts'

export { expect }

export interface Studio extends App {
  window: AppWindow
}

interface StudioFixtures {
  /** The services as documented. Anything sent to them against their documents fails the test at its end. */
  services: DocumentedServices
  /** Starts the app as it is. */
  start: (options?: Partial<LaunchOptions>) => Promise<Studio>
  /** Starts the app with every service in place on the strict server and its key in the keychain. */
  startReady: (options?: Partial<LaunchOptions>) => Promise<Studio>
}

export const test = base.extend<StudioFixtures>({
  services: async ({}, use) => {
    const services = await startDocumentedServices()
    await use(services)
    await services.close()
    expect(services.violations).toEqual([])
  },

  start: async ({ launchApp }, use) => {
    await use(async (options) => {
      const app = await launchApp(options)
      return { ...app, window: new AppWindow(app.page) }
    })
  },

  startReady: async ({ services, start }, use) => {
    await use(async (options = {}) => {
      const studio = await start({
        ...options,
        settings: { welcomed: true, baseUrls: { ...services.baseUrls }, ...options.settings }
      })
      for (const [providerId, key] of Object.entries(services.keys))
        await invoke(studio.page, 'keys.set', { providerId, key, protection: 'keychain' })
      return studio
    })
  }
})
