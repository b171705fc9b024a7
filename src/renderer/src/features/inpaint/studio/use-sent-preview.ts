import { useEffect, useRef, useState } from 'react'
import type { Inpaint } from '../../../../../shared/domain/inpaint.ts'
import { type AppError, fromWireError, toWireError } from '../../../../../shared/errors.ts'
import { api } from '../../../api/client.ts'
import { getPainter } from './painter-instance.ts'
import { useStudio } from './studio-store.ts'
import { usePainter } from './use-painter.ts'

export interface SentPreview {
  /** Object URLs of the two files as they would be uploaded; null before the first. */
  files: { picture: string; mask: string } | null
  /** What is shown is older than what is painted. */
  checking: boolean
  failure: AppError | null
}

/** Milliseconds of stillness before the files are made. */
const still = 350

const urlOf = (bytes: Uint8Array<ArrayBuffer>): string => URL.createObjectURL(new Blob([bytes], { type: 'image/png' }))

function release(files: SentPreview['files']): void {
  if (files === null) return
  URL.revokeObjectURL(files.picture)
  URL.revokeObjectURL(files.mask)
}

const nothing: SentPreview = { files: null, checking: false, failure: null }

/**
 * The exact picture and mask that would be sent, made anew when anything of them changes and one is still.
 * @param inpaint null: nothing can be sent
 */
export function useSentPreview(inpaint: Inpaint | null): SentPreview {
  const pictureId = useStudio((state) => state.pictureId)
  const revision = usePainter((state) => state.revision)
  const working = usePainter((state) => state.working)
  const [preview, setPreview] = useState<SentPreview>(nothing)
  /** One at a time: the process that makes them is not asked for what nobody waits for any more. */
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const key = inpaint === null || pictureId === null ? null : JSON.stringify(inpaint)

  useEffect(() => {
    if (key === null || working) return
    let current = true
    setPreview((before) => ({ ...before, checking: true }))
    const make = async (): Promise<void> => {
      await last.current
      if (!current) return
      const input = { pictureId: pictureId!, mask: getPainter().exportMask(), inpaint: JSON.parse(key) as Inpaint }
      const made = api.inpaint.preview(input).then(
        ({ picture, mask }) => ({ files: { picture: urlOf(picture), mask: urlOf(mask) }, failure: null }),
        (error: unknown) => ({ files: null, failure: fromWireError(toWireError(error)) })
      )
      last.current = made
      const { files, failure } = await made
      if (current) setPreview({ files, failure, checking: false })
      else release(files)
    }
    const timer = setTimeout(() => void make(), still)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [key, pictureId, revision, working])

  const { files } = preview
  useEffect(() => () => release(files), [files])
  return key === null ? nothing : preview
}
