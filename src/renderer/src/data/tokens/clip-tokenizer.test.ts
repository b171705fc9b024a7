import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createClipTokenizer } from './clip-tokenizer.ts'

const tokenizer = createClipTokenizer(readFileSync(join(import.meta.dirname, 'clip-merges.txt'), 'utf8'))

describe("CLIP's tokenizer", () => {
  // Numbers from the original: CLIP's own README and the tokenizer tests of its ports.
  it.each([
    ['a diagram', [320, 22697]],
    ['a dog', [320, 1929]],
    ['a cat', [320, 2368]],
    ['a photo of a cat', [320, 1125, 539, 320, 2368]],
    ['Hello World', [3306, 1002]]
  ])('tokenizes %j like the original', (text, ids) => {
    expect(tokenizer.encode(text)).toEqual(ids)
  })

  it('counts an empty prompt and whitespace as zero', () => {
    expect(tokenizer.encode('')).toEqual([])
    expect(tokenizer.encode('  \n ')).toEqual([])
  })

  it.each([
    'воробей на ветке',
    '桜の枝にとまる雀',
    '🦜🌸',
    'constructor __proto__ toString',
    '\ud800',
    "it's a don't",
    '<|endoftext|>'
  ])('never throws and counts %j', (text) => {
    expect(tokenizer.encode(text).length).toBeGreaterThan(0)
  })

  it('counts scripts that are split into bytes higher than their words', () => {
    expect(tokenizer.encode('桜の枝にとまる雀').length).toBeGreaterThan(4)
    expect(tokenizer.encode('воробей на ветке').length).toBeGreaterThan(3)
  })
})
