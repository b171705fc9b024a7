import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import type { Clock } from '../../shared/clock.ts'
import { s3Schema } from '../../shared/domain/image-host.ts'
import { settingsSchema } from '../../shared/domain/settings.ts'
import { it as plain } from '../__fixtures__/it.ts'
import { defaultSettings, mendSettings, mergeForFile } from './mend-settings.ts'
import { openSettings, type SettingsStore } from './open-settings.ts'

/** Does not exist before the first change. */
const it = plain.extend('profile', ({ folder }) => join(folder, 'profile'))

const clock: Clock = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), monotonic: () => 0, sleep: () => Promise.resolve() }
const aside = 'settings.damaged-2026-01-02T03-04-05.json'

const open = (profile: string): Promise<SettingsStore> => openSettings({ folder: profile, clock })
const path = (profile: string, name = 'settings.json'): string => join(profile, name)
const onDisk = async (profile: string, name?: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(path(profile, name), 'utf8')) as Record<string, unknown>
const write = async (profile: string, text: string | Uint8Array, name?: string): Promise<void> => {
  await mkdir(profile, { recursive: true })
  await writeFile(path(profile, name), text)
}

describe('a first start', () => {
  it('has the defaults, no problems, and writes nothing', async ({ profile }) => {
    const store = await open(profile)
    expect(store.get()).toEqual(settingsSchema.parse({}))
    expect(store.problems).toEqual([])
    await expect(stat(profile)).rejects.toThrow('ENOENT')
  })
})

describe('update', () => {
  it('is reported as soon as it is in force, before its copy is on disk', async ({ profile }) => {
    const store = await open(profile)
    const told: unknown[] = []
    await store.update({ theme: 'dark' }, ({ theme }) => {
      told.push(theme, store.get().theme, existsSync(path(profile, 'settings.backup.json')))
    })
    expect(told).toEqual(['dark', 'dark', false])
    await expect(store.update({ theme: 'pink' as 'dark' }, () => told.push('refused'))).rejects.toMatchObject({
      code: 'invalid-input'
    })
    expect(told).toHaveLength(3)
  })

  it('is there after a restart, with a good copy beside it', async ({ profile }) => {
    const store = await open(profile)
    const changed = await store.update({
      theme: 'light',
      requestTimeout: 60,
      baseUrls: { 'pixazo.gateway': 'http://127.0.0.1:1234' }
    })
    expect(changed).toMatchObject({ theme: 'light', requestTimeout: 60, pollDeadline: 300 })
    expect((await open(profile)).get()).toEqual(changed)
    expect(await onDisk(profile, 'settings.backup.json')).toEqual(await onDisk(profile))
    expect((await readdir(profile)).sort()).toEqual(['settings.backup.json', 'settings.json'])
  })

  it('replaces draft and layout as a whole and leaves everything else', async ({ profile }) => {
    const store = await open(profile)
    await store.update({ theme: 'dark' })
    await store.update({
      draft: {
        operationId: 'pixazo/sd3',
        parameters: {},
        derivedFromPictureId: null,
        origin: null,
        seedMode: 'locked',
        count: 2
      }
    })
    expect((await open(profile)).get()).toMatchObject({ theme: 'dark', draft: { operationId: 'pixazo/sd3', count: 2 } })
  })

  it('sets the library folder and resets it', async ({ profile }) => {
    const store = await open(profile)
    expect((await store.setLibraryFolder('/media/disk/pictures')).libraryFolder).toBe('/media/disk/pictures')
    expect((await store.setLibraryFolder(null)).libraryFolder).toBeNull()
  })

  it('a field without a value stays as it is', async ({ profile }) => {
    const store = await open(profile)
    await store.update({ theme: 'dark' })
    expect(await store.update({ theme: undefined, welcomed: true })).toMatchObject({ theme: 'dark', welcomed: true })
  })

  it('refuses what is not valid, and nothing changes', async ({ profile }) => {
    const store = await open(profile)
    await store.update({ theme: 'dark' })
    await expect(store.update({ requestTimeout: 0 })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(store.update(JSON.parse('{"apiKey":"canary"}') as object)).rejects.toMatchObject({
      code: 'invalid-input'
    })
    await expect(store.setLibraryFolder('x'.repeat(5000))).rejects.toMatchObject({ code: 'invalid-input' })
    expect((await open(profile)).get()).toEqual(store.get())
  })

  it('from many at the same time is all stored', async ({ profile }) => {
    const store = await open(profile)
    await Promise.all([
      store.update({ theme: 'light' }),
      store.update({ welcomed: true }),
      store.update({ pollDeadline: 77 })
    ])
    expect((await open(profile)).get()).toMatchObject({ theme: 'light', welcomed: true, pollDeadline: 77 })
  })

  it.for([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'storage'],
    ['EACCES', 'storage']
  ] as const)('that meets %s is reported, and the old settings stay', async ([code, expected], { profile }) => {
    await (await open(profile)).update({ theme: 'light' })
    const failing = {
      get store() {
        return {}
      },
      set store(_content: Record<string, unknown>) {
        throw Object.assign(new Error(code), { code })
      }
    }
    const store = await openSettings({ folder: profile, clock, openFile: () => failing })
    await expect(store.update({ theme: 'dark' })).rejects.toMatchObject({ code: expected })
    expect(store.get().theme).toBe('light')
    expect((await open(profile)).get().theme).toBe('light')
  })

  it('into a folder that became a file is reported', async ({ profile }) => {
    await writeFile(profile, 'in the way')
    await expect((await open(profile)).update({ theme: 'dark' })).rejects.toMatchObject({ code: 'storage' })
  })
})

