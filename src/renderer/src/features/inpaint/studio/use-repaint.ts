import { useNetwork } from '@mantine/hooks'
import { useMemo } from 'react'
import type { Rect } from '../../../../../shared/raster/mask-pixels.ts'
import { useAppInfo } from '../../../data/app-store.ts'
import { useKeys } from '../../../data/keys-store.ts'
import { useProviders } from '../../../data/providers-store.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { describeRepaint, type Repaint } from './describe-repaint.ts'
import { getPainter } from './get-painter.ts'
import { chosenPlace, inpaintOperations } from './studio-operation.ts'
import { useStudio } from './studio-store.ts'
import { usePainter } from './use-painter.ts'

const textOf = (bounds: Rect | null): string =>
  bounds ? [bounds.x, bounds.y, bounds.width, bounds.height].join(' ') : ''

/** What a click on Repaint would currently do; null until there is a picture and a model. */
export function useRepaint(): Repaint | null {
  const providers = useProviders((state) => state.providers)
  const form = useStudio((state) => state.form)
  const ready = useStudio((state) => state.bitmap.kind === 'ready')
  const place = useMemo(
    () => chosenPlace(inpaintOperations(providers), form.operationId),
    [providers, form.operationId]
  )
  const { imageHost, baseUrls } = useSettings((state) => state.settings)
  const key = useKeys((state) => (place ? state.byProvider[place.provider.id] : undefined))
  const writable = useAppInfo((state) => state.library === null || state.library.state === 'ready')
  const { online } = useNetwork()
  const width = usePainter((state) => state.width)
  const height = usePainter((state) => state.height)
  const bounds = usePainter((state) => textOf(state.bounds))
  const full = usePainter((state) => state.full)
  return useMemo(() => {
    if (!place || !ready) return null
    const [x, y, boundsWidth, boundsHeight] = bounds.split(' ').map(Number) as [number, number, number, number]
    const rect = bounds === '' ? null : { x, y, width: boundsWidth, height: boundsHeight }
    return describeRepaint({
      place,
      form,
      canvas: { width, height },
      bounds: rect,
      full,
      imageHost,
      baseUrls,
      key,
      writable,
      online
    })
  }, [place, ready, form, width, height, bounds, full, imageHost, baseUrls, key, writable, online])
}

/** The same at this moment, for code outside components. */
export function repaintNow(): Repaint | null {
  const { form, bitmap } = useStudio.getState()
  const place = chosenPlace(inpaintOperations(useProviders.getState().providers), form.operationId)
  if (!place || bitmap.kind !== 'ready') return null
  const { width, height, bounds, full } = getPainter().state
  const { imageHost, baseUrls } = useSettings.getState().settings
  const { library } = useAppInfo.getState()
  return describeRepaint({
    place,
    form,
    canvas: { width, height },
    bounds,
    full,
    imageHost,
    baseUrls,
    key: useKeys.getState().byProvider[place.provider.id],
    writable: library === null || library.state === 'ready',
    online: navigator.onLine
  })
}
