/**
 * What users type wrong, what services answer wrong, and what breaks on the way: one plain message, the next step,
 * nothing lost.
 */
import { canBeFetched, type Job } from '../../src/shared/domain/job.ts'
import { invoke } from '../pages/bridge.ts'
import type { ScriptedReply } from '../services/scripted-reply.ts'
import { closedAddress, reachableAt } from './closed-address.ts'
import type { Studio } from './studio.ts'
import { expect, test } from './studio.ts'

interface Failure {
  /** Part of the prompt. */
  name: string
  script: ScriptedReply
  code: NonNullable<Job['error']>['code']
  message: string
  nextStep: string
  uncertain?: true
}

const readAnswer =
  'Its complete answer is in the queue, under the details of this request. ' +
  'Sending the request again may be charged again.'
const checkAddress = "Check the service's address in Settings, and the model's name where you typed one."
const later = 'Try again later. The request and its settings are kept.'
const lookAtAccount =
  'Check your account with the service, then decide whether to send it again. You could be charged twice.'
const noPicture = 'The data is not a PNG, JPEG, WebP or AVIF picture.'
const expired = {
  code: 'not-found',
  message: 'The link to the picture has expired.',
  nextStep: 'Ask the service for the picture again, or generate it again.'
} as const

const documentedErrors: Failure[] = [
  {
    name: 'a bad request',
    script: { kind: 'error', status: 400 },
    code: 'invalid-input',
    message: 'Pixazo did not accept this request: “Invalid request parameters”.',
    nextStep: 'Change the values it names, if any, then send it again.'
  },
  {
    name: 'a refused key',
    script: { kind: 'error', status: 401 },
    code: 'key-rejected',
    message: 'Pixazo did not accept the key.',
    nextStep: 'Check the key in Settings, then try again.'
  },
  {
    name: 'a forbidden model',
    script: { kind: 'error', status: 403 },
    code: 'forbidden',
    message: 'The key is not allowed to use this at Pixazo: “Access denied for this operation”.',
    nextStep: 'Check with the service that your subscription covers this model and has calls left, or use another key.'
  },
  {
    name: 'an unknown address',
    script: { kind: 'error', status: 404 },
    code: 'not-found',
    message: 'Pixazo does not know this address or model.',
    nextStep: checkAddress
  },
  {
    name: 'a broken service',
    script: { kind: 'error', status: 500 },
    code: 'provider-failed',
    message: 'Pixazo failed while making the picture: “An unexpected error occurred, please try again later”.',
    nextStep: later
  }
]

const aigatewayErrors: Failure[] = [
  {
    name: 'an empty wallet',
    script: { kind: 'error', status: 402 },
    code: 'quota',
    message: 'The account at AIgateway has no credit left.',
    nextStep: 'Add credit with the service, then try again.'
  },
  {
    name: 'an unknown model',
    script: { kind: 'error', status: 404 },
    code: 'not-found',
    message: 'AIgateway does not know this address or model.',
    nextStep: checkAddress
  },
  {
    name: 'a failed upstream',
    script: { kind: 'error', status: 500 },
    code: 'provider-failed',
    message: 'AIgateway failed while making the picture: “Upstream provider failed”.',
    nextStep: later
  }
]

const strangeAnswers: Failure[] = [
  {
    name: 'a web page',
    script: { kind: 'html' },
    code: 'bad-response',
    message: 'Pixazo sent a web page instead of an answer.',
    nextStep: "Check the service's address in Settings, and whether this network asks you to log in first."
  },
  {
    name: 'an empty link',
    script: { kind: 'empty-url' },
    code: 'bad-response',
    message: 'Pixazo answered without a picture.',
    nextStep: readAnswer
  },
  {
    name: 'no picture',
    script: { kind: 'no-picture' },
    code: 'bad-response',
    message: 'Pixazo answered without a picture.',
    nextStep: readAnswer
  },
  {
    name: 'half an answer',
    script: { kind: 'answer', status: 200, body: '{"imageUrl": "http' },
    code: 'bad-response',
    message: 'Pixazo sent neither a picture nor JSON.',
    nextStep: readAnswer
  },
  {
    name: 'half a picture',
    script: { kind: 'document', picture: 'truncated' },
    code: 'bad-response',
    message: 'The picture is incomplete or damaged.',
    nextStep: 'Try again.'
  },
  {
    name: 'a drawing',
    script: { kind: 'document', picture: 'svg' },
    code: 'bad-response',
    message: noPicture,
    nextStep: 'Try again.'
  },
  {
    name: 'a text',
    script: { kind: 'document', picture: 'text' },
    code: 'bad-response',
    message: noPicture,
    nextStep: 'Try again.'
  },
  { name: 'an expired link', script: { kind: 'document', picture: { expired: 403 } }, ...expired },
  { name: 'a lost link', script: { kind: 'document', picture: { expired: 404 } }, ...expired },
  { name: 'a gone link', script: { kind: 'document', picture: { expired: 410 } }, ...expired }
]

