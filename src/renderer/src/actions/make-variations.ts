/** Variations of a picture: its recipe sent again, each time with another seed. */
import type { Picture } from '../../../shared/domain/picture.ts'
import { t } from '../../../shared/messages/t.ts'
import { destinationOf } from '../data/destination.ts'
import { useKeys } from '../data/keys-store.ts'
import { showNotice } from '../data/notices.ts'
import type { OperationPlace } from '../data/providers-store.ts'
import { findOperation, useProviders } from '../data/providers-store.ts'
import { requestsFromForm } from '../data/requests-from-form.ts'
import { useSettings } from '../data/settings-store.ts'
import { ask } from './ask.ts'
import { commands } from './commands.ts'
import { sendRequests } from './send-requests.ts'

/** For one click. */
export const variationCount = 4

/** The model that a picture was made with, if it can make another from text alone. */
export function modelOf({ operationId }: Pick<Picture, 'operationId'>): OperationPlace | null {
  const place = operationId === null ? null : findOperation(useProviders.getState().providers, operationId)
  return place?.operation.kind === 'text-to-image' ? place : null
}

/** Sends them. If they may cost something, the user is asked first, with destination and price. */
export async function makeVariations(picture: Picture): Promise<void> {
  const place = modelOf(picture)
  if (place === null || picture.parameters === null) return
  const { provider, operation } = place
  const destination = destinationOf(
    provider,
    operation,
    useSettings.getState().settings.baseUrls,
    useKeys.getState().byProvider[provider.id]
  )
  if (destination.kind === 'missing-key' || destination.kind === 'locked') {
    const press = (): void => commands.run('openServiceSettings', { providerId: provider.id })
    showNotice({
      id: 'no key for variations',
      message: destination.text,
      button: { label: t('actions.makeVariations.openSettings'), press }
    })
    return
  }
  const agreed =
    destination.kind === 'demo' ||
    (await ask({
      title: t('actions.makeVariations.makeVariations', { count: variationCount }),
      text: t('actions.makeVariations.requestsTo', {
        count: variationCount,
        label: provider.label,
        model: operation.label,
        price: operation.price,
        destination: destination.text
      }),
      yes: t('actions.makeVariations.make', { count: variationCount }),
      no: t('actions.makeVariations.cancel')
    }))
  if (!agreed) return
  const { samples, ...parameters } = picture.parameters
  const { requests } = requestsFromForm(
    {
      operation,
      parameters: samples === undefined ? parameters : { ...parameters, samples: 1 },
      seedMode: 'random',
      count: variationCount
    },
    Math.random
  )
  await sendRequests(requests.map((request) => ({ ...request, derivedFromPictureId: picture.id })))
  showNotice({
    id: 'variations',
    message: t('actions.makeVariations.addedToQueue', { count: variationCount }),
    stays: 2500
  })
}
