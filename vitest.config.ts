import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // electron-store imports electron, and the real package downloads its binary on the first import.
  resolve: { alias: { electron: fileURLToPath(new URL('src/main/settings/__fixtures__/electron-stub.ts', import.meta.url)) } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'e2e/**/*.test.ts', 'bench/**/*.test.ts', 'soak/**/*.test.ts', 'scripts/**/*.test.ts'],
    // A limit for what hangs, not a bar: disks of build machines take seconds for what takes milliseconds elsewhere.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    setupFiles: ['vitest.setup.ts'],
    pool: 'forks',
    // The default leaves a core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    // The alias reaches only what Vite itself loads.
    server: { deps: { inline: ['electron-store'] } }
  }
})
