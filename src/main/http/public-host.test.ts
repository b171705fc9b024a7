import { describe, expect, it } from 'vitest'
import { isPublicHost } from './public-host.ts'

const answers: Record<string, string[]> = {
  'bucket.example': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'nas.example': ['192.168.1.20'],
  'both.example': ['93.184.215.14', '10.0.0.1'],
  'behind-a-proxy.example': ['198.18.0.42']
}
const resolve = async (name: string): Promise<string[]> => {
  const found = answers[name]
  if (found === undefined) throw new Error('ENOTFOUND')
  return found
}

describe('isPublicHost', () => {
  it.each([
    ['bucket.example', true],
    ['93.184.215.14', true],
    ['nas.example', false],
    ['both.example', false],
    ['localhost', false],
    ['studio.localhost', false],
    ['127.0.0.1', false],
    ['[::1]', false],
    ['[fd00::1]', false],
    ['192.168.1.20', false],
    ['198.18.0.42', false],
    ['behind-a-proxy.example', null],
    ['unknown.example', null]
  ])('%s: %s', async (host, expected) => {
    expect(await isPublicHost(host, resolve)).toBe(expected)
  })
})
