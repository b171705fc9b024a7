/** A profile's disk in memory, which refuses when a test says so. */
import type { AppError } from '../../../shared/errors.ts'
import type { AnswerFile } from '../answer.ts'
import { type AnswerFiles, type LoadedAnswers, sha256Of } from '../answer-files.ts'

export interface FilesInMemory extends AnswerFiles {
  /** What a new process would read. */
  loaded(): LoadedAnswers
  refuses: { error: AppError | null }
}

export function filesInMemory(): FilesInMemory {
  const written = new Map<string, { answer: AnswerFile; bytes: Map<number, Uint8Array> }>()
  const refuses: FilesInMemory['refuses'] = { error: null }
  let places = 0
  const loaded = (): LoadedAnswers => ({
    answers: [...written].map(([place, { answer }]) => ({ place, answer: structuredClone(answer) })),
    newer: 0
  })
  return {
    refuses,
    loaded,
    load: async () => loaded(),
    placeFor({ job }) {
      places += 1
      return `${job.id} ${places}`
    },
    async write(place, answer, bytes) {
      if (refuses.error !== null) throw refuses.error
      const before = written.get(place)?.bytes ?? new Map<number, Uint8Array>()
      written.set(place, { answer: structuredClone(answer), bytes: new Map([...before, ...bytes]) })
    },
    async read(place, { ordinal, sha256 }) {
      const bytes = written.get(place)?.bytes.get(ordinal)
      return bytes !== undefined && sha256Of(bytes) === sha256 ? bytes : null
    },
    async remove(place) {
      written.delete(place)
    }
  }
}