describe('a damaged file', () => {
  it.for([
    ['cut off', '{"theme":"li'],
    ['zeros', '\0'.repeat(300)],
    ['empty', ''],
    ['an array', '[1]'],
    ['null', 'null'],
    ['a number', '7'],
    ['not UTF-8', Buffer.from([0xff, 0xfe, 0x7b, 0x00])]
  ] as const)('(%s) is set aside, and the last good settings are used', async ([, content], { profile }) => {
    await (await open(profile)).update({ theme: 'light', requestTimeout: 33 })
    await write(profile, content)
    const store = await open(profile)
    expect(store.get()).toMatchObject({ theme: 'light', requestTimeout: 33 })
    expect(store.problems).toEqual([
      `The settings file was damaged: the last good settings are used. The file was set aside as ${aside}.`
    ])
    expect(await readFile(path(profile, aside))).toEqual(Buffer.from(content))
    const again = await open(profile)
    expect([again.get().theme, again.problems]).toEqual(['light', []])
  })

  it('without a good copy gives the defaults', async ({ profile }) => {
    await write(profile, 'garbage')
    const store = await open(profile)
    expect(store.get()).toEqual(defaultSettings())
    expect(store.problems).toEqual([
      `The settings file was damaged: the defaults are used. The file was set aside as ${aside}.`
    ])
  })

  it('with a damaged copy gives the defaults', async ({ profile }) => {
    await write(profile, 'garbage')
    await write(profile, '[1]', 'settings.backup.json')
    expect((await open(profile)).get()).toEqual(defaultSettings())
  })

  it('with wrong types keeps every valid field, and takes the others from the good copy', async ({ profile }) => {
    await (await open(profile)).update({ theme: 'light', requestTimeout: 33, pollDeadline: 44 })
    await write(
      profile,
      JSON.stringify({
        theme: 5,
        requestTimeout: '60',
        pollDeadline: 55,
        welcomed: true,
        layout: { composeWidth: -1, tileSize: 300 }
      })
    )
    const store = await open(profile)
    expect(store.get()).toMatchObject({
      theme: 'light',
      requestTimeout: 33,
      pollDeadline: 55,
      welcomed: true,
      layout: { composeWidth: 328, tileSize: 300 }
    })
    expect(store.problems).toEqual([
      'Some settings were damaged (theme, requestTimeout, layout): their last good values are used. ' +
        `The file was set aside as ${aside}.`
    ])
  })

  it('drops single invalid addresses and keeps the others', async ({ profile }) => {
    await write(
      profile,
      JSON.stringify({
        baseUrls: { a: 'http://127.0.0.1:1', b: 'file:///etc/passwd', c: 7 },
        concurrency: { a: 2, b: 99 }
      })
    )
    expect((await open(profile)).get()).toMatchObject({ baseUrls: { a: 'http://127.0.0.1:1' }, concurrency: { a: 2 } })
  })

  it('with a byte order mark keeps all settings, and is rewritten without it', async ({ profile }) => {
    await write(profile, `\u{feff}${JSON.stringify({ theme: 'light' })}`)
    const store = await open(profile)
    expect(store.get().theme).toBe('light')
    expect(store.problems).toHaveLength(1)
    expect((await readFile(path(profile)))[0]).toBe('{'.codePointAt(0))
  })

  it('that is missing is restored from the good copy', async ({ profile }) => {
    await (await open(profile)).update({ theme: 'light' })
    await rm(path(profile))
    const store = await open(profile)
    expect([store.get().theme, store.problems]).toEqual([
      'light',
      ['The settings file was missing. The last good settings are used.']
    ])
  })

  it('that cannot be read at all is never overwritten', async ({ profile }) => {
    await mkdir(path(profile), { recursive: true })
    const store = await open(profile)
    expect(store.get()).toEqual(defaultSettings())
    expect(store.problems).toHaveLength(1)
    await expect(store.update({ theme: 'dark' })).rejects.toMatchObject({ code: 'storage' })
    expect((await stat(path(profile))).isDirectory()).toBe(true)
  })

  it('with prototype names changes no prototype', async ({ profile }) => {
    await write(
      profile,
      '{"__proto__":{"theme":"light","welcomed":true},"constructor":{"prototype":{"polluted":1}},' +
        '"layout":{"__proto__":{"tileSize":300}}}'
    )
    expect((await open(profile)).get()).toEqual(defaultSettings())
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('a file from a newer version', () => {
  it('keeps what this version does not know, at the top and inside, through a change', async ({ profile }) => {
    await write(
      profile,
      JSON.stringify({ theme: 'dark', colourScheme: { deep: [1] }, layout: { tileSize: 300, columns: 4 } })
    )
    const store = await open(profile)
    expect(store.problems).toEqual([])
    expect(store.get()).toMatchObject({ theme: 'dark', layout: { tileSize: 300 } })
    await store.update({ welcomed: true, layout: { ...store.get().layout, tileSize: 240 } })
    expect(await onDisk(profile)).toMatchObject({
      theme: 'dark',
      welcomed: true,
      colourScheme: { deep: [1] },
      layout: { tileSize: 240, columns: 4 }
    })
  })
})

describe('mendSettings', () => {
  it('makes valid settings from any JSON', () => {
    const names = fc.constantFrom(...Object.keys(settingsSchema.shape))
    const anything = fc.dictionary(names, fc.jsonValue()) as fc.Arbitrary<Record<string, unknown>>
    fc.assert(
      fc.property(anything, anything, (stored, spare) => {
        expect(settingsSchema.safeParse(mendSettings(stored, spare).settings).success).toBe(true)
      })
    )
  })

  it('finds no damage in valid settings', () => {
    expect(mendSettings({ ...defaultSettings() })).toEqual({ settings: defaultSettings(), damaged: [] })
    expect(mendSettings({})).toEqual({ settings: defaultSettings(), damaged: [] })
  })
})

describe('a damaged value', () => {
  /** Every group, whatever it contains. */
  const groups = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const inner = schema.unwrap()
    return inner instanceof z.ZodObject ? [{ name, fields: Object.keys(inner.shape) }] : []
  })
  const defaults = defaultSettings() as unknown as Record<string, Record<string, unknown>>
  const sizeOf = (name: string): number => Object.keys(defaults[name]!).length

  const bucket = s3Schema.parse({ endpoint: 'https://s3.example', bucket: 'one', accessKeyId: 'AK' })

  /** The group with a valid non-default value wherever one of these fits. */
  function changed(name: string): Record<string, unknown> {
    const inner = settingsSchema.shape[name as keyof typeof settingsSchema.shape].unwrap() as unknown as z.ZodObject
    const candidates = [
      true,
      false,
      2,
      90,
      300,
      0.5,
      'light',
      'none',
      'words',
      '#00ff00',
      'http://127.0.0.1:8080',
      '2026-11-01',
      'month',
      'link',
      bucket,
      ['words'],
      { words: true }
    ]
    return Object.fromEntries(
      Object.entries(defaults[name]!).map(([field, value]) => {
        const other = candidates.find(
          (each) => JSON.stringify(each) !== JSON.stringify(value) && inner.shape[field]?.safeParse(each).success
        )
        return [field, other ?? value]
      })
    )
  }

  it.each(groups.flatMap(({ name, fields }) => fields.map((field) => [name, field])))(
    'of %s.%s loses only that value',
    (name, field) => {
      const good = changed(name)
      expect(
        sizeOf(name) < 2 || Object.keys(good).some((each) => each !== field && good[each] !== defaults[name]![each])
      ).toBe(true)
      const { settings, damaged } = mendSettings({
        theme: 'dark',
        [name]: { ...good, [field]: 'neither this \u0000 nor that', later: 1 }
      })
      const now = (settings as unknown as typeof defaults)[name]!
      expect({ ...now, [field]: null }).toEqual({ ...good, [field]: null })
      expect([settings.theme, damaged.filter((each) => each !== name)]).toEqual(['dark', []])
    }
  )

  it('of one list entry keeps the other entries', () => {
    const recent = { folder: '/pictures', pictures: 3, openedAt: 5 }
    const { settings, damaged } = mendSettings({
      recentLibraries: [recent, { ...recent, pictures: 'many' }],
      watchedFolders: ['/in', 7],
      draft: {
        ...defaultSettings().draft,
        parameters: { 'pixazo/sd3': { prompt: 'a lure', steps: 'twenty' }, 'demo/sdxl': { seed: 4 } }
      },
      concurrency: { pixazo: 2, appypie: 'all' }
    })
    expect(settings).toMatchObject({
      recentLibraries: [recent],
      watchedFolders: ['/in'],
      draft: { parameters: { 'pixazo/sd3': { prompt: 'a lure' }, 'demo/sdxl': { seed: 4 } } },
      concurrency: { pixazo: 2 }
    })
    expect(damaged.sort()).toEqual(['concurrency', 'draft', 'recentLibraries', 'watchedFolders'])
  })

  it('that is only valid together with another one loses its group, not the settings', () => {
    const { settings } = mendSettings({ theme: 'dark', proxy: { use: 'manual', address: 'nowhere' } })
    expect(settings).toEqual({ ...defaultSettings(), theme: 'dark' })
  })

  it.each(groups)('leaves a newer version’s names in $name', ({ name }) => {
    const settings = defaultSettings()
    expect(mergeForFile({ [name]: { later: [1] }, latest: 2 }, settings)).toMatchObject({
      latest: 2,
      [name]: { later: [1], ...defaults[name] }
    })
  })
})

describe('an address of a service', () => {
  it.for([
    'https://user:secret@a.test',
    'https://user@a.test/v1',
    String.raw`https:\\user@a.test`,
    'https://a.test/?x=1',
    'https://a.test/#x',
    'file:///etc'
  ])('is refused with a user name or a part after which no path can follow: %s', async (url, { profile }) => {
    const store = await open(profile)
    await expect(store.update({ baseUrls: { 'pixazo.gateway': url } })).rejects.toMatchObject({ code: 'invalid-input' })
    expect(store.get().baseUrls).toEqual({})
  })
})
