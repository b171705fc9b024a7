import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Clock } from '../../shared/clock.ts'
import { it } from '../__fixtures__/it.ts'
import { type TestVault, testVault } from './__fixtures__/test-vault.ts'
import { type OpenKeyStore, openKeyStore } from './open-key-store.ts'

const clock: Clock = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), monotonic: () => 0, sleep: () => Promise.resolve() }
const key = 'sk-canary-0123456789'
const passphrase = 'correct horse battery'
const home = 'https://api.example'
const elsewhere = 'https://evil.example'
let vault: TestVault
let told: string[]
/** The current addresses of the services. */
let inForce: string[]

it.beforeEach(async () => {
  vault = testVault()
  told = []
  inForce = [home]
})

const open = (folder: string): Promise<OpenKeyStore> =>
  openKeyStore({
    folder,
    vault,
    providerIds: ['pixazo', 'appypie', 'aigateway'],
    originsOf: () => ({ inForce, documented: [home] }),
    redactor: { add: (secret) => void told.push(secret) },
    clock,
    scryptCost: 15
  })
const path = (folder: string): string => join(folder, 'keys.json')
const onDisk = (folder: string): Promise<string> => readFile(path(folder), 'utf8')
const statusOf = async (store: OpenKeyStore, id: string) =>
  (await store.status()).find((each) => each.providerId === id)

describe('a new store', () => {
  it('has no keys, writes nothing, and reports no problems', async ({ folder }) => {
    const store = await open(folder)
    expect(await store.status()).toEqual(
      ['pixazo', 'appypie', 'aigateway'].map((providerId) => ({
        providerId,
        hasKey: false,
        last4: null,
        protection: null,
        locked: false,
        missingFor: []
      }))
    )
    expect(await store.read('pixazo', home)).toBeNull()
    expect(store.problems).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a key in the keychain', () => {
  it('is there after a restart, in a file that only its user can read and that does not reveal it', async ({
    folder
  }) => {
    const status = await (await open(folder)).set('pixazo', `  ${key}\n`, 'keychain')
    expect(status).toEqual({
      providerId: 'pixazo',
      hasKey: true,
      last4: '6789',
      protection: 'keychain',
      locked: false,
      missingFor: []
    })
    expect((await stat(path(folder))).mode & 0o777).toBe(0o600)
    expect(await onDisk(folder)).not.toMatch(/canary|c2stY2FuYXJ5/)
    expect(JSON.parse(await onDisk(folder))).toMatchObject({
      v: 1,
      keys: { pixazo: { v: 1, protection: 'keychain', backend: 'test-keychain', last4: '6789', origins: [home] } }
    })
    told = []
    const again = await open(folder)
    expect(await again.read('pixazo', home)).toBe(key)
    expect(told).toEqual([key])
    expect(await readdir(folder)).toEqual(['keys.json'])
  })

  it('is not stored if the vault does not protect it, and the choices are named', async ({ folder }) => {
    vault.protects = false
    const failed = (await open(folder)).set('pixazo', key, 'keychain')
    await expect(failed).rejects.toMatchObject({
      code: 'unsupported',
      data: { nextStep: 'Keep the key for this session only, protect it with a passphrase, or accept weak protection.' }
    })
    vault.available = false
    await expect((await open(folder)).set('pixazo', key, 'weak')).rejects.toMatchObject({ code: 'unsupported' })
    expect(await readdir(folder)).toEqual([])
  })

  it('that cannot be opened is locked, kept, and opens again', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'keychain')
    const before = await onDisk(folder)
    vault.locked = true
    const store = await open(folder)
    expect(await statusOf(store, 'pixazo')).toMatchObject({ hasKey: true, last4: '6789', locked: true })
    await expect(store.read('pixazo', home)).rejects.toMatchObject({
      code: 'missing-key',
      data: { nextStep: 'Unlock the keychain and try again, or enter the key again.' }
    })
    expect(await onDisk(folder)).toBe(before)
    vault.locked = false
    expect(await statusOf(store, 'pixazo')).toMatchObject({ locked: false })
    expect(await store.read('pixazo', home)).toBe(key)
  })

  it('can be entered again after the keychain has changed', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'keychain')
    vault.generation = 5
    const store = await open(folder)
    expect(await statusOf(store, 'pixazo')).toMatchObject({ locked: true })
    await store.set('pixazo', 'another-canary-key', 'keychain')
    expect(await (await open(folder)).read('pixazo', home)).toBe('another-canary-key')
  })

  it('is sealed again if the vault asks for it', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'keychain')
    vault.generation = 2
    vault.rotating = true
    expect(await (await open(folder)).read('pixazo', home)).toBe(key)
    vault.rotating = false
    expect(await (await open(folder)).read('pixazo', home)).toBe(key)
  })

  it('is not sealed again by a vault that no longer protects', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'keychain')
    const before = await onDisk(folder)
    Object.assign(vault, { generation: 2, rotating: true, protects: false })
    expect(await (await open(folder)).read('pixazo', home)).toBe(key)
    expect(await onDisk(folder)).toBe(before)
  })
})

