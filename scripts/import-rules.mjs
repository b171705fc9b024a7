/**
 * Checks the import rules (.dependency-cruiser.cjs) and fails if nothing was checked: with a TypeScript that has no
 * JavaScript API, dependency-cruiser finds no module at all and calls that a success.
 */
import { cruise } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const leastModules = 60
const options = await extractOptions('./.dependency-cruiser.cjs')
const { output } = await cruise(
  ['src'],
  { ...options, validate: true },
  {},
  { tsConfig: extractTsConfig('./tsconfig.test.json') }
)
const modules = output.modules.filter((module) => module.source.startsWith('src/')).length
for (const violation of output.summary.violations)
  console.error(`${violation.rule.name}: ${violation.from} -> ${violation.to}`)
if (modules < leastModules) {
  console.error(
    `Import rules: only ${modules} modules were checked, at least ${leastModules} were expected. ` +
      'The check itself is broken.'
  )
  process.exit(1)
}
if (output.summary.error > 0) process.exit(1)
console.log(`Import rules: ${modules} modules, no violation.`)
