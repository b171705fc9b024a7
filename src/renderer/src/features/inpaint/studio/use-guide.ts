import { useEffect } from 'react'
import type { Repaint } from './describe-repaint.ts'
import { getPainter } from './painter-instance.ts'
import { useStudio } from './studio-store.ts'
import { guideLabel } from './studio-words.ts'

/** Draws the frame of what will be sent over the picture. @param repaint null: there is none */
export function useGuide(repaint: Repaint | null): void {
  const shown =
    repaint && repaint.inpaint.mode === 'masked' && repaint.plan.problems.length === 0 ? repaint.inpaint : null
  const key = shown === null ? null : JSON.stringify({ rect: shown.area, label: guideLabel(shown) })
  const bitmap = useStudio((state) => state.bitmap)
  // Another picture in the painter begins without a frame, be it the same one.
  useEffect(() => {
    if (bitmap.kind === 'ready') getPainter().guide(key === null ? null : JSON.parse(key))
  }, [key, bitmap])
  useEffect(() => () => getPainter().guide(null), [])
}
