/** Words of the buttons that stand beside an error. */
import type { ErrorAction } from '../../../shared/errors.ts'

const labels: Record<ErrorAction, string> = {
  'check-key': 'Check key',
  retry: 'Try again',
  'edit-request': 'Edit request',
  'open-service-settings': 'Open service settings',
  'open-image-host': 'Set up the image host',
  'choose-folder': 'Choose a folder…',
  'free-space': 'Try again',
  unlock: 'Unlock the key',
  decide: 'Decide…',
  wait: 'Show the queue'
}

export function actionLabel(action: ErrorAction): string {
  return labels[action]
}
