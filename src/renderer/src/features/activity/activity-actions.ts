import type { Action } from '../../actions/action.ts'
import { useActivity } from './activity-store.ts'

export const activityActions: readonly Action[] = [
  {
    id: 'activity.show',
    label: 'Activity',
    where: ['window'],
    palette: { group: 'Go to', keywords: ['tasks', 'progress', 'import', 'export', 'backup'] },
    run: () => useActivity.getState().panelToggled(true)
  },
  {
    id: 'activity.close',
    label: 'Close the activity panel',
    keys: ['Esc'],
    where: ['activity'],
    run: () => useActivity.getState().panelToggled(false)
  }
]
