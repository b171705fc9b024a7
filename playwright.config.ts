import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e/specs',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Ends what hangs; on a machine that many share, what is merely slow is let be.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes only at a second try hides a fault, of the app or of its own.
  retries: 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]]
})