const brokenCourses: Failure[] = [
  {
    name: 'a broken connection',
    script: { kind: 'reset' },
    code: 'may-have-been-charged',
    message: 'The connection was lost after the request was sent.',
    nextStep: lookAtAccount,
    uncertain: true
  },
  {
    name: 'no answer',
    script: { kind: 'hang' },
    code: 'may-have-been-charged',
    message: 'The service did not answer in time after the request was sent.',
    nextStep: lookAtAccount,
    uncertain: true
  },
  {
    name: 'a failed job',
    script: { kind: 'pending', polls: 0, end: 'failed' },
    code: 'provider-failed',
    message: 'Pixazo failed while making the picture.',
    nextStep: later
  },
  {
    name: 'an endless job',
    script: { kind: 'pending', polls: 0, end: 'never' },
    code: 'timeout',
    message: 'Pixazo did not finish within the time limit.',
    nextStep: 'Check the result again, which costs nothing. The time limit is in the settings.'
  }
]

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Sends the prompt from the form and expects a single message in the tile and in the queue, and the job kept. */
async function expectFailure(
  studio: Studio,
  sent: () => number,
  { name, code, message, nextStep, uncertain }: Omit<Failure, 'script'>
): Promise<void> {
  const { window, page } = studio
  await window.compose.prompt.fill(name)
  const before = sent()
  await window.compose.generate()
  const tile = window.gallery.jobs.first()
  const title = uncertain ? 'May have been charged' : message
  await expect(tile).toHaveAccessibleName(new RegExp(`: ${escaped(title)} `))
  await expect(tile).toContainText(nextStep)
  expect(sent()).toBe(before + 1)

  const queue = await window.openQueue()
  const row = queue.job(name)
  await expect(row).toContainText(message)
  if (!uncertain) await expect(row).toContainText(nextStep)
  const [job] = await invoke(page, 'jobs.list', { limit: 1 })
  expect([job?.state, job?.error?.code, job?.error?.message, job?.error?.data.nextStep]).toEqual([
    uncertain ? 'uncertain' : 'failed',
    code,
    message,
    nextStep
  ])
  expect([job?.request.parameters.prompt, job?.pictureIds]).toEqual([name, []])

  await window.compose.prompt.fill('something else')
  const edits = job?.error?.data.action === 'edit-request'
  if (uncertain) await queue.press(row, 'Show details')
  await queue.press(row, !uncertain && edits ? 'Edit request' : 'Reuse settings')
  await expect(window.compose.prompt).toHaveValue(name)
  await queue.press(row, 'Remove')
  if (job !== undefined && canBeFetched(job)) await queue.confirmGivingUp()
  await expect(row).toBeHidden()
  await window.openGallery()
}

for (const [what, service, model, operationId, failures] of [
  ['every error of the gateways’ documents', 'Pixazo', 'SDXL Lightning', 'pixazo/sdxl-lightning', documentedErrors],
  ['every error of AIgateway’s document', 'AIgateway', 'SDXL Lightning', 'aigateway/sdxl-lightning', aigatewayErrors],
  ['an answer without a usable picture', 'Pixazo', 'SDXL Lightning', 'pixazo/sdxl-lightning', strangeAnswers],
  ['a request that breaks on its way or never ends', 'Pixazo', 'SDXL Lightning', 'pixazo/sdxl-lightning', brokenCourses]
] as const) {
  test(`${what} ends in one plain message, and the job and its parameters are kept`, async ({
    services,
    startReady
  }) => {
    const studio = await startReady({ settings: { pollDeadline: 5, requestTimeout: 5 } })
    services.script(operationId, ...failures.map(({ script }) => script))
    await studio.window.compose.choose(service, model)
    if (service === 'Pixazo') await studio.window.compose.setSize(64, 64)
    for (const failure of failures) {
      await test.step(failure.name, async () => {
        await expectFailure(
          studio,
          () => services.requests.filter((request) => request.operationId === operationId).length,
          failure
        )
      })
    }
    await studio.window.compose.generate()
    await expect(studio.window.gallery.pictures).toHaveCount(1)
  })
}

