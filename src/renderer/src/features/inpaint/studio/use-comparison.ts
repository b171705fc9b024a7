import { useEffect, useRef } from 'react'
import { fromWireError, toWireError } from '../../../../../shared/errors.ts'
import { reportError } from '../../../api/report.ts'
import { getPainter } from './painter-instance.ts'
import { readPicture } from './read-picture.ts'
import { useStudio } from './studio-store.ts'

/** Holds the chosen result against the picture in the painter; one stays until the next is there, so that nothing flickers between them. */
export function useComparison(): void {
  const ready = useStudio((state) => state.bitmap.kind === 'ready')
  const result = useStudio((state) => state.children.find((child) => child.id === state.comparing) ?? null)
  const shown = useRef<ImageBitmap | null>(null)
  useEffect(() => {
    const show = (bitmap: ImageBitmap | null): void => {
      const before = shown.current
      shown.current = bitmap
      if (bitmap !== null || before !== null) getPainter().compare(bitmap)
      before?.close()
    }
    if (!ready || result === null) return show(null)
    let current = true
    readPicture(result).then(
      (bitmap) => (current ? show(bitmap) : bitmap.close()),
      (error: unknown) => {
        if (!current) return
        reportError(fromWireError(toWireError(error)))
        useStudio.getState().comparisonChosen(null)
      }
    )
    return () => {
      current = false
    }
  }, [ready, result])
  useEffect(
    () => () => {
      getPainter().compare(null)
      shown.current?.close()
      shown.current = null
    },
    []
  )
}
