import { useEffect, useState } from 'react'
import { useStudio } from '../studio/studio-store.ts'
import { hasTransparency } from './decode-mask.ts'

type Transparency = 'yes' | 'no' | 'reading'

/** The result, by the picture's pixels: reading them all takes a moment. */
const found = new WeakMap<ImageBitmap, boolean>()

/** Whether the open picture has transparency; determined once, after what shows it is on screen. */
export function useTransparency(): Transparency {
  const bitmap = useStudio((state) => (state.bitmap.kind === 'ready' ? state.bitmap.bitmap : null))
  const opaqueType = useStudio((state) => state.picture?.mime === 'image/jpeg')
  const [, setReadings] = useState(0)
  const known = bitmap === null || opaqueType ? false : found.get(bitmap)
  useEffect(() => {
    if (bitmap === null || known !== undefined) return
    const timer = setTimeout(() => {
      found.set(bitmap, hasTransparency(bitmap))
      setReadings((count) => count + 1)
    }, 30)
    return () => clearTimeout(timer)
  }, [bitmap, known])
  return known === undefined ? 'reading' : known ? 'yes' : 'no'
}
