import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { it as plain } from '../__fixtures__/it.ts'
import { openForWriting } from '../files/durable-file.ts'
import { openKnownLedgers } from './known-ledgers.ts'

const it = plain.extend('file', ({ folder }) => join(folder, 'ledgers'))

const [one, other] = ['01KB0000000000000000000001', '01KB0000000000000000000002']

it('knows at the next start how far each had come', async ({ folder }) => {
  const ledgers = await openKnownLedgers(join(folder, 'new', 'profile'))
  expect(ledgers.stepOf(one)).toBeNull()
  await ledgers.record({ id: one, step: 1 })
  await Promise.all([ledgers.record({ id: other, step: 7 }), ledgers.record({ id: one, step: 2 })])
  const next = await openKnownLedgers(join(folder, 'new', 'profile'))
  expect([next.stepOf(one), next.stepOf(other)]).toEqual([2, 7])
})

it('never goes back, neither by a late record nor by an incomplete line', async ({ folder, file }) => {
  await (await openKnownLedgers(folder)).record({ id: one, step: 12 })
  await appendFile(file, `${one} 13\n${one} 1`)
  const ledgers = await openKnownLedgers(folder)
  await ledgers.record({ id: one, step: 4 })
  await ledgers.record({ id: other, step: 3 })
  const next = await openKnownLedgers(folder)
  expect([next.stepOf(one), next.stepOf(other)]).toEqual([13, 3])
})

it('ignores what it cannot read, and continues if nothing can be written', async ({ folder, file }) => {
  await writeFile(file, 'nonsense\n\u0000\n')
  const ledgers = await openKnownLedgers(folder)
  await ledgers.record({ id: one, step: 1 })
  expect((await openKnownLedgers(folder)).stepOf(one)).toBe(1)
  const nowhere = await openKnownLedgers(join(file, 'no folder'))
  await nowhere.record({ id: one, step: 5 })
  expect(nowhere.stepOf(one)).toBe(5)
})

it('has each step on disk before it says so', async ({ folder }) => {
  const calls: string[] = []
  const ledgers = await openKnownLedgers(folder, async (path, flags, mode) => {
    const handle = await openForWriting(path, flags, mode)
    const told = async (call: string, work: Promise<void>): Promise<void> => {
      await work
      calls.push(call)
    }
    return {
      writeFile: (bytes) => told('written', handle.writeFile(bytes)),
      writePieces: (pieces) => told('written', handle.writePieces(pieces)),
      sync: () => told('on the disk', handle.sync()),
      close: () => told('closed', handle.close())
    }
  })
  await ledgers.record({ id: one, step: 1 })
  expect(calls).toEqual(['written', 'on the disk', 'closed'])
})

it('stays short', async ({ folder, file }) => {
  await writeFile(file, Array.from({ length: 5000 }, (_, at) => `${one} ${at + 1}\n`).join(''))
  await (await openKnownLedgers(folder)).record({ id: other, step: 1 })
  expect((await readFile(file, 'utf8')).length).toBeLessThan(100)
  expect((await openKnownLedgers(folder)).stepOf(one)).toBe(5000)
})
