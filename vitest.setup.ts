import { configureGlobal } from 'fast-check'

/**
 * Property tests draw the same values in every run, so that a build never fails by the dice. To look for new
 * counterexamples, give another seed: `PALIMPSEST_SEED=7 npx vitest run`.
 */
configureGlobal({ seed: Number(process.env['PALIMPSEST_SEED'] ?? 20_261_121) })
