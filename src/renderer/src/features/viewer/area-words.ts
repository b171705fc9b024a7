import type { Inpaint } from '../../../../shared/domain/inpaint.ts'
import { t } from '../../../../shared/messages/t.ts'

/** "Around the mask, 396 × 396 sent at 512 × 512, padding 48, feather 6". */
export function areaWords({ mode, area, sent, padding, feather, extend, invert }: Inpaint): string {
  const same = area.width === sent.width && area.height === sent.height
  const size = same
    ? t('viewer.areaWords.sentAt', { width: sent.width, height: sent.height })
    : t('viewer.areaWords.areaSentAt', {
        width: area.width,
        height: area.height,
        sentWidth: sent.width,
        sentHeight: sent.height
      })
  const sides = (['left', 'top', 'right', 'bottom'] as const)
    .filter((side) => extend[side] > 0)
    .map((side) => `${side} ${extend[side]}`)
  return [
    mode === 'masked' ? t('viewer.areaWords.aroundMask') : t('viewer.areaWords.wholePicture'),
    size,
    ...(mode === 'masked' ? [t('viewer.areaWords.padding', { padding })] : []),
    t('viewer.areaWords.feather', { feather }),
    ...(sides.length > 0 ? [t('viewer.areaWords.extended', { sides: sides.join(' ') })] : []),
    ...(invert ? [t('viewer.areaWords.maskInverted')] : [])
  ].join(', ')
}
