import { Slider, Switch } from '@mantine/core'
import { IconBallpen } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { brushSizes } from '../painter/mask-editor.ts'
import { getPainter } from '../studio/get-painter.ts'
import { usePainter } from '../studio/use-painter.ts'
import type { ToolKind } from '../tools/tool.ts'
import { tools } from '../tools/tools.ts'
import { AmountBox } from './amount-box.tsx'
import { brushPosition, brushStepped, brushSteps } from './brush-scale.ts'
import classes from './tool-bar.module.css'

const toPicture = (): void => getPainter().focus()

const settings: Record<NonNullable<ToolKind['settings']>, () => ReactNode> = { brush: BrushOptions, wand: WandOptions }

/** The current tool's settings, or how to use it. */
export function ToolOptions(): ReactNode {
  const kind: ToolKind = tools[usePainter((state) => state.tool)]
  if (kind.settings === null) return <p className={classes.hint}>{kind.hint}</p>
  const Settings = settings[kind.settings]
  return <Settings />
}

function BrushOptions(): ReactNode {
  const size = Math.round(usePainter((state) => state.options.brushSize))
  const hardness = Math.round(usePainter((state) => state.options.hardness) * 100)
  const pressure = usePainter((state) => state.options.pressureSize)
  const set = getPainter().setOptions.bind(getPainter())
  return (
    <div className={classes.group} role="group" aria-label={t('inpaint.toolOptions.brush')}>
      <label className={classes.option} data-slider>
        <span className={classes.word}>{t('inpaint.toolOptions.size')}</span>
        <Slider
          className={classes.slider}
          thumbLabel={t('inpaint.toolOptions.brushSize')}
          min={0}
          max={brushSteps}
          value={brushPosition(size)}
          thumbValueText={() => t('inpaint.toolOptions.pixels', { size })}
          onChange={(position) => set({ brushSize: brushStepped(size, position) })}
        />
      </label>
      <AmountBox
        label={t('inpaint.toolOptions.brushSizePixels')}
        unit={t('inpaint.toolOptions.px')}
        min={brushSizes.least}
        max={brushSizes.most}
        value={size}
        onChange={(brushSize) => set({ brushSize })}
        onEnter={toPicture}
      />
      <label className={classes.option} data-slider>
        <span className={classes.word}>{t('inpaint.toolOptions.hardness')}</span>
        <Slider
          className={classes.shortSlider}
          thumbLabel={t('inpaint.toolOptions.hardness')}
          min={0}
          max={100}
          value={hardness}
          thumbValueText={(percent) => t('inpaint.toolOptions.percent', { percent })}
          onChange={(percent) => set({ hardness: percent / 100 })}
        />
      </label>
      <AmountBox
        label={t('inpaint.toolOptions.hardnessPercent')}
        unit="%"
        min={0}
        max={100}
        value={hardness}
        onChange={(percent) => set({ hardness: percent / 100 })}
        onEnter={toPicture}
      />
      <IconButton
        side="top"
        label={t('inpaint.toolOptions.pressure')}
        icon={<IconBallpen size={18} stroke={1.5} />}
        aria-pressed={pressure}
        data-active={pressure || undefined}
        className={classes.toggle}
        onClick={() => set({ pressureSize: !pressure })}
      />
    </div>
  )
}

function WandOptions(): ReactNode {
  const tolerance = usePainter((state) => state.options.tolerance)
  const contiguous = usePainter((state) => state.options.contiguous)
  const set = getPainter().setOptions.bind(getPainter())
  return (
    <div className={classes.group} role="group" aria-label={t('inpaint.toolOptions.magicWand')}>
      <label className={classes.option} data-slider>
        <span className={classes.word}>{t('inpaint.toolOptions.tolerance')}</span>
        <Slider
          className={classes.slider}
          thumbLabel={t('inpaint.toolOptions.tolerance')}
          min={0}
          max={255}
          value={tolerance}
          onChange={(to) => set({ tolerance: to })}
        />
      </label>
      <AmountBox
        label={t('inpaint.toolOptions.toleranceBox')}
        min={0}
        max={255}
        value={tolerance}
        onChange={(to) => set({ tolerance: to })}
        onEnter={toPicture}
      />
      <Switch
        className={classes.switch}
        label={t('inpaint.toolOptions.contiguous')}
        checked={contiguous}
        onChange={(event) => set({ contiguous: event.currentTarget.checked })}
      />
      <WandChoice />
    </div>
  )
}

/** How much the last press selected. */
function WandChoice(): ReactNode {
  const chosen = usePainter((state) => state.chosen)
  const width = usePainter((state) => state.width)
  const height = usePainter((state) => state.height)
  const share = chosen === null ? 0 : (chosen * 100) / (width * height)
  return (
    <span className={classes.chosen} role="status">
      {chosen === null
        ? tools.wand.hint
        : t('inpaint.toolOptions.chosen', {
            count: chosen,
            share: share < 1 ? 'under' : 'whole',
            percent: Math.round(share)
          })}
    </span>
  )
}
