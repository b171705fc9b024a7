import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e/specs',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Ends what hangs; on a machine that many share, what is merely slow is let be.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  forbidOnly: true,
  // What passes only at a second try has failed: people do not press twice.
  retries: 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]]
})
