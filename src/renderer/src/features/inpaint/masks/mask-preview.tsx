import { type ReactNode, useEffect, useRef } from 'react'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { scaleMask } from '../../../../../shared/raster/scale.ts'
import classes from './masks.module.css'

interface Props {
  mask: MaskPixels
  /** Longest side, CSS pixels. */
  side: number
  /** What it shows, for a screen reader. */
  label: string
}

/** A mask in small, white on black. */
export function MaskPreview({ mask, side, label }: Props): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null)
  const scale = side / Math.max(mask.width, mask.height)
  const width = Math.max(1, Math.round(mask.width * scale))
  const height = Math.max(1, Math.round(mask.height * scale))
  useEffect(() => {
    const small = scaleMask(mask, { width, height })
    const image = new ImageData(width, height)
    small.data.forEach((value, i) => image.data.set([value, value, value, 255], i * 4))
    ref.current?.getContext('2d')?.putImageData(image, 0, 0)
  }, [mask, width, height])
  return <canvas ref={ref} className={classes.preview} width={width} height={height} role="img" aria-label={label} />
}