describe('weak protection', () => {
  it('is used if chosen, and stays marked as such', async ({ folder }) => {
    vault.protects = false
    expect(await (await open(folder)).set('pixazo', key, 'weak')).toMatchObject({ protection: 'weak' })
    vault.protects = true
    const store = await open(folder)
    expect(await store.read('pixazo', home)).toBe(key)
    expect(await statusOf(store, 'pixazo')).toMatchObject({ protection: 'weak', locked: false })
  })

  it("becomes the keychain's once there is one", async ({ folder }) => {
    expect(await (await open(folder)).set('pixazo', key, 'weak')).toMatchObject({ protection: 'keychain' })
  })
})

describe('a key for the session', () => {
  it('is on no disk, and replaces the stored one', async ({ folder }) => {
    const store = await open(folder)
    await store.set('pixazo', 'an-older-canary-key', 'keychain')
    expect(await store.set('pixazo', key, 'session')).toMatchObject({ protection: 'session', last4: '6789' })
    expect(await store.read('pixazo', home)).toBe(key)
    expect(JSON.parse(await onDisk(folder))).toMatchObject({ keys: {} })
    expect(await (await open(folder)).read('pixazo', home)).toBeNull()
  })

  it('needs no vault', async ({ folder }) => {
    vault.available = false
    const store = await open(folder)
    await store.set('pixazo', key, 'session')
    expect(await store.read('pixazo', home)).toBe(key)
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a passphrase', () => {
  it('locks keys until it is entered, once for all of them', async ({ folder }) => {
    const first = await open(folder)
    await first.set('pixazo', key, 'passphrase', passphrase)
    await first.set('appypie', 'another-canary-key', 'passphrase', passphrase)
    expect(await first.read('pixazo', home)).toBe(key)
    expect(await onDisk(folder)).not.toContain('canary')

    const store = await open(folder)
    expect(await statusOf(store, 'pixazo')).toMatchObject({
      hasKey: true,
      protection: 'passphrase',
      last4: '6789',
      locked: true
    })
    await expect(store.read('pixazo', home)).rejects.toMatchObject({
      code: 'missing-key',
      data: { nextStep: 'Enter your passphrase in the settings.' }
    })
    await expect(store.unlock('wrong horse')).rejects.toMatchObject({ code: 'invalid-input' })
    const statuses = await store.unlock(passphrase)
    expect(statuses.map((status) => status.locked)).toEqual([false, false, false])
    expect([await store.read('pixazo', home), await store.read('appypie', home)]).toEqual([key, 'another-canary-key'])
  })

  it('that differs from that of the other keys is refused, and nothing changes', async ({ folder }) => {
    const store = await open(folder)
    await store.set('pixazo', key, 'passphrase', passphrase)
    const before = await onDisk(folder)
    await expect(store.set('appypie', key, 'passphrase', 'another passphrase')).rejects.toMatchObject({
      code: 'invalid-input'
    })
    expect(await onDisk(folder)).toBe(before)
    expect(await store.read('pixazo', home)).toBe(key)
  })

  it('can be changed by entering the only key again', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'passphrase', passphrase)
    await (await open(folder)).set('pixazo', key, 'passphrase', 'another passphrase')
    const store = await open(folder)
    await store.unlock('another passphrase')
    expect(await store.read('pixazo', home)).toBe(key)
  })

  it('is needed only once a session', async ({ folder }) => {
    const store = await open(folder)
    await expect(store.set('pixazo', key, 'passphrase')).rejects.toMatchObject({
      code: 'invalid-input',
      data: { fields: { passphrase: 'Enter a passphrase' } }
    })
    await store.set('pixazo', key, 'passphrase', passphrase)
    expect(await store.set('appypie', 'another-canary-key', 'passphrase')).toMatchObject({
      protection: 'passphrase',
      locked: false
    })
  })

  it('is the same in every Unicode form', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'passphrase', 'pass\u00e9-pass\u00e9')
    const store = await open(folder)
    await store.unlock('passe\u0301-passe\u0301')
    expect(await store.read('pixazo', home)).toBe(key)
  })

  it('seals each key for its own service: they cannot be swapped in the file', async ({ folder }) => {
    const first = await open(folder)
    await first.set('pixazo', key, 'passphrase', passphrase)
    await first.set('appypie', 'another-canary-key', 'passphrase', passphrase)
    const file = JSON.parse(await onDisk(folder)) as { keys: Record<string, unknown> }
    await writeFile(path(folder), JSON.stringify({ ...file, keys: { ...file.keys, aigateway: file.keys['pixazo'] } }))
    const store = await open(folder)
    await store.unlock(passphrase)
    await expect(store.read('aigateway', home)).rejects.toMatchObject({ code: 'missing-key' })
  })

  it('is not asked for if no key has one', async ({ folder }) => {
    await expect((await open(folder)).unlock(passphrase)).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('an impossible key', () => {
  it.for([
    '',
    '   ',
    'two\nlines',
    'a\tb',
    'clé-secrète',
    'zero\u200bwidth',
    'curly”quote',
    'nul\u0000',
    'x'.repeat(4097)
  ])('%j is refused and not repeated in the message', async (bad, { folder }) => {
    const store = await open(folder)
    const failure = await store.set('pixazo', bad, 'session').catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'invalid-input' })
    expect(JSON.stringify(failure) + String(failure)).not.toContain(bad.trim() || 'no text at all')
    expect(await store.read('pixazo', home)).toBeNull()
  })

  it('of eleven characters shows no ending, of twelve it does', async ({ folder }) => {
    const store = await open(folder)
    expect(await store.set('pixazo', 'abcdefghijk', 'session')).toMatchObject({ last4: null })
    expect(await store.set('pixazo', 'abcdefghijkl', 'keychain')).toMatchObject({ last4: 'ijkl' })
  })

  it('of an unknown service is refused', async ({ folder }) => {
    const store = await open(folder)
    for (const id of ['nobody', '__proto__', 'constructor'])
      await expect(store.set(id, key, 'keychain')).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await store.read('__proto__', home)).toBeNull()
  })
})

