/**
 * The whole app without its window, in a process that can be killed: it answers the contract's procedures over
 * messages.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compose } from '../src/main/compose.ts'
import { testVault } from '../src/main/keys/__fixtures__/test-vault.ts'
import type { Core, Host } from '../src/main/procedures/host.ts'
import { forkWorker } from '../src/main/processes/__fixtures__/fork-worker.ts'
import { type Handlers, type ProcedureName, procedures } from '../src/shared/contract.ts'
import { toWireError } from '../src/shared/errors.ts'
import type { Acknowledged, FromApp, ProcessFigures, ToApp } from './messages.ts'

const [profileFolder = ''] = process.argv.slice(2)
const main = join(import.meta.dirname, '../src/main')
const say = (message: FromApp): void => void process.send?.(message)
/** Answers of the user to the dialogs that are open. */
let choose: string | null = null

const host: Host = {
  version: '0.0.0',
  platform: process.platform,
  name: 'the soak',
  standIn: true,
  profileFolder,
  vault: testVault(),
  startWorker: forkWorker,
  workerEntries: {
    imaging: join(main, 'imaging/worker.ts'),
    painter: join(main, 'demo-gateway/painter-worker.ts'),
    checker: join(main, 'checking/worker.ts')
  },
  emit: (name, payload) => say({ kind: 'event', name, payload }),
  pageReady: () => undefined,
  chooseFolder: async () => choose,
  chooseFiles: async () => (choose === null ? [] : [choose]),
  chooseSavePath: async () => choose,
  pathTyped: async () => undefined,
  revealFile: () => undefined,
  trashFolder: async () => undefined,
  copyImage: () => undefined,
  copyFiles: async () => undefined,
  startDrag: () => undefined,
  openExternal: async () => undefined,
  showMenu: () => undefined,
  resolveProxy: async () => 'DIRECT'
}

async function answer(core: Core, name: ProcedureName, input: unknown): Promise<unknown> {
  const parsed = procedures[name].input.parse(input)
  const handler = core.handlers[name] as (given: unknown) => ReturnType<Handlers[ProcedureName]>
  return await handler(parsed)
}

/** @returns what is wrong with each picture that is not as it was acknowledged */
async function audit(core: Core, pictures: readonly Acknowledged[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { id, sha256 } of pictures) {
    const file = await core.media(id, 'original')
    const found = file === null ? null : createHash('sha256').update(file.bytes).digest('hex')
    if (found !== sha256) wrong.push(`${id}: ${found === null ? 'no file' : 'other bytes'}`)
  }
  return wrong
}

function figures(): ProcessFigures {
  globalThis.gc?.()
  const isLinux = process.platform === 'linux'
  const handles = isLinux ? readdirSync('/proc/self/fd').length : null
  const children = isLinux
    ? readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean).length
    : 0
  return { memory: process.memoryUsage().rss, handles, children }
}

async function perform(core: Core, message: Exclude<ToApp, { kind: 'stop' }>): Promise<unknown> {
  if (message.kind === 'figures') return figures()
  if (message.kind === 'audit') return await audit(core, message.pictures)
  choose = message.choose
  return await answer(core, message.name, message.input)
}

try {
  await mkdir(profileFolder, { recursive: true })
  const core = await compose(host)
  process.on('message', (message: ToApp) => {
    if (message.kind === 'stop') {
      void core.dispose().then(() => process.disconnect())
      return
    }
    perform(core, message).then(
      (value) => say({ kind: 'answer', id: message.id, value }),
      (error: unknown) => say({ kind: 'refused', id: message.id, error: toWireError(error) })
    )
  })
  // Without the soak, nothing would stop it.
  process.on('disconnect', () => process.exit())
  say({ kind: 'ready' })
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? `${error.message} ${error.stack ?? ''}` : String(error) })
  process.exitCode = 1
  process.disconnect()
}
