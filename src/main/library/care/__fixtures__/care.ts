/** Shared by the tests of backing up, moving, checking and repairing. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { NoteLevel } from '../../../../shared/domain/task.ts'
import type { TaskContext } from '../../../../shared/task-context.ts'
import { checkWork } from '../../../checking/check-work.ts'
import type { Checker } from '../../../checking/checker.ts'
import type { Imaging } from '../../../imaging/imaging.ts'
import { generated, paint, prompting } from '../../__fixtures__/test-library.ts'
import type { Library } from '../../library.ts'

/** The checks, run in this process. */
export const checker: Checker = { ...checkWork, rest: () => undefined, close: () => undefined }

export interface TestTask extends TaskContext {
  readonly notes: { level: NoteLevel; text: string }[]
  cancel(): void
}

/** @param onProgress called before each step; may cancel */
export function testTask(onProgress: (doing: string, task: TestTask) => void = () => undefined): TestTask {
  const controller = new AbortController()
  const notes: TestTask['notes'] = []
  const task: TestTask = {
    notes,
    signal: controller.signal,
    progress: (_done, _total, doing) => onProgress(doing, task),
    note: (level, text) => void notes.push({ level, text }),
    soFar: () => undefined,
    cancel: () => controller.abort(new Error('cancelled by the test'))
  }
  return task
}

/** Adds pictures with everything that a library can record: a mask, a tag, a collection, a rating, one in the trash. */
export async function fill(library: Library, imaging: Imaging, count = 4): Promise<string[]> {
  const ids: string[] = []
  for (let number = 0; number < count; number += 1) {
    ids.push((await library.add(generated(await paint(imaging, number), prompting(`picture ${number}`)))).id)
  }
  await library.addMask({ width: 2, height: 2, bits: 8, data: new Uint8Array([0, 255, 255, 0]) })
  await library.keepReturned(await paint(imaging, 99))
  return ids
}

/** Every file in a folder with its content as text, by path. */
export async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true })).sort()
  const found: Record<string, string> = {}
  for (const name of names) {
    const path = join(folder, name)
    if ((await stat(path)).isFile()) found[name] = (await readFile(path)).toString('latin1')
  }
  return found
}
