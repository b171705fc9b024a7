/**
 * `node --import ./soak/no-electron.mjs soak/app-process.ts` runs the app's services in plain Node: electron-store asks
 * for the module `electron`.
 */
import { registerHooks } from 'node:module'

const nothing = new URL('../src/main/settings/__fixtures__/electron-stub.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? nothing : specifier, context)
})
