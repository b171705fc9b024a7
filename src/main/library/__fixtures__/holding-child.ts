/**
 * A process that opens a library, says so, and keeps it open until killed or told to end: node holding-child.ts
 * <folder>.
 */
import type { Imaging } from '../../imaging/imaging.ts'
import { openLibrary } from '../open-library.ts'
import { newId, TestClock } from './test-library.ts'

const [folder = ''] = process.argv.slice(2)
const library = await openLibrary({ folder, imaging: {} as Imaging, clock: new TestClock(), newId })
process.send?.(library.info().state)
process.on('message', (message: { rate?: string }) => {
  if (message.rate === undefined) {
    void library.close().then(() => process.exit(0))
    return
  }
  void library.change([message.rate], { rating: 5 }).then(() => process.send?.('rated'))
})
