import { Button, Slider } from '@mantine/core'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { AppError, fromWireError, toWireError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import classes from './compare.module.css'
import { compareNow, useCompare } from './compare-store.ts'
import { hardlySeen, type Measure, shareInWords } from './difference.ts'
import { commonSize, type Difference, measureDifference } from './measure-difference.ts'
import { Surface } from './surface.tsx'
import type { Pane } from './use-panes.ts'

type Work = { kind: 'measuring' } | { kind: 'measured'; difference: Difference } | { kind: 'failed'; error: AppError }

interface Asked {
  key: string
  attempt: number
  work: Work
}

/** The difference of two pictures, measured again when either changes. */
function useDifference(a: string, b: string): { work: Work; retry: () => void } {
  const key = `${a} ${b}`
  const [asked, setAsked] = useState<Asked>({ key, attempt: 0, work: { kind: 'measuring' } })
  if (asked.key !== key) setAsked({ key, attempt: 0, work: { kind: 'measuring' } })
  const { attempt } = asked
  useEffect(() => {
    const abort = new AbortController()
    const settle = (work: Work): void => {
      if (!abort.signal.aborted) setAsked({ key: `${a} ${b}`, attempt, work })
    }
    measureDifference(a, b, abort.signal).then(
      (difference) => settle({ kind: 'measured', difference }),
      (error: unknown) =>
        settle({ kind: 'failed', error: error instanceof AppError ? error : fromWireError(toWireError(error)) })
    )
    return () => abort.abort()
  }, [a, b, attempt])
  return { work: asked.work, retry: () => setAsked({ key, attempt: attempt + 1, work: { kind: 'measuring' } }) }
}

function measureInWords({ pixels, differing, plainly, largest }: Measure): string {
  if (differing === 0) return t('viewer.differenceMode.identical')
  const share =
    differing === 1
      ? t('viewer.differenceMode.onePixelDiffers')
      : t('viewer.differenceMode.pixelsDiffer', { share: shareInWords(differing, pixels), count: differing })
  const seen =
    plainly === 0
      ? t('viewer.differenceMode.noneByMoreThan', { level: hardlySeen })
      : t('viewer.differenceMode.byMoreThan', { share: shareInWords(plainly, pixels), level: hardlySeen })
  return t('viewer.differenceMode.measured', { all: share, plainly: seen, largest })
}

/** Why the figures are not based on the pictures' own pixels, if so. */
function scaledInWords(a: Pane, b: Pane): string | null {
  if (a.size.width === b.size.width && a.size.height === b.size.height) return null
  const { width, height } = commonSize(a.size, b.size)
  const [smaller] = a.size.width === width && a.size.height === height ? [b] : [a]
  return t('viewer.differenceMode.scaled', {
    letter: smaller.letter,
    width: smaller.size.width,
    height: smaller.size.height,
    newWidth: width,
    newHeight: height
  })
}

/** The canvas is drawn outside React, and inserted as is. */
function Drawing({ drawing, amplify }: { drawing: HTMLCanvasElement; amplify: number }): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => host.current!.replaceChildren(drawing), [drawing])
  return (
    <div
      ref={host}
      className={classes.drawing}
      style={{ filter: `brightness(${amplify})` }}
      role="img"
      aria-label={t('viewer.differenceMode.label')}
    />
  )
}

/** What differs between two pictures, pixel by pixel, with adjustable brightness, and as figures. */
export function DifferenceMode({ a, b }: { a: Pane; b: Pane }): ReactNode {
  const [power, setPower] = useState(2)
  const view = useCompare((state) => state.views[0]!)
  const { viewChanged } = compareNow()
  const { work, retry } = useDifference(a.id, b.id)
  const amplify = 2 ** power
  return (
    <>
      <Surface size={commonSize(a.size, b.size)} view={view} onView={(next) => viewChanged(next, null)}>
        {({ left, top, width, height }) => (
          <div className={classes.picture} data-dark style={{ left, top, width, height }}>
            {work.kind === 'measured' ? <Drawing drawing={work.difference.drawing} amplify={amplify} /> : null}
          </div>
        )}
      </Surface>
      <div className={classes.words}>
        <span role="status" data-selectable>
          {work.kind === 'measuring' ? t('viewer.differenceMode.measuring') : null}
          {work.kind === 'measured'
            ? [measureInWords(work.difference.measure), scaledInWords(a, b)].filter(Boolean).join(' ')
            : null}
          {work.kind === 'failed' ? `${work.error.message} ${work.error.data.nextStep ?? ''}` : null}
        </span>
        {work.kind === 'failed' ? (
          <Button size="xs" onClick={retry}>
            {t('viewer.differenceMode.tryAgain')}
          </Button>
        ) : (
          <span className={classes.amplify}>
            <span>{t('viewer.differenceMode.amplified', { amplify })}</span>
            <Slider
              thumbLabel={t('viewer.differenceMode.amplification')}
              thumbValueText={t('viewer.differenceMode.times', { amplify })}
              min={0}
              max={6}
              step={1}
              value={power}
              onChange={setPower}
              w={120}
            />
          </span>
        )}
      </div>
    </>
  )
}
