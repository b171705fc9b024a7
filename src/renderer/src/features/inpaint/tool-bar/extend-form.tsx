import { Button, SegmentedControl } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { canvasSize, type Extend, noExtension } from '../../../../../shared/domain/inpaint.ts'
import { mediaUrl, type Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { Chip, ChipRow } from '../../../ui/chip.tsx'
import { getPainter } from '../studio/get-painter.ts'
import { extendCanvas } from '../studio/studio-persistence.ts'
import { isPlain } from '../studio/studio-store.ts'
import { AmountBox } from './amount-box.tsx'
import classes from './extend.module.css'
import {
  extendProblem,
  moreOnEach,
  mostSide,
  ratios,
  type Side,
  sameSides,
  sideNames,
  sidesForRatio
} from './extend-sizes.ts'

const fills: { value: Extend['fill']; label: string }[] = [
  { value: 'mirror', label: t('inpaint.extendForm.mirrorEdges') },
  { value: 'neutral', label: t('inpaint.extendForm.neutralGrey') }
]

type Shown = Pick<Picture, 'id' | 'width' | 'height'>

/** The four sides, shapes that set them, and how the new part is filled until it is repainted. */
export function ExtendForm({ picture, onDone }: { picture: Shown; onDone: () => void }): ReactNode {
  const [extend, setExtend] = useState<Extend>(() => getPainter().extension)
  const change = (part: Partial<Extend>): void => setExtend({ ...extend, ...part })
  const problem = extendProblem(picture, extend)
  const canvas = canvasSize(picture, extend)
  const there = getPainter().extension
  const same = sameSides(there, extend) && (there.fill === extend.fill || isPlain(extend))
  const apply = (to: Extend): void => {
    extendCanvas(to)
    onDone()
    getPainter().focus()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // In React's tree the popover is inside the panel's form: its Enter must not send anything.
    event.stopPropagation()
    if (problem === null && !same) apply(extend)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.title}>{t('inpaint.extendForm.title')}</p>
      <div className={classes.compass}>
        {sideNames.map((side) => (
          <SideBox key={side} side={side} value={extend[side]} onChange={(pixels) => change({ [side]: pixels })} />
        ))}
        <Diagram picture={picture} extend={extend} />
      </div>
      <ChipRow label={t('inpaint.extendForm.moreOnEverySide')}>
        <span className={classes.word}>{t('inpaint.extendForm.everySide')}</span>
        {[64, 128, 256].map((pixels) => (
          <Chip key={pixels} className={classes.chip} onClick={() => change(moreOnEach(extend, pixels))}>
            +{pixels}
          </Chip>
        ))}
      </ChipRow>
      <ChipRow label={t('inpaint.extendForm.extendToShape')}>
        <span className={classes.word}>{t('inpaint.extendForm.toShape')}</span>
        {ratios.map((ratio) => {
          const sides = sidesForRatio(picture, ratio)
          return (
            <Chip
              key={ratio.label}
              className={`${classes.chip} ${classes.ratio}`}
              active={sameSides(sides, extend) && !isPlain(extend)}
              onClick={() => change(sides)}
            >
              {ratio.label}
            </Chip>
          )
        })}
      </ChipRow>
      <SegmentedControl
        className={classes.fills}
        fullWidth
        size="xs"
        aria-label={t('inpaint.extendForm.fill')}
        data={fills}
        value={extend.fill}
        onChange={(fill) => change({ fill })}
      />
      <p className={classes.summary}>
        {isPlain(extend)
          ? t('inpaint.extendForm.newSizeUnchanged', { width: canvas.width, height: canvas.height })
          : t('inpaint.extendForm.newSize', { width: canvas.width, height: canvas.height })}
      </p>
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <div className={classes.buttons}>
        <Button size="xs" variant="subtle" color="gray" disabled={isPlain(there)} onClick={() => apply(noExtension)}>
          {t('inpaint.extendForm.reset')}
        </Button>
        <Button size="xs" type="submit" variant="filled" disabled={problem !== null || same}>
          {t('inpaint.extendForm.extend')}
        </Button>
      </div>
    </form>
  )
}

const sideLabels: Record<Side, string> = {
  top: t('inpaint.extendForm.topPixels'),
  right: t('inpaint.extendForm.rightPixels'),
  bottom: t('inpaint.extendForm.bottomPixels'),
  left: t('inpaint.extendForm.leftPixels')
}

function SideBox({
  side,
  value,
  onChange
}: {
  side: Side
  value: number
  onChange: (pixels: number) => void
}): ReactNode {
  return (
    <div className={classes[side]}>
      <AmountBox
        label={sideLabels[side]}
        unit={t('inpaint.extendForm.px')}
        min={0}
        max={mostSide}
        step={8}
        live
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

/** The picture within its canvas, to scale. */
function Diagram({ picture, extend }: { picture: Shown; extend: Extend }): ReactNode {
  const canvas = canvasSize(picture, extend)
  const line = Math.max(canvas.width, canvas.height) / 90
  return (
    <svg
      className={classes.diagram}
      viewBox={`${-line} ${-line} ${canvas.width + 2 * line} ${canvas.height + 2 * line}`}
      aria-hidden="true"
    >
      <rect
        className={classes.canvas}
        width={canvas.width}
        height={canvas.height}
        strokeWidth={line}
        strokeDasharray={line * 4}
      />
      <image
        href={mediaUrl(picture.id, 'thumbnail')}
        preserveAspectRatio="none"
        x={extend.left}
        y={extend.top}
        width={picture.width}
        height={picture.height}
      />
    </svg>
  )
}
