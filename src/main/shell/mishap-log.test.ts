import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { it } from '../__fixtures__/it.ts'
import { createMishapLog } from './mishap-log.ts'

describe('the mishap log', () => {
  const noteIn = (file: string) =>
    createMishapLog(
      file,
      (text) => text.replaceAll('s3cret', '[removed]'),
      () => Date.UTC(2026, 0, 2, 3, 4, 5)
    )

  it('says what broke and where, one line each, without secrets', ({ folder }) => {
    const file = join(folder, 'deep', 'mishaps.log')
    const note = noteIn(file)
    note('The page ended', 'crashed, code 139')
    note('Uncaught error', new Error('refused with s3cret'))
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('2026-01-02T03:04:05.000Z  The page ended: crashed, code 139\n')
    expect(text).toMatch(/Uncaught error: Error: refused with \[removed\]\n {4} {4}at /)
    expect(text).not.toContain('s3cret')
  })

  it('removes a key even if an entry is truncated', ({ folder }) => {
    const file = join(folder, 'mishaps.log')
    noteIn(file)('Long', `${'x'.repeat(8192 - 3)}s3cret`)
    expect(readFileSync(file, 'utf8')).not.toContain('s3c')
  })

  it('never grows without limit', ({ folder }) => {
    const file = join(folder, 'mishaps.log')
    writeFileSync(file, 'x'.repeat(300_000))
    noteIn(file)('New', 'words')
    expect(readFileSync(file, 'utf8')).toMatch(/^2026.*New: words\n$/)
    expect(readFileSync(`${file}.old`, 'utf8')).toHaveLength(300_000)
  })

  it('that cannot be written is silently skipped', ({ folder }) => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => noteIn(join(folder, 'file', 'mishaps.log'))('New', 'words')).not.toThrow()
  })
})
