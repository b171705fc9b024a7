import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import type { MaskPixels } from '../../../../../shared/raster/mask-pixels.ts'
import { scaleMask } from '../../../../../shared/raster/scale.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { getPainter } from '../studio/get-painter.ts'
import { usePainter } from '../studio/use-painter.ts'
import { fitMask, fitOf, oddWords, sizeWords } from './fit-mask.ts'
import { type How, HowChoice } from './how-choice.tsx'
import { likelyReading, type MaskPlanes, maskOf, type Reading } from './mask-planes.ts'
import classes from './masks.module.css'

/** A file that was read, before it becomes a mask. */
export interface Incoming {
  name: string
  planes: MaskPlanes
}

/** Asks which part of a file is the mask, and how it is combined with the existing mask. */
export function ImportMask({ incoming, onClose }: { incoming: Incoming | null; onClose: () => void }): ReactNode {
  return (
    <Dialog
      opened={incoming !== null}
      onClose={onClose}
      title={t('inpaint.importMask.title')}
      size={460}
      returnFocus={false}
    >
      {incoming ? <ImportForm {...incoming} onClose={onClose} /> : null}
    </Dialog>
  )
}

const labels: Record<Reading, string> = {
  white: t('inpaint.importMask.white'),
  transparent: t('inpaint.importMask.transparent')
}

const previewLabels: Record<Reading, string> = {
  white: t('inpaint.importMask.maskByWhite'),
  transparent: t('inpaint.importMask.maskByTransparency')
}

function ImportForm({ name, planes, onClose }: Incoming & { onClose: () => void }): ReactNode {
  const [reading, setReading] = useState<Reading>(() => likelyReading(planes))
  const [how, setHow] = useState<How>('replace')
  const width = usePainter((state) => state.width)
  const height = usePainter((state) => state.height)
  const painted = usePainter((state) => state.bounds !== null)
  const readings = useMemo(() => {
    const possible: Reading[] = planes.transparent === null ? ['white'] : ['white', 'transparent']
    return possible.map((each) => ({ reading: each, mask: maskOf(planes, each) }))
  }, [planes])
  const chosen = readings.find((each) => each.reading === reading)!.mask
  const odd = useMemo(() => oddWords(chosen), [chosen])
  const fit = fitOf(planes, { width, height })
  const apply = (): void => {
    getPainter().apply(fitMask(chosen, { width, height }), painted ? how : 'replace')
    onClose()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <p className={classes.fileName} data-selectable>
        {name}, {sizeWords(planes)}
      </p>
      {readings.length > 1 ? (
        <fieldset className={classes.readings}>
          <legend>{t('inpaint.importMask.question')}</legend>
          {readings.map((each) => (
            <label key={each.reading} className={classes.reading} data-active={each.reading === reading || undefined}>
              <MaskPreview mask={each.mask} side={180} label={previewLabels[each.reading]} />
              <span>
                <input
                  type="radio"
                  name="reading"
                  checked={each.reading === reading}
                  onChange={() => setReading(each.reading)}
                />
                {labels[each.reading]}
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <div className={classes.onlyReading}>
          <MaskPreview mask={chosen} side={220} label={t('inpaint.importMask.maskLabel')} />
          <span className={classes.note}>{t('inpaint.importMask.whiteIsRepainted')}</span>
        </div>
      )}
      {fit ? <p className={classes.note}>{t('inpaint.importMask.willBeScaled', fit)}</p> : null}
      {odd ? <p className={classes.odd}>{odd}</p> : null}
      {painted ? <HowChoice how={how} onChange={setHow} /> : null}
      <div className={classes.buttons}>
        <Button onClick={onClose}>{t('inpaint.importMask.cancel')}</Button>
        <Button type="submit" variant="filled" data-autofocus>
          {t('inpaint.importMask.use')}
        </Button>
      </div>
    </form>
  )
}

interface Props {
  mask: MaskPixels
  /** Longest side, CSS pixels. */
  side: number
  /** What it shows, for a screen reader. */
  label: string
}

/** A small preview of a mask, white on black. */
function MaskPreview({ mask, side, label }: Props): ReactNode {
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
