/** A disk with bad sectors: the files and folders at these paths exist but cannot be read. */
import { type LibraryFs, machineFs } from '../disk/library-fs.ts'

const unreadable = (): Error => Object.assign(new Error('EIO'), { code: 'EIO' })

/** @param bad absolute paths of files and folders */
export const refusingFs = (...bad: string[]): LibraryFs => ({
  ...machineFs,
  readFile: async (path) => (bad.includes(path) ? Promise.reject(unreadable()) : await machineFs.readFile(path)),
  readdir: async (path) => (bad.includes(path) ? Promise.reject(unreadable()) : await machineFs.readdir(path))
})
