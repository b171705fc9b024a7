/** `it` with the services as documented and everything that a job needs to reach them. */
import { it as plain } from '../../__fixtures__/it.ts'
import { startRealServices } from './real-services.ts'

export const it = plain
  /** Shared by all tests of a file. */
  .extend('real', { scope: 'file' }, async ({}, { onCleanup }) => {
    const real = await startRealServices()
    onCleanup(() => real.close())
    return real
  })
