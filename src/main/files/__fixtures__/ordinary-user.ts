/**
 * Runs a function as a user whom permissions bind: tests may run as root, who may read and write everything. The
 * function runs in a process of its own, which gives up root before it is called.
 */
import { fork } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** "nobody", on every system that has users by number. */
export const ordinaryUser = 65_534

export type FromChild = { result: unknown } | { failed: string }

/**
 * Calls an exported function of a module with the path of a new, empty folder that any user can write, and gives what
 * it resolves to. What is protected has to be made by the function itself, so that it belongs to that user. The folder
 * is taken away afterwards.
 * @param module `new URL('./__fixtures__/x.ts', import.meta.url)`
 * @param args plain values, handed over after the folder
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
