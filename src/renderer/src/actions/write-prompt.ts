/** What the form is asked for from elsewhere. */
import type { Action } from './action.ts'
import { commands } from './commands.ts'

export const writePrompt: Action = {
  id: 'compose.prompt',
  label: 'Write a prompt',
  keys: ['Ctrl+L'],
  inText: true,
  where: ['window'],
  palette: { group: 'Make' },
  run: () => commands.run('focusPrompt')
}
