import type { Inpaint } from '../../../../shared/domain/inpaint.ts'

/** "Around the mask, 396 × 396 sent at 512 × 512, padding 48, feather 6". */
export function areaWords({ mode, area, sent, padding, feather, extend, invert }: Inpaint): string {
  const same = area.width === sent.width && area.height === sent.height
  const size = same
    ? `sent at ${sent.width} × ${sent.height}`
    : `${area.width} × ${area.height} sent at ${sent.width} × ${sent.height}`
  const sides = (['left', 'top', 'right', 'bottom'] as const)
    .filter((side) => extend[side] > 0)
    .map((side) => `${side} ${extend[side]}`)
  return [
    mode === 'masked' ? 'Around the mask' : 'The whole picture',
    size,
    ...(mode === 'masked' ? [`padding ${padding}`] : []),
    `feather ${feather}`,
    ...(sides.length > 0 ? [`extended: ${sides.join(' ')}`] : []),
    ...(invert ? ['mask inverted'] : [])
  ].join(', ')
}
