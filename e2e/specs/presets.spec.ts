/** Built-in presets, the user's presets, and what happens to the seed. */
import { invoke } from '../pages/bridge.ts'
import type { ComposePanel } from '../pages/compose-panel.ts'
import { spoken } from '../pseudo-language.ts'
import { expect, type Studio, test } from './studio.ts'

test('a built-in preset changes the form and the request', async ({ services, startReady }) => {
  const { window } = await startReady()
  const { compose } = window
  await compose.choose('Pixazo', 'SDXL Lightning')
  await compose.prompt.fill('an empty beach')
  await expect(compose.preset('Lightning, 8 steps')).toHaveAttribute('aria-pressed', 'true')
  await expect(compose.box('Steps')).toHaveValue('8')
  await compose.preset('20 steps (service default)').click()
  await expect(compose.box('Steps')).toHaveValue('20')
  await compose.preset('Lightning, 4 steps').click()
  await expect(compose.preset('Lightning, 4 steps')).toHaveAttribute('aria-pressed', 'true')
  await expect(compose.preset('Lightning, 8 steps')).toHaveAttribute('aria-pressed', 'false')
  await expect(compose.box('Steps')).toHaveValue('4')
  await expect(compose.box('Guidance')).toHaveValue('1')
  await expect(compose.prompt).toHaveValue('an empty beach')
  await compose.chip('Size', '9:7').click()
  await compose.setSeed(12)
  await compose.generate()
  await services.received(1)
  expect(services.requests[0]?.body).toEqual({
    prompt: 'an empty beach',
    height: 896,
    width: 1152,
    num_steps: 4,
    guidance: 1,
    seed: 12
  })
})

/** Every parameter of a form, and what its preset keeps. */
const streets = {
  prompt: 'a narrow street',
  negativePrompt: 'cars',
  width: 256,
  height: 320,
  steps: 22,
  guidance: 6.5,
  samples: 2,
  seed: 99,
  scheduler: 'PNDMScheduler',
  refiner: false,
  safetyChecker: false,
  strength: 0.25,
  modelId: 'my-model'
}

async function saveStreets(compose: ComposePanel): Promise<void> {
  await compose.choose('ImagePipeline (legacy)', 'SDXL')
  await compose.prompt.fill('a narrow street')
  await compose.negativePrompt.fill('cars')
  await compose.setSize(256, 320)
  await compose.setNumber('Steps', 22)
  await compose.setNumber('Guidance', 6.5)
  await compose.setNumber('Pictures per request', 2)
  await compose.setSeed(99)
  await compose.openMore()
  await compose.select('Scheduler', 'PNDMScheduler')
  await compose.switch('Refiner').click()
  await compose.switch('Safety checker').click()
  await compose.setNumber('Denoising strength', 0.25)
  await compose.box('Model ID').fill('my-model')
  await compose.savePreset('Streets', { prompt: true, seed: true })
}

test('a user’s preset keeps every parameter, even after a restart', async ({ startReady, start }) => {
  const { window, page, main } = await startReady()
  await saveStreets(window.compose)
  const kept = [expect.objectContaining({ name: 'Streets', operationId: 'imagepipeline/sdxl', parameters: streets })]
  expect(await invoke(page, 'presets.list')).toEqual(kept)
  await main.close()
  const again = await start()
  expect(await invoke(again.page, 'presets.list')).toEqual(kept)
  await again.window.compose.choose('ImagePipeline (legacy)', 'SDXL')
  await expect(again.window.compose.preset('Streets')).toBeVisible()
})

test('a user’s preset is applied after everything was changed, and sent like that', async ({
  services,
  startReady
}) => {
  const { compose } = (await startReady()).window
  await saveStreets(compose)
  await compose.prompt.fill('something else')
  await compose.negativePrompt.fill('')
  await compose.chip('Size', '1:1').click()
  for (const [label, value] of [
    ['Steps', 40],
    ['Guidance', 9],
    ['Pictures per request', 1],
    ['Seed', 1],
    ['Denoising strength', 0.5]
  ] as const) {
    await compose.setNumber(label, value)
  }
  await compose.select('Scheduler', 'DDIMScheduler')
  await compose.switch('Refiner').click()
  await compose.switch('Safety checker').click()
  await compose.box('Model ID').fill('another-model')
  await expect(compose.preset('Streets')).toHaveAttribute('aria-pressed', 'false')
  await compose.preset('Streets').click()
  await expect(compose.preset('Streets')).toHaveAttribute('aria-pressed', 'true')
  await compose.generate()
  await services.received(1)
  expect(services.requests[0]?.body).toEqual({
    model_id: 'my-model',
    prompt: 'a narrow street',
    negative_prompt: 'cars',
    num_inference_steps: 22,
    refiner: false,
    samples: 2,
    guidance_scale: 6.5,
    width: 256,
    height: 320,
    safety_checker: false,
    scheduler: 'PNDMScheduler',
    seed: 99,
    strength: 0.25
  })
})

