import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e/specs',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  forbidOnly: true,
  // On a shared build machine a whole browser can stall. A test that passes only at a second try is named in the summary.
  retries: process.env.CI ? 2 : 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]]
})