test('without a network nothing is sent; what is in line is sent automatically when it is back', async ({
  services,
  startReady
}) => {
  const closed = await closedAddress()
  const { pathname } = new URL(services.baseUrls['appypie.sdxl'] ?? '')
  const { window } = await startReady({
    settings: { baseUrls: { ...services.baseUrls, 'appypie.sdxl': `${closed}${pathname}` } }
  })
  await window.compose.choose('AppyPie', 'SDXL Lightning')
  await window.compose.setSize(64, 64)
  await window.compose.prompt.fill('a far island')
  await window.compose.generate()
  await expect(window.status).toContainText('AppyPie cannot be reached')
  await window.compose.prompt.fill('a near one')
  await window.compose.generate()
  const queue = await window.openQueue()
  await expect(queue.pauses).toHaveCount(1)
  await expect(queue.pauses).toContainText(/AppyPie cannot be reached\. (Next try in \d+ s|Trying now…)/)
  await expect(queue.pauses).toContainText('2 requests wait.')
  await expect(queue.inState('Failed')).toHaveCount(0)
  expect(services.requests).toEqual([])
  const cut = await reachableAt(closed, services.url)
  await expect(queue.inState('Done')).toHaveCount(2, { timeout: 60_000 })
  await cut()
  await expect(queue.pauses).toHaveCount(0)
  expect(services.requests).toHaveLength(2)
})

test('a picture whose link failed is fetched again without a second request', async ({ services, startReady }) => {
  const { window } = await startReady()
  services.script('pixazo/sdxl-lightning', { kind: 'pending', polls: 0, picture: { expired: 410 } })
  await window.compose.choose('Pixazo', 'SDXL Lightning')
  await window.compose.prompt.fill('a second look')
  await window.compose.generate()
  const queue = await window.openQueue()
  await expect(queue.inState('Failed')).toContainText('The link to the picture has expired.')
  await queue.press(queue.job('a second look'), 'Check result again')
  await expect
    .poll(() => services.requests.filter(({ operationId }) => operationId === 'pixazo/polling').length, {
      timeout: 20_000
    })
    .toBe(2)
  expect(services.requests.filter(({ operationId }) => operationId === 'pixazo/sdxl-lightning')).toHaveLength(1)
})

test('what the form cannot send is marked and not sent; what the documents leave open is sent with a warning', async ({
  services,
  startReady
}) => {
  const { window } = await startReady()
  const { compose } = window
  const refused = async (label: string, problem: string): Promise<void> => {
    await compose.generate()
    await expect(compose.problems.filter({ hasText: problem })).toBeVisible()
    await expect(compose.problems.filter({ hasText: 'Nothing was sent.' })).toBeVisible()
    await expect(compose.box(label)).toBeFocused()
    await expect(compose.box(label)).toHaveAttribute('aria-invalid', 'true')
  }
  await test.step('an empty prompt', async () => {
    await compose.choose('Pixazo', 'Stable Diffusion 3')
    await refused('Prompt', 'Prompt is empty')
    await compose.prompt.fill('   ')
    await refused('Prompt', 'Prompt is empty')
    await compose.prompt.fill('a long road')
  })
  await test.step('numbers beyond the document', async () => {
    await compose.setNumber('Steps', 29)
    await refused('Steps', 'Steps must be at most 28')
    await compose.setNumber('Steps', 0)
    await refused('Steps', 'Steps must be at least 1')
    await compose.setNumber('Steps', 28)
    await compose.setNumber('Guidance', 20.5)
    await refused('Guidance', 'Guidance must be at most 20')
    await compose.setNumber('Guidance', 3.5)
    await compose.choose('Pixazo', 'Stable Diffusion 3.5 Large')
    await compose.setNumber('Steps', 19)
    await refused('Steps', 'Steps must be at least 20')
    await compose.box('Steps').fill('')
    await refused('Steps', 'Steps is missing')
    expect(services.requests).toEqual([])
  })
  await test.step('more tokens than the document takes', async () => {
    await compose.choose('ImagePipeline (legacy)', 'SDXL')
    await compose.prompt.fill('cat '.repeat(100))
    await refused('Prompt', 'Prompt has 100 tokens; this service takes at most 75')
    expect(services.requests).toEqual([])
    await compose.prompt.fill('a long road')
  })
  await test.step('a size and steps that the documents leave open', async () => {
    await compose.choose('Pixazo', 'SDXL Lightning')
    await compose.setNumber('Steps', 21)
    await compose.setSize(64, 264)
    await expect(compose.form).toContainText('Steps 21 is above 20, the documented maximum of the model.')
    await expect(compose.form).toContainText('Width 64 is below 256, the documented minimum of the model.')
    await compose.setNumber('Height', 261)
    await refused('Height', 'Height must be a multiple of 8')
    await compose.box('Width').fill('')
    await compose.setNumber('Height', 264)
    await refused('Width', 'Width is missing')
    await compose.setNumber('Width', 64)
    await compose.generate()
    await expect(window.gallery.pictures).toHaveCount(1)
    expect(services.requests[0]?.body).toMatchObject({ num_steps: 21, width: 64, height: 264 })
  })
})