test('a built-in name is refused', async ({ startReady }) => {
  const { window, page } = await startReady()
  const { compose } = window
  await compose.choose('ImagePipeline (legacy)', 'SDXL')
  const saving = await compose.openSaving()
  await saving.getByLabel('Name').fill(spoken('quick, 20 STEPS'))
  await saving.getByRole('button', { name: 'Save preset' }).click()
  await expect(saving).toContainText('This model comes with a preset of this name.')
  await page.keyboard.press('Escape')
  await expect(saving).toBeHidden()
})

test('a preset is applied to a model that lacks some of it, and this is reported', async ({ startReady }) => {
  const { compose } = (await startReady()).window
  await saveStreets(compose)
  await compose.choose('Pixazo', 'Stable Diffusion 3')
  const menu = await compose.openPresetMenu()
  await menu.getByRole('menuitem', { name: /^Streets/ }).click()
  await expect(compose.prompt).toHaveValue('a narrow street')
  await expect(compose.box('Steps')).toHaveValue('22')
  await expect(compose.box('Guidance')).toHaveValue('6.5')
  await expect(compose.chip('Aspect ratio', '4:5')).toHaveAttribute('aria-pressed', 'true')
  const note = compose.form.getByRole('status').filter({ hasText: 'Streets:' })
  for (const name of ['Seed', 'Scheduler', 'Refiner', 'Safety checker']) await expect(note).toContainText(name)
  await expect(note).not.toContainText('Steps')
})

test('presets are renamed, deleted and restored in their list', async ({ startReady }) => {
  const { window, page } = await startReady()
  const { compose } = window
  await compose.choose('ImagePipeline (legacy)', 'SDXL')
  await compose.setNumber('Steps', 22)
  await compose.savePreset('Streets')
  const list = await compose.managePresets()
  await list.getByRole('button', { name: 'Rename Streets' }).click()
  await list.getByRole('textbox', { name: 'New name of Streets' }).fill('Lanes')
  await list.getByRole('button', { name: 'Rename', exact: true }).click()
  await list.getByRole('button', { name: 'Delete Lanes' }).click()
  await expect(list).toContainText('Deleted “Lanes”.')
  expect(await invoke(page, 'presets.list')).toEqual([])
  await list.getByRole('button', { name: 'Undo' }).click()
  await expect(list.getByRole('button', { name: 'Delete Lanes' })).toBeVisible()
  expect(await invoke(page, 'presets.list')).toEqual([expect.objectContaining({ name: 'Lanes' })])
})

/** A user's preset with 11 steps, in the form. */
async function saveMine({ window: { compose } }: Studio): Promise<void> {
  await compose.choose('Pixazo', 'SDXL Lightning')
  await compose.setNumber('Steps', 11)
  await compose.savePreset('Mine')
  await expect(compose.preset('Mine')).toHaveAttribute('aria-pressed', 'true')
}

async function stepsOf({ page }: Studio): Promise<Record<string, unknown>> {
  return Object.fromEntries(
    (await invoke(page, 'presets.list')).map(({ name, parameters }) => [name, parameters.steps])
  )
}

test('a preset whose values were changed says so, and a built-in one offers no update', async ({ startReady }) => {
  const studio = await startReady()
  const { compose } = studio.window
  await compose.choose('Pixazo', 'SDXL Lightning')
  await compose.setNumber('Steps', 11)
  await expect(compose.preset('Lightning, 8 steps · edited')).toHaveAttribute('aria-pressed', 'false')
  await expect(compose.presets.getByRole('button', { name: /^Update/ })).toHaveCount(0)
  await saveMine(studio)
  await expect(compose.presets).not.toContainText('edited')
})

