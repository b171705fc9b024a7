/** `npm test`: every check, in order and to the end, and one plain last line: "N passed, M failed". */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { provideBrowser } from './browser.mjs'
import { requireNode, root } from './built-app.mjs'
import { countEndToEnd, countUnit, outcomeOf } from './count-results.mjs'

const results = join(root, 'test-results')
const unitReport = join(results, 'unit.json')
const endToEndReport = join(results, 'e2e.json')

/** One check counts as one; a test runner counts its tests. */
const checks = [
  { name: 'lint', command: ['oxlint/bin/oxlint', '--type-aware', '--max-warnings', '0'] },
  { name: 'format', command: ['@biomejs/biome/bin/biome', 'ci', '.'] },
  ...['node', 'web', 'test'].map((part) => ({
    name: `types (${part})`,
    command: ['@typescript/native/bin/tsc', '--noEmit', '-p', `tsconfig.${part}.json`]
  })),
  { name: 'import rules', command: ['../scripts/import-rules.mjs'] },
  { name: 'dead code', command: ['knip/bin/knip.js'] },
  {
    name: 'unit and service tests',
    command: ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    report: unitReport,
    count: countUnit
  },
  { name: 'build', command: ['electron-vite/bin/electron-vite.js', 'build'] },
  {
    name: 'end-to-end tests',
    command: ['@playwright/test/cli.js', 'test'],
    report: endToEndReport,
    count: countEndToEnd
  }
]

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

function countsOf(status, { report, count }) {
  if (!count) return { passed: status === 0 ? 1 : 0, failed: 0, leftOut: 0 }
  const found = readReport(report)
  return found && count(found)
}

function runCheck(check) {
  const {
    name,
    command: [script, ...parts]
  } = check
  console.log(`\n── ${name}`)
  const started = performance.now()
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...parts], {
    cwd: root,
    stdio: 'inherit'
  })
  return { name, ...outcomeOf(status, countsOf(status, check)), seconds: (performance.now() - started) / 1000 }
}

function provide() {
  try {
    const browser = provideBrowser()
    console.log(`Browser for the end-to-end tests: ${browser}`)
    process.env.PALIMPSEST_CHROMIUM = browser
    return []
  } catch (error) {
    console.error(error.message)
    return [{ name: 'a browser', passed: 0, failed: 1, leftOut: 0, seconds: 0 }]
  }
}

function run() {
  requireNode()
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const outcomes = [...provide(), ...checks.map(runCheck)]
  console.log('\n── summary')
  for (const { name, passed, failed, leftOut, seconds } of outcomes) {
    console.log(
      `${failed === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(24)} ${String(passed).padStart(5)} passed ` +
        `${String(failed).padStart(4)} failed  ${seconds.toFixed(1)} s` +
        (leftOut ? `  (${leftOut} left out: they cannot run here)` : '')
    )
  }
  const total = (kind) => outcomes.reduce((sum, outcome) => sum + outcome[kind], 0)
  console.log(`${total('passed')} passed, ${total('failed')} failed`)
  process.exitCode = total('failed') === 0 ? 0 : 1
}

run()
