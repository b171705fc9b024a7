/** A profile's disk that is a map, and that refuses when a test says so. */
import type { AppError } from '../../../shared/errors.ts'
import type { AnswerFile } from '../answer.ts'
import { type AnswerFiles, sha256Of } from '../answer-files.ts'

export interface FilesInMemory extends AnswerFiles {
  /** What a new process would read. */
  loaded(): AnswerFile[]
  refuses: { error: AppError | null }
}

export function filesInMemory(): FilesInMemory {
  const written = new Map<string, { answer: AnswerFile; bytes: Map<number, Uint8Array> }>()
  const refuses: FilesInMemory['refuses'] = { error: null }
  const nameOf = ({ job, library }: Pick<AnswerFile, 'library' | 'job'>): string => `${job.id} ${library.id}`
  const loaded = (): AnswerFile[] => [...written.values()].map(({ answer }) => structuredClone(answer))
  return {
    refuses,
    loaded,
    load: async () => loaded(),
    async write(answer, bytes) {
      if (refuses.error !== null) throw refuses.error
      const before = written.get(nameOf(answer))?.bytes ?? new Map<number, Uint8Array>()
      written.set(nameOf(answer), { answer: structuredClone(answer), bytes: new Map([...before, ...bytes]) })
    },
    async read(answer, { ordinal, sha256 }) {
      const bytes = written.get(nameOf(answer))?.bytes.get(ordinal)
      return bytes !== undefined && sha256Of(bytes) === sha256 ? bytes : null
    },
    async remove(answer) {
      written.delete(nameOf(answer))
    }
  }
}
