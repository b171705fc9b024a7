import { useEffect, useRef } from 'react'
import { canvasSize } from '../../../../../shared/domain/inpaint.ts'
import type { Picture } from '../../../../../shared/domain/picture.ts'
import { fromWireError, toWireError } from '../../../../../shared/errors.ts'
import { reportError } from '../../../data/report.ts'
import { getPainter } from './get-painter.ts'
import { readPicture } from './read-picture.ts'
import { useStudio } from './studio-store.ts'

/**
 * A result to compare with the canvas. An answer that could not be stitched has the size at which it was sent: it is
 * placed where it belongs.
 */
async function readResult(result: Picture): Promise<ImageBitmap> {
  const answer = await readPicture(result)
  const { picture } = useStudio.getState()
  if (result.inpaint === null || result.inpaintReport !== null || picture === null) return answer
  const { width, height } = canvasSize(picture, result.inpaint.extend)
  const { area } = result.inpaint
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(answer, area.x, area.y, area.width, area.height)
  answer.close()
  return canvas.transferToImageBitmap()
}

/**
 * Shows the chosen result over the picture in the painter; the previous one stays until the next is loaded, so that
 * nothing flickers.
 */
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
    readResult(result).then(
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
  useEffect(() => {
    const painter = getPainter()
    let { tool } = painter.state
    return painter.subscribe(() => {
      if (painter.state.tool === tool) return
      tool = painter.state.tool
      useStudio.getState().comparisonChosen(null)
    })
  }, [])
  useEffect(
    () => () => {
      getPainter().compare(null)
      shown.current?.close()
      shown.current = null
    },
    []
  )
}