describe('clear', () => {
  it('removes the key from memory and disk', async ({ folder }) => {
    const store = await open(folder)
    await store.set('pixazo', key, 'keychain')
    expect(await store.clear('pixazo')).toMatchObject({ hasKey: false, last4: null, protection: null })
    expect(await store.read('pixazo', home)).toBeNull()
    expect(await (await open(folder)).read('pixazo', home)).toBeNull()
  })
})

describe('many changes at once', () => {
  it('all take effect, also through two stores of one folder', async ({ folder }) => {
    const [one, two] = [await open(folder), await open(folder)]
    await Promise.all([
      one.set('pixazo', `${key}-1`, 'keychain'),
      two.set('appypie', `${key}-2`, 'keychain'),
      one.set('aigateway', `${key}-3`, 'keychain')
    ])
    const store = await open(folder)
    expect([
      await store.read('pixazo', home),
      await store.read('appypie', home),
      await store.read('aigateway', home)
    ]).toEqual([`${key}-1`, `${key}-2`, `${key}-3`])
  })
})

describe('a damaged file', () => {
  it.for([
    ['garbage', '{"v":1,"keys":{"pix'],
    ['zeros', '\0'.repeat(100)],
    ['empty', ''],
    ['null', 'null'],
    ['an array', '[1]'],
    ['another shape', '{"v":"1","keys":[]}']
  ] as const)('(%s) is set aside intact and reported', async ([, text], { folder }) => {
    await writeFile(path(folder), text)
    const store = await open(folder)
    expect(await readdir(folder)).toEqual(['keys.damaged-2026-01-02T03-04-05.json'])
    expect(await readFile(join(folder, 'keys.damaged-2026-01-02T03-04-05.json'), 'utf8')).toBe(text)
    expect(store.problems).toHaveLength(1)
    await store.set('pixazo', key, 'keychain')
    expect(await store.read('pixazo', home)).toBe(key)
  })

  it('in one row keeps that row and opens the others', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'keychain')
    const file = JSON.parse(await onDisk(folder)) as { keys: Record<string, unknown> }
    const row = { v: 2, sealed: 'by a newer version' }
    await writeFile(path(folder), JSON.stringify({ ...file, later: true, keys: { ...file.keys, appypie: row } }))
    const store = await open(folder)
    expect(store.problems).toEqual(['The stored key of appypie cannot be read. Please enter it again.'])
    expect(await store.read('pixazo', home)).toBe(key)
    await store.set('aigateway', key, 'keychain')
    expect(JSON.parse(await onDisk(folder))).toMatchObject({ later: true, keys: { appypie: row } })
    await store.set('appypie', key, 'keychain')
    expect(await (await open(folder)).read('appypie', home)).toBe(key)
  })

  it('from a newer version is left alone, and a key for the session still works', async ({ folder }) => {
    const text = '{"v":2,"keys":{"pixazo":{}}}'
    await writeFile(path(folder), text)
    const store = await open(folder)
    expect(store.problems).toHaveLength(1)
    await expect(store.set('pixazo', key, 'keychain')).rejects.toMatchObject({ code: 'storage' })
    await store.set('pixazo', key, 'session')
    expect(await store.read('pixazo', home)).toBe(key)
    expect(await onDisk(folder)).toBe(text)
  })

  it('that cannot be read at all is left alone', async ({ folder }) => {
    await mkdir(path(folder))
    const store = await open(folder)
    expect(store.problems).toHaveLength(1)
    await expect(store.set('pixazo', key, 'keychain')).rejects.toMatchObject({ code: 'storage' })
  })

  describe('that could not be read at the start', () => {
    let store: OpenKeyStore
    const readableAgain = async (folder: string): Promise<void> => {
      await rm(path(folder), { recursive: true })
      await rename(`${path(folder)}.away`, path(folder))
    }

    it.beforeEach(async ({ folder }) => {
      await (await open(folder)).set('pixazo', key, 'keychain')
      await rename(path(folder), `${path(folder)}.away`)
      await mkdir(path(folder))
      store = await open(folder)
    })

    it('does not bring back a key that is removed later, and reports none as removed before that', async ({
      folder
    }) => {
      await expect(store.clear('pixazo')).rejects.toMatchObject({ code: 'storage' })
      await readableAgain(folder)
      expect(await store.clear('pixazo')).toMatchObject({ hasKey: false })
      expect(await (await open(folder)).read('pixazo', home)).toBeNull()
    })

    it('does not bring back a key that one for the session replaces', async ({ folder }) => {
      await readableAgain(folder)
      await store.set('pixazo', `${key}-of-now`, 'session')
      expect(await onDisk(folder)).not.toContain('ciphertext')
      expect(await (await open(folder)).read('pixazo', home)).toBeNull()
    })
  })

  it('that was readable by others no longer is', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'keychain')
    await chmod(path(folder), 0o644)
    await open(folder)
    expect((await stat(path(folder))).mode & 0o777).toBe(0o600)
  })
})

