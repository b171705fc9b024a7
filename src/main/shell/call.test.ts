import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Answer, Handlers } from '../../shared/contract.ts'
import { procedures } from '../../shared/contract.ts'
import { everything } from '../../shared/domain/picture-query.ts'
import { AppError } from '../../shared/errors.ts'
import { answerCall, answerDropped } from './call.ts'

const ours = { url: 'app://bundle/index.html', parent: null }
const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

interface List {
  maxItems?: number
}

/** Handlers that record who was called. */
function recording(outcome: (input: unknown) => unknown = () => undefined): { handlers: Handlers; called: string[] } {
  const called: string[] = []
  const entries = Object.keys(procedures).map((name) => [
    name,
    (input: unknown) => {
      called.push(name)
      return outcome(input)
    }
  ])
  return { handlers: Object.fromEntries(entries) as Handlers, called }
}

function codeOf(answer: Answer): string {
  return answer.ok ? 'ok' : answer.error.code
}

describe('a call from the window', () => {
  it('reaches its handler with parsed input, and returns its result', async () => {
    const { handlers, called } = recording((input) => input)
    const answer = await answerCall(handlers, ours, 'pictures.index', { after: null, limit: 5 })
    expect(answer).toEqual({ ok: true, value: { after: null, limit: 5, query: everything } })
    expect(called).toEqual(['pictures.index'])
  })

  it.each([
    ['no frame', null],
    ['another page', { url: 'https://evil.example/?app://bundle/', parent: null }],
    ['another host of the scheme', { url: 'app://evil/', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['a frame inside our page', { url: 'app://bundle/index.html', parent: {} }]
  ])('from %s is refused before its handler', async (_name, sender) => {
    const { handlers, called } = recording()
    expect(codeOf(await answerCall(handlers, sender, 'library.info', undefined))).toBe('forbidden')
    expect(called).toEqual([])
  })

  it.each(['nothing.here', '__proto__', 'constructor', 'toString', '', 5, null, undefined, {}, ['library.info']])(
    'to an unknown procedure (%j) is answered with an error, never with nothing',
    async (name) => {
      const { handlers, called } = recording()
      expect(codeOf(await answerCall(handlers, ours, name, undefined))).toBe('unsupported')
      expect(called).toEqual([])
    }
  )

  it.each([
    ['an extra key', { id, more: 1 }],
    ['a prototype key', JSON.parse(`{"id":"${id}","__proto__":{"admin":true}}`) as unknown],
    ['a wrong type', { id: 5 }],
    ['a path for an id', { id: '../../etc/passwd' }],
    ['nothing', undefined],
    ['an array', [id]]
  ])('with %s is refused before its handler', async (_name, input) => {
    const { handlers, called } = recording()
    expect(codeOf(await answerCall(handlers, ours, 'pictures.get', input))).toBe('invalid-input')
    expect(called).toEqual([])
  })

  it('that is too large is refused before it is parsed', async () => {
    const { handlers, called } = recording()
    const long = 'x'.repeat(9 * 1024 * 1024)
    expect(codeOf(await answerCall(handlers, ours, 'pictures.get', { id: long }))).toBe('invalid-input')
    expect(codeOf(await answerCall(handlers, ours, 'masks.add', { png: new Uint8Array(67 * 1024 * 1024) }))).toBe(
      'invalid-input'
    )
    expect(
      codeOf(
        await answerCall(handlers, ours, 'drafts.save', {
          pictureId: id,
          draft: { mask: new Uint8Array(67 * 1024 * 1024) }
        })
      )
    ).toBe('invalid-input')
    expect(
      codeOf(
        await answerCall(handlers, ours, 'pictures.import', { bytes: new Uint8Array(256 * 1024 * 1024 + 1), name: '' })
      )
    ).toBe('invalid-input')
    expect(called).toEqual([])
  })

  it('may carry a mask, a large file, and a hundred thousand ids', async () => {
    const { handlers, called } = recording()
    const mask = { width: 8192, height: 8192, bits: 8, data: new Uint8Array(8192 * 8192) }
    await answerCall(handlers, ours, 'masks.add', { mask })
    await answerCall(handlers, ours, 'drafts.save', { pictureId: id, draft: { mask } })
    await answerCall(handlers, ours, 'pictures.import', { bytes: new Uint8Array(256 * 1024 * 1024), name: 'large.png' })
    await answerCall(handlers, ours, 'pictures.trash', { ids: Array.from({ length: 100_000 }, () => id) })
    expect(called).toEqual(['masks.add', 'drafts.save', 'pictures.import', 'pictures.trash'])
  })

  it('may carry as long a list of pictures as the contract allows, whatever the procedure', async () => {
    const lists = Object.entries(procedures).flatMap(([name, { input }]) => {
      const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as {
        properties?: { ids?: List & { anyOf?: List[] } }
      }
      const ids = schema.properties?.ids
      const most = ids?.maxItems ?? ids?.anyOf?.find(({ maxItems }) => maxItems !== undefined)?.maxItems
      return most === undefined ? [] : [{ name, most }]
    })
    expect(lists.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['pictures.trash', 'pictures.change', 'pictures.removeFiles', 'trash.delete'])
    )
    const longest = Array.from({ length: Math.max(...lists.map(({ most }) => most)) }, () => id)
    for (const { name, most } of lists) {
      const answer = await answerCall(recording().handlers, ours, name, { ids: longest.slice(0, most), strange: true })
      // Refused by its parser for the unknown key, so its size was accepted.
      expect([name, answer]).toEqual([
        name,
        expect.objectContaining({
          error: expect.objectContaining({ message: expect.stringContaining('input is not valid') })
        })
      ])
    }
  })

  it('names the invalid fields', async () => {
    const answer = await answerCall(recording().handlers, ours, 'keys.set', {
      providerId: 'pixazo',
      key: ' ',
      protection: 'session'
    })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', data: { fields: { key: 'The key is empty' } } }
    })
  })

  it('keeps the code and data of an error, and only the text of anything else', async () => {
    const refuse = (error: Error): Promise<Answer> =>
      answerCall(recording(() => Promise.reject(error)).handlers, ours, 'library.info', undefined)
    expect(await refuse(new AppError('disk-full', 'The disk is full.', { action: 'free-space' }))).toEqual({
      ok: false,
      error: { code: 'disk-full', message: 'The disk is full.', data: { action: 'free-space' } }
    })
    expect(codeOf(await refuse(new TypeError('x is not a function')))).toBe('internal')
  })
})

describe('paths of dropped files', () => {
  const kept: (readonly string[])[] = []
  const keep = (paths: readonly string[]): string => {
    kept.push(paths)
    return id
  }

  it('are kept for the window, which gets a ticket', () => {
    expect(answerDropped(keep, ours, ['/a/fox 大.png'])).toEqual({ ok: true, value: { ticket: id } })
    expect(kept).toEqual([['/a/fox 大.png']])
  })

  it.each([
    ['from another page', { url: 'https://evil.example/', parent: null }, ['/a'], 'forbidden'],
    ['from a frame inside the page', { ...ours, parent: {} }, ['/a'], 'forbidden'],
    ['that are none', ours, [], 'invalid-input'],
    ['that are no texts', ours, [{ path: '/a' }], 'invalid-input'],
    ['more than a hundred thousand', ours, Array.from({ length: 100_001 }, () => '/a'), 'invalid-input']
  ])('%s are refused', (_, sender, paths, code) => {
    kept.length = 0
    expect(codeOf(answerDropped(keep, sender, paths))).toBe(code)
    expect(kept).toEqual([])
  })
})
