import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { findEverything } from '../../actions/find-pictures.ts'
import { useArrivals } from '../../data/arrivals-store.ts'
import { selectWhenListed } from './select-when-listed.ts'

/** Clears search and filters, and selects the newest of what they hid. */
export const showArrivals: Action = {
  id: 'gallery.showArrivals',
  label: t('gallery.showArrivals.show'),
  where: ['gallery', 'window'],
  looksAt: [useArrivals],
  when: () => useArrivals.getState().hidden.length + useArrivals.getState().failed.length > 0,
  palette: {
    group: 'find',
    label: t('gallery.showArrivals.showHidden'),
    keywords: t('gallery.showArrivals.keywords')
  },
  run: () => {
    const newest = useArrivals.getState().hidden.at(-1)
    findEverything()
    if (newest !== undefined) selectWhenListed(() => [newest], { shows: true, isWhole: () => true })
  }
}
