import { t } from '../../../../shared/messages/t.ts'
import type { Action } from '../../actions/action.ts'
import { useActivity } from './activity-store.ts'

export const activityActions: readonly Action[] = [
  {
    id: 'activity.show',
    label: t('activity.activityActions.activity'),
    where: ['window'],
    palette: { group: 'goTo', keywords: t('activity.activityActions.keywords') },
    run: () => useActivity.getState().panelToggled(true)
  },
  {
    id: 'activity.close',
    label: t('activity.activityActions.closeActivityPanel'),
    keys: ['Esc'],
    where: ['activity'],
    run: () => useActivity.getState().panelToggled(false)
  }
]
