import { expect, it } from 'vitest'
import { decoding } from './reading.ts'

it('a picture whose time ran out is read once more: the machine may have slept', async () => {
  let tries = 0
  const read = async (): Promise<string> => {
    tries += 1
    if (tries === 1) throw new Error('timeout: 42% complete')
    return 'the picture'
  }
  expect([await decoding(read), tries]).toEqual(['the picture', 2])
})

it.each(['timeout: 42% complete', 'VipsPng: chunk is cut off'])(
  'one that fails repeatedly is reported as damaged: %s',
  async (message) => {
    let tries = 0
    const read = async (): Promise<never> => {
      tries += 1
      throw new Error(message)
    }
    await expect(decoding(read)).rejects.toMatchObject({ code: 'bad-response', data: { detail: message } })
    expect(tries).toBe(message.startsWith('timeout') ? 2 : 1)
  }
)

it.each([
  'Array buffer allocation failed',
  'out of memory',
  'vips_tracked: out of memory --- size == 48MB',
  'std::bad_alloc'
])('a lack of memory (%s) does not count as damage', async (message) => {
  await expect(decoding(() => Promise.reject(new RangeError(message)))).rejects.toMatchObject({ code: 'internal' })
  await expect(decoding(() => Promise.reject(new Error('pngload_buffer: libspng read error')))).rejects.toMatchObject({
    code: 'bad-response'
  })
})
