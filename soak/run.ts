/** `npm run soak -- --minutes 20 --kills 200 --seed 7`: kills the app at random moments and checks what is left. */
import { parseArgs } from 'node:util'
import type { ProcessFigures } from './messages.ts'
import { soak } from './soak.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, kills: { type: 'string' }, seed: { type: 'string' } }
})
const whole = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : Math.max(1, Math.round(Number(text)) || otherwise)

const seed = whole(values.seed, Math.floor(Math.random() * 2 ** 31))
console.log(`Seed ${seed}; the same seed draws the same work, though not the same moments.`)
const report = await soak({
  seed,
  kills: whole(values.kills, Number.MAX_SAFE_INTEGER),
  minutes: Number(values.minutes) || 10,
  progress: (line) => console.log(line)
})
console.log(
  `${report.kills} kills (${report.killedAtStart} of them while the app started), ${report.pictures} pictures, ` +
    `${report.jobs} jobs, ${report.charged} requests that a service would have charged.`
)
const held = ({ memory, handles }: ProcessFigures): string =>
  `${Math.round(memory / 2 ** 20)} MB and ${handles ?? 'an unknown number of'} handles`
console.log(`The last life held ${held(report.before)} before its work, and ${held(report.after)} after it.`)
console.log(
  report.troubles.length === 0 ? 'Nothing was lost, and nothing was sent twice.' : `${report.troubles.length} troubles.`
)
process.exitCode = report.troubles.length === 0 ? 0 : 1
