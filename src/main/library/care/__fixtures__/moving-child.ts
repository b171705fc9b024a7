/** A process that moves a library and is killed at a named point: node moving-child.ts <folder> <to> <point>. */
import { newId } from '../../__fixtures__/test-library.ts'
import type { LibraryFs } from '../../disk/library-fs.ts'
import { machineFs } from '../../disk/library-fs.ts'
import { moveLibraryTo } from '../move.ts'
import { checker, testTask } from './care.ts'

const [folder = '', to = '', point = ''] = process.argv.slice(2)
const die = (): void => void process.kill(process.pid, 'SIGKILL')
let copied = 0

const fs: LibraryFs = {
  ...machineFs,
  async copyFile(from, target) {
    copied += 1
    if (point === 'copying' && copied === 3) die()
    await machineFs.copyFile(from, target)
  },
  async rm(path, options) {
    const isEnd = path.endsWith('unfinished-copy.json')
    if (isEnd && point === 'before the end') die()
    await machineFs.rm(path, options)
    if (isEnd && point === 'after the end') die()
  }
}

await moveLibraryTo({ fs, checker, task: testTask(), newId }, folder, to, (rest) => rest())
