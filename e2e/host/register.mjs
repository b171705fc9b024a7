/**
 * `node --import ./e2e/host/register.mjs out/main/index.js` runs the built app on the stand-in for the module
 * `electron`.
 */
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? standIn : specifier, context)
})
Object.defineProperty(process, 'type', { value: 'browser' })
