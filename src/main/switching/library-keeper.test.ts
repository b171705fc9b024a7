import { expect, it } from 'vitest'
import { createLibraryKeeper } from './library-keeper.ts'

function keeper(broken: string[] = []) {
  const told: string[] = []
  const kept = createLibraryKeeper({
    first: { folder: '/a' },
    folderOf: ({ folder }) => folder,
    open: async (folder, known) => {
      told.push(`open ${folder}${known ? ' (known)' : ''}`)
      if (broken.includes(folder)) throw new Error(`${folder} is broken`)
      return { folder }
    },
    close: async ({ folder }) => void told.push(`close ${folder}`),
    check: async (folder) => {
      if (folder === '/foreign') throw new Error('no library')
    },
    lost: async (folder) => ({ folder: `${folder} (lost)` }),
    changing: (folder) => told.push(`changing to ${folder}`),
    changed: ({ folder }) => told.push(`now ${folder}`)
  })
  return { kept, told }
}

it('opens another library, and the old one again if that fails', async () => {
  const { kept, told } = keeper(['/broken'])
  expect(await kept.open('/b')).toEqual({ folder: '/b' })
  expect(told).toEqual(['changing to /b', 'close /a', 'open /b', 'now /b'])
  await expect(kept.open('/broken')).rejects.toThrow('broken')
  expect(kept.current()).toEqual({ folder: '/b' })
  expect(told.slice(4)).toEqual(['changing to /broken', 'close /b', 'open /broken', 'open /b (known)', 'now /b'])
})

it('does nothing for the open library, unless it is to be reopened', async () => {
  const { kept, told } = keeper()
  await kept.open('/a')
  expect(told).toEqual([])
  await kept.reopen()
  expect(told).toEqual(['changing to /a', 'close /a', 'open /a (known)', 'now /a'])
})

it('makes one change at a time', async () => {
  const { kept, told } = keeper()
  await Promise.all([kept.open('/b'), kept.open('/c'), kept.open('/c')])
  expect(told.filter((line) => line.startsWith('open'))).toEqual(['open /b', 'open /c'])
})

it('runs work while the library is closed, then opens the folder that it names, or the old one', async () => {
  const { kept, told } = keeper()
  expect(
    await kept.whileClosed(async () => {
      told.push('work')
      return { result: 7, open: '/moved' }
    })
  ).toBe(7)
  expect(told).toEqual(['changing to /a', 'close /a', 'work', 'open /moved (known)', 'now /moved'])
  await expect(kept.whileClosed(() => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
  expect(kept.current()).toEqual({ folder: '/moved' })
})

it('keeps the library open if the folder cannot be opened', async () => {
  const { kept, told } = keeper()
  await expect(kept.open('/foreign')).rejects.toThrow('no library')
  expect(told).toEqual([])
})

it('has a placeholder for a library that cannot be reopened', async () => {
  const broken: string[] = []
  const { kept } = keeper(broken)
  broken.push('/a')
  await expect(kept.reopen()).rejects.toThrow('/a is broken')
  expect(kept.current()).toEqual({ folder: '/a (lost)' })
})

it('opens nothing more once it is closed', async () => {
  const { kept, told } = keeper()
  await kept.close()
  await expect(kept.open('/b')).rejects.toThrow('closing')
  expect(told).toEqual(['close /a'])
})