test('a preset is updated with the form’s values, and the update undone', async ({ startReady }) => {
  const studio = await startReady()
  const { window } = studio
  const { compose } = window
  await saveMine(studio)
  await compose.setNumber('Steps', 12)
  await expect(compose.preset('Mine · edited')).toBeVisible()
  await compose.presets.getByRole('button', { name: 'Update “Mine” with the current values' }).click()
  await expect(compose.preset('Mine')).toHaveAttribute('aria-pressed', 'true')
  expect(await stepsOf(studio)).toEqual({ Mine: 12 })
  await window.message('Updated “Mine”.').getByRole('button', { name: 'Undo' }).click()
  await expect(compose.preset('Mine · edited')).toBeVisible()
  expect(await stepsOf(studio)).toEqual({ Mine: 11 })
})

test('changed values are saved as a new preset, or replace the one with that name', async ({ startReady }) => {
  const studio = await startReady()
  const { compose } = studio.window
  await saveMine(studio)
  await compose.setNumber('Steps', 12)
  await compose.savePreset('Other')
  expect(await stepsOf(studio)).toEqual({ Mine: 11, Other: 12 })
  await compose.setNumber('Steps', 13)
  const saving = await compose.openSaving()
  await saving.getByLabel('Name').fill('mine')
  await expect(saving).toContainText('“Mine” already exists. Its values will be replaced.')
  await saving.getByRole('button', { name: 'Replace preset' }).click()
  await expect(saving).toBeHidden()
  await expect(compose.preset('Mine')).toHaveAttribute('aria-pressed', 'true')
  expect(await stepsOf(studio)).toEqual({ Mine: 13, Other: 12 })
})

test('a preset is renamed at its chip, where a taken name is refused', async ({ startReady }) => {
  const studio = await startReady()
  const { compose } = studio.window
  await saveMine(studio)
  await compose.setNumber('Steps', 12)
  await compose.savePreset('Other')
  await (await compose.presetMenu('Mine')).getByRole('menuitem', { name: 'Rename “Mine”' }).click()
  const name = compose.presets.getByRole('textbox', { name: 'New name of Mine' })
  await name.fill('Other')
  await name.press('Enter')
  await expect(compose.presets).toContainText('This model already has a preset of this name.')
  await name.fill('Yours')
  await name.press('Enter')
  await expect(compose.preset('Yours')).toBeVisible()
  expect(await stepsOf(studio)).toEqual({ Other: 12, Yours: 11 })
})

test('a preset is deleted at its chip, and restored', async ({ startReady }) => {
  const studio = await startReady()
  const { window } = studio
  const { compose } = window
  await saveMine(studio)
  await (await compose.presetMenu('Mine')).getByRole('menuitem', { name: 'Delete “Mine”' }).click()
  await expect(compose.preset('Mine')).toHaveCount(0)
  expect(await stepsOf(studio)).toEqual({})
  await window.message('Deleted “Mine”.').getByRole('button', { name: 'Undo' }).click()
  await expect(compose.preset('Mine')).toBeVisible()
  expect(await stepsOf(studio)).toEqual({ Mine: 11 })
})

test('a batch has random, locked or counted seeds, as the form says', async ({ services, startReady }) => {
  const { window } = await startReady()
  const { compose } = window
  const seeds = async (): Promise<number[]> => {
    const before = services.requests.length
    await compose.generate()
    await services.received(before + 3)
    await expect(window.gallery.jobs).toHaveCount(0)
    return services.requests.slice(before).map(({ body }) => (body as { seed: number }).seed)
  }
  await compose.choose('Pixazo', 'SDXL Lightning')
  await compose.prompt.fill('three of a kind')
  await compose.setSize(64, 64)
  await compose.setCount(3)
  await expect(compose.generateButton).toContainText('Generate 3')

  const drawn = await seeds()
  expect(new Set(drawn).size).toBe(3)
  for (const seed of drawn) expect(Number.isInteger(seed) && seed >= 0 && seed <= 4_294_967_295).toBe(true)

  await compose.setSeed(4_294_967_294)
  await expect(compose.form).toContainText('The seed is locked: identical requests give identical pictures.')
  expect(await seeds()).toEqual([4_294_967_294, 4_294_967_294, 4_294_967_294])
  await expect(compose.seed).toHaveValue('4294967294')

  await compose.setSeedMode('Count up')
  expect((await seeds()).toSorted((a, b) => a - b)).toEqual([0, 4_294_967_294, 4_294_967_295])
  await expect(compose.seed).toHaveValue('1')
  await expect(window.gallery.pictures).toHaveCount(9)
})
