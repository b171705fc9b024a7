/**
 * `npm run demo`: the built app without a display, through its main job: a picture from every model of the demo, and an
 * inpainting of the last one. Leaves the pictures, a screenshot of the window and the library in ./demo-output.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { launchApp } from '../e2e/launch.ts'
import { defaultsOf } from '../src/shared/domain/field.ts'
import { hasEnded } from '../src/shared/domain/job.ts'
import { provideBrowser } from './browser.mjs'
import { electronBinary, ensureBuilt, requireNode, root } from './built-app.mjs'
import { circleMask } from './circle-mask.mjs'

const output = join(root, 'demo-output')
const jobDeadline = 180_000

const prompts = [
  'A lighthouse on a rocky coast at dusk, warm light over a teal sea',
  'A misty pine forest in the morning, soft green light',
  'Desert dunes under a violet night sky full of stars',
  'A quiet mountain lake in autumn, red and gold trees',
  'A city skyline at sunrise, pale orange clouds'
]
const repaintPrompt = 'A full moon over snowy mountains, silver and blue'

/** One call as the window makes it. @throws {Error} with the app's plain message if it is answered with an error */
async function call(page, name, input) {
  const answer = await page.evaluate(([called, given]) => window.palimpsest.invoke(called, given), [name, input])
  if (answer.ok) return answer.value
  throw new Error(`${name}: ${answer.error.message} ${answer.error.data.detail ?? ''}`)
}

/** Keeps the newest state of every job, as the app reports it, and calls back when one has ended. */
async function watchJobs(page) {
  const ended = new Map()
  const waiting = new Map()
  await page.exposeFunction('demoJobChanged', (job) => {
    if (!hasEnded(job)) return
    ended.set(job.id, job)
    waiting.get(job.id)?.(job)
  })
  await page.evaluate(() => void window.palimpsest.on('jobChanged', (job) => void window.demoJobChanged(job)))
  return async (id) => {
    let timer
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('A job did not end in time.')), jobDeadline)
    })
    const end = ended.get(id) ?? new Promise((resolve) => void waiting.set(id, resolve))
    return await Promise.race([end, late]).finally(() => clearTimeout(timer))
  }
}

/**
 * Submits a request, waits for its job's end, and saves a copy of each picture. @returns {Promise<object>} the last
 * picture
 */
async function makePictures(demo, operation, request) {
  const { page, main } = demo.app
  const [submitted] = await call(page, 'jobs.submit', { requests: [{ operationId: operation.id, ...request }] })
  const job = await demo.jobEnd(submitted.id)
  if (job.state !== 'done')
    throw new Error(
      `${operation.label}: ${job.error?.message ?? `the job is ${job.state}`} ${job.error?.data.detail ?? ''}`
    )
  let picture
  for (const id of job.pictureIds) {
    picture = await call(page, 'pictures.get', { id })
    demo.count += 1
    const label = operation.label.replaceAll(/[^\w. -]+/g, ' ').trim()
    const name = `${demo.count} ${label}.${picture.mime.slice('image/'.length)}`
    await main.answer('showSaveDialog', { canceled: false, filePath: join(output, name) })
    await call(page, 'pictures.saveAs', { id })
    console.log(
      `  ${name}: ${picture.width} x ${picture.height}, ${Math.ceil(picture.bytes / 1024)} kB, ` +
        `“${request.parameters.prompt}”`
    )
  }
  return picture
}

async function paintAll(demo) {
  const { page } = demo.app
  const provider = (await call(page, 'providers.list')).find((one) => one.demo)
  let last
  for (const [at, operation] of provider.operations.filter((one) => one.task === 'text-to-image').entries()) {
    const seed = operation.fields.some((field) => field.name === 'seed') ? { seed: 1000 + at } : {}
    last = await makePictures(demo, operation, {
      parameters: { ...defaultsOf(operation.fields), ...seed, prompt: prompts[at % prompts.length] }
    })
  }
  for (const operation of provider.operations.filter((one) => one.task === 'inpainting')) {
    const mask = await call(page, 'masks.add', { png: new Uint8Array(circleMask(last.width, last.height)) })
    const parameters = {
      ...defaultsOf(operation.fields),
      width: last.width,
      height: last.height,
      prompt: repaintPrompt
    }
    const source = { kind: 'picture', pictureId: last.id }
    last = await makePictures(demo, operation, { parameters, source, mask: { kind: 'mask', maskId: mask.id } })
  }
}

async function takeScreenshot(page) {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  await page.screenshot({ path: join(output, 'window.png') })
  console.log('  window.png: the window')
}

async function run() {
  requireNode()
  ensureBuilt()
  if (electronBinary() === null) provideBrowser()
  rmSync(output, { recursive: true, force: true })
  mkdirSync(join(output, 'library'), { recursive: true })
  const profile = mkdtempSync(join(tmpdir(), 'palimpsest-demo-'))
  try {
    const app = await launchApp({ profile, settings: { welcomed: true, theme: 'dark' } })
    try {
      const { host } = await call(app.page, 'app.info')
      console.log(`Palimpsest runs without a display on ${host}, with a new profile. No key, no network.`)
      await app.main.answer('showOpenDialog', { canceled: false, filePaths: [join(output, 'library')] })
      await call(app.page, 'library.choose')
      const demo = { app, jobEnd: await watchJobs(app.page), count: 0 }
      await paintAll(demo)
      await takeScreenshot(app.page)
    } finally {
      await app.main.close()
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  const kept = readdirSync(join(output, 'library'), { recursive: true }).length
  console.log(`  library: ${kept} files and folders, which the app opens again with “Choose a folder” in its settings`)
  console.log(`All of it is in ${relative(process.cwd(), output) || output}. The demo paints by rule; it is no model.`)
}

try {
  await run()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
