import { DatabaseSync } from 'node:sqlite'
import { monotonicFactory } from 'ulid'
import { expect, it } from 'vitest'
import type { Transfer } from '../../shared/domain/image-host.ts'
import { systemClock } from '../http/system-clock.ts'
import { migrations } from '../library/database/migrations.ts'
import { registerSqlFunctions } from '../library/database/sql-functions.ts'
import { createTransferLog, mostTransfers, plainAddress, type TransferLog } from './transfers.ts'

const line: Omit<Transfer, 'id' | 'at'> = {
  host: 'bucket “studio” on s3.example',
  action: 'upload',
  what: 'picture',
  address: 's3.example/studio/a.png',
  bytes: 12,
  ok: true,
  problem: null,
  jobId: null
}

function open(): { log: TransferLog; database: DatabaseSync } {
  const database = new DatabaseSync(':memory:')
  registerSqlFunctions(database)
  for (const { sql } of migrations) database.exec(sql)
  const redact = (text: string): string => text.replaceAll('the-secret', '•••')
  return { database, log: createTransferLog({ database, clock: systemClock, newId: monotonicFactory(), redact }) }
}

it.each([
  ['https://s3.example/studio/a.png?X-Amz-Signature=abc#top', 'https://s3.example/studio/a.png'],
  ['https://user:pass@s3.example/a.png', 'https://s3.example/a.png'],
  ['/uploads/0123', '/uploads/0123']
])('the address %s is kept as %s', (address, kept) => {
  expect(plainAddress(address)).toBe(kept)
})

it('lists the newest first, without secrets or signatures of links', () => {
  const { log, database } = open()
  log.add(line)
  log.add({
    ...line,
    address: 'https://s3.example/a.png?signature=abc',
    ok: false,
    problem: 'The bucket refused the-secret.'
  })
  expect(log.list(10)).toEqual([
    expect.objectContaining({ address: 'https://s3.example/a.png', ok: false, problem: 'The bucket refused •••.' }),
    expect.objectContaining(line)
  ])
  expect(log.list(1)).toHaveLength(1)
  expect(JSON.stringify(database.prepare('SELECT * FROM transfers').all())).not.toMatch(/the-secret|signature/)
})

it('keeps the newest ten thousand', () => {
  const { log, database } = open()
  database.exec(`WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ${mostTransfers})
    INSERT INTO transfers (id, at, host, action, what, address, bytes, ok, problem, job_id)
    SELECT 'old' || at, at, '', 'upload', 'mask', '', 0, 1, NULL, NULL FROM n`)
  log.add(line)
  expect(database.prepare('SELECT count(*) AS lines, min(at) AS first FROM transfers').get()).toEqual({
    lines: mostTransfers,
    first: 2
  })
})

it('a read-only library from an older app has no log, and nothing fails', () => {
  const log = createTransferLog({
    database: new DatabaseSync(':memory:'),
    clock: systemClock,
    newId: monotonicFactory(),
    redact: (text) => text
  })
  log.add(line)
  expect(log.list(10)).toEqual([])
})
