import { useEffect, useRef, useState } from 'react'
import type { Inpaint } from '../../../../../shared/domain/inpaint.ts'
import { type AppError, fromWireError, toWireError } from '../../../../../shared/errors.ts'
import { api } from '../../../data/client.ts'
import { getPainter } from './get-painter.ts'
import { useStudio } from './studio-store.ts'
import { usePainter } from './use-painter.ts'

export interface SentPreview {
  /** Object URLs of the two files as they would be uploaded; null before the first. */
  files: { picture: string; mask: string } | null
  /** What is shown is older than what is painted. */
  checking: boolean
  failure: AppError | null
}

/** Debounce in milliseconds before the files are made. */
const still = 350

const urlOf = (bytes: Uint8Array<ArrayBuffer>): string => URL.createObjectURL(new Blob([bytes], { type: 'image/png' }))

function release(files: SentPreview['files']): void {
  if (files === null) return
  URL.revokeObjectURL(files.picture)
  URL.revokeObjectURL(files.mask)
}

/** What was made last, and from what. */
interface Made {
  key: string | null
  files: SentPreview['files']
  failure: AppError | null
}

interface Question {
  pictureId: string
  inpaint: Inpaint
  revision: number
}

async function make({ pictureId, inpaint }: Question): Promise<Omit<Made, 'key'>> {
  try {
    const { picture, mask } = await api.inpaint.preview({ pictureId, mask: getPainter().exportMask(), inpaint })
    return { files: { picture: urlOf(picture), mask: urlOf(mask) }, failure: null }
  } catch (error) {
    return { files: null, failure: fromWireError(toWireError(error)) }
  }
}

/**
 * The exact picture and mask that would be sent, made again after changes have stopped.
 * @param inpaint null: nothing can be sent
 */
export function useSentPreview(inpaint: Inpaint | null): SentPreview {
  const pictureId = useStudio((state) => state.pictureId)
  const revision = usePainter((state) => state.revision)
  const working = usePainter((state) => state.working)
  const [made, setMade] = useState<Made>({ key: null, files: null, failure: null })
  /** One at a time: the imaging process does not get requests that nobody waits for any more. */
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const key =
    inpaint === null || pictureId === null ? null : JSON.stringify({ pictureId, inpaint, revision } satisfies Question)

  useEffect(() => {
    if (key === null || working) return
    let current = true
    const ask = async (): Promise<void> => {
      await last.current
      if (!current) return
      const asked = make(JSON.parse(key) as Question)
      last.current = asked
      const answer = await asked
      if (current) setMade({ key, ...answer })
      else release(answer.files)
    }
    const timer = setTimeout(() => void ask(), still)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [key, working])

  const { files, failure } = made
  useEffect(() => () => release(files), [files])
  return key === null ? { files: null, checking: false, failure: null } : { files, failure, checking: made.key !== key }
}