describe('the address of a key', () => {
  const refused = {
    code: 'missing-key',
    data: { action: 'check-key', nextStep: expect.stringContaining(`Enter the key for ${elsewhere}`) as unknown }
  }

  it.for(['keychain', 'passphrase', 'session', 'weak'] as const)(
    '(%s) is the only one that it is given out for',
    async (protection, { folder }) => {
      const store = await open(folder)
      vault.protects = protection !== 'weak'
      await store.set('pixazo', key, protection, passphrase)
      inForce = [elsewhere]
      expect(await statusOf(store, 'pixazo')).toMatchObject({ hasKey: true, missingFor: [elsewhere] })
      await expect(store.read('pixazo', elsewhere)).rejects.toMatchObject(refused)
      expect(await store.read('pixazo', home)).toBe(key)
    }
  )

  it('changes when the key is entered again, and the old address is forgotten with the old key', async ({ folder }) => {
    const store = await open(folder)
    await store.set('pixazo', key, 'keychain')
    inForce = [elsewhere]
    await store.set('pixazo', 'another-canary-key', 'keychain')
    const again = await open(folder)
    expect(await again.read('pixazo', elsewhere)).toBe('another-canary-key')
    await expect(again.read('pixazo', home)).rejects.toMatchObject({ code: 'missing-key' })
  })

  it('is added when the same key is entered for it', async ({ folder }) => {
    const store = await open(folder)
    await store.set('pixazo', key, 'keychain')
    inForce = [elsewhere]
    expect(await store.set('pixazo', key, 'keychain')).toMatchObject({ missingFor: [] })
    const again = await open(folder)
    expect([await again.read('pixazo', home), await again.read('pixazo', elsewhere)]).toEqual([key, key])
  })

  it('is the documented one for a key from before addresses were recorded', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'keychain')
    const file = JSON.parse(await onDisk(folder)) as { keys: Record<string, Record<string, unknown>> }
    delete file.keys['pixazo']!['origins']
    await writeFile(path(folder), JSON.stringify(file))
    inForce = [elsewhere]
    const store = await open(folder)
    expect(await statusOf(store, 'pixazo')).toMatchObject({ missingFor: [elsewhere] })
    await expect(store.read('pixazo', elsewhere)).rejects.toMatchObject(refused)
    expect(await store.read('pixazo', home)).toBe(key)
  })

  it('is checked before anything is decrypted', async ({ folder }) => {
    await (await open(folder)).set('pixazo', key, 'keychain')
    const store = await open(folder)
    vault.decrypt = () => Promise.reject(new Error('nothing may be decrypted here'))
    await expect(store.read('pixazo', elsewhere)).rejects.toMatchObject(refused)
  })

  it('must be known', async ({ folder }) => {
    inForce = []
    await expect((await open(folder)).set('pixazo', key, 'session')).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('a keychain that protects in name only', () => {
  it('is not trusted: what it sealed before is called weak, and a passphrase is the solution', async ({ folder }) => {
    vault.protects = false
    await (await open(folder)).set('pixazo', key, 'weak')
    const file = await onDisk(folder)
    await writeFile(path(folder), file.replace('"weak"', '"keychain"'))
    const store = await open(folder)
    expect(await statusOf(store, 'pixazo')).toMatchObject({ protection: 'weak', locked: false })
    expect(await store.read('pixazo', home)).toBe(key)
    expect(await store.set('pixazo', key, 'passphrase', passphrase)).toMatchObject({ protection: 'passphrase' })
  })

  it('is detected by its output, even if it has just claimed to protect', async ({ folder }) => {
    const store = await open(folder)
    vault.encrypt = async (plain) => new Uint8Array([0, 1, ...Buffer.from(plain)])
    await expect(store.set('pixazo', key, 'keychain')).rejects.toMatchObject({ code: 'unsupported' })
    expect(await readdir(folder)).toEqual([])
  })

  it('is replaced automatically once there is a real one', async ({ folder }) => {
    vault.protects = false
    await (await open(folder)).set('pixazo', key, 'weak')
    await writeFile(path(folder), (await onDisk(folder)).replace('"weak"', '"keychain"'))
    Object.assign(vault, { protects: true, generation: 2, rotating: true })
    const store = await open(folder)
    expect(await store.read('pixazo', home)).toBe(key)
    expect(await statusOf(store, 'pixazo')).toMatchObject({ protection: 'keychain' })
  })
})
