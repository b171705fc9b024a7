/**
 * A process that empties the trash and is killed at a named point: node deleting-child.ts <folder> <point>. The points
 * are its file system calls, see dying-fs.ts; with "none" it is killed after it has answered, without closing.
 */
import { openLibrary } from '../open-library.ts'
import { dyingFs } from './dying-fs.ts'
import { imagingHere } from './imaging-here.ts'
import { emptyTrash, newId, TestClock } from './test-library.ts'

const [folder = '', point = ''] = process.argv.slice(2)
const { fs, arm, die } = dyingFs(point)

const library = await openLibrary({ folder, imaging: imagingHere, clock: new TestClock(), newId, fs })
arm()
await emptyTrash(library)
die()
