/**
 * Runs a function as a user bound by permissions: tests may run as root, who may read and write everything. The
 * function runs in a separate process, which gives up root first.
 */
import { fork } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** "nobody", on every system with numeric users. */
export const ordinaryUser = 65_534

export type FromChild = { result: unknown } | { failed: string }

/**
 * Calls an exported function of a module with the path of a new, empty folder that any user can write, and returns what
 * it resolves to. Protected files have to be created by the function itself, so that they belong to that user. The
 * folder is removed afterwards.
 * @param module `new URL('./__fixtures__/x.ts', import.meta.url)`
 * @param args plain values, passed after the folder
 */
export async function asOrdinaryUser<T>(module: URL, name: string, ...args: unknown[]): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ordinary-user-'))
  await chmod(folder, 0o777)
  const entry = fileURLToPath(new URL('./ordinary-user-child.ts', import.meta.url))
  try {
    return await new Promise<T>((resolve, reject) => {
      const child = fork(entry, [module.href, name, folder, JSON.stringify(args)], {
        serialization: 'advanced',
        execArgv: ['--disable-warning=ExperimentalWarning']
      })
      child.on('message', (message: FromChild) =>
        'failed' in message ? reject(new Error(message.failed)) : resolve(message.result as T)
      )
      child.on('error', reject)
      child.on('exit', (code, signal) => reject(new Error(`The child ended without an answer (${signal ?? code}).`)))
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
