import { type App, type LaunchOptions, launchApp } from '../e2e/launch.ts'
import { moment, within } from './within.ts'

/** Starts the built app. One that comes too late is ended when it comes. @throws NeverCame, or what the start throws */
export async function openApp(options: LaunchOptions): Promise<App> {
  const launched = launchApp(options)
  try {
    return await within(2 * moment, 'the app to open its window', launched)
  } catch (error) {
    launched.then(({ main }) => main.kill()).catch(() => undefined)
    throw error
  }
}
