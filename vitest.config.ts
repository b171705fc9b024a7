import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** These take longest; started last, they would keep one core busy while the others are idle. */
const slow = ['soak/soak.test.ts', 'src/main/jobs/every-service.test.ts', 'src/main/library/kill.test.ts']

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): boolean => slow.some((name) => moduleId.endsWith(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }
}

export default defineConfig({
  // electron-store imports electron, and the real package downloads its binary on the first import.
  resolve: {
    alias: { electron: fileURLToPath(new URL('src/main/settings/__fixtures__/electron-stub.ts', import.meta.url)) }
  },
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'e2e/**/*.test.ts',
      'bench/**/*.test.ts',
      'soak/**/*.test.ts',
      'scripts/**/*.test.ts'
    ],
    // A limit for what hangs, not a bar: disks of build machines take seconds for what takes milliseconds elsewhere.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    setupFiles: ['vitest.setup.ts'],
    pool: 'forks',
    // The default leaves a core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    sequence: { sequencer: SlowFirst },
    // The alias reaches only what Vite itself loads.
    server: { deps: { inline: ['electron-store'] } }
  }
})
