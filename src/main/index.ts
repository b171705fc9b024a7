import { join } from 'node:path'
import { compose } from './compose.ts'
import { runAppLifecycle } from './shell/app-lifecycle.ts'
import { registerAppScheme } from './shell/app-scheme.ts'
import { chooseProfile } from './shell/profile.ts'
import { guardApp } from './shell/security.ts'

// These three must happen before the app is ready, so nothing is awaited here.
chooseProfile(process.env)
guardApp()
registerAppScheme()

// This file is the bundle's entry, out/main/index.js, so only here is the bundle's own folder known.
const main = import.meta.dirname
void runAppLifecycle(compose, {
  page: join(main, '../renderer'),
  preload: join(main, '../preload/index.cjs'),
  workers: {
    imaging: join(main, 'imaging-worker.js'),
    painter: join(main, 'demo-painter.js'),
    checker: join(main, 'checker.js')
  }
})
