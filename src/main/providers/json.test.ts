import { describe, expect, it } from 'vitest'
import { own, parseJson } from './json.ts'

describe('JSON from outside', () => {
  it('has only the properties that were sent', () => {
    expect(own({}, 'toString')).toBeUndefined()
    expect(own(parseJson('{"__proto__":{"id":"x"}}')?.value as Record<string, unknown>, 'id')).toBeUndefined()
  })
})
