import { Menu } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { IconButton } from '../icon-button.tsx'
import classes from './form.module.css'
import { lastPrompts } from './prompt-history.ts'

/** Prompts that the menu offers. */
const offered = 12

/** Recent prompts, to be used again. Loaded only when the menu opens. */
export function PromptHistory({ onChoose }: { onChoose: (prompt: string) => void }): ReactNode {
  const [prompts, setPrompts] = useState<string[]>([])
  const look = (): void => {
    const { order, byId } = useJobs.getState()
    setPrompts(
      lastPrompts(
        order.map((id) => byId[id]!),
        offered
      )
    )
  }
  return (
    <Menu position="bottom-end" width={300} onOpen={look}>
      <Menu.Target>
        <IconButton
          label={t('ui.promptHistoryMenu.lastPrompts')}
          size={20}
          icon={<IconHistory size={14} stroke={1.5} />}
        />
      </Menu.Target>
      <Menu.Dropdown className={classes.history}>
        <Menu.Label>{t('ui.promptHistoryMenu.lastPrompts')}</Menu.Label>
        {prompts.length === 0 ? <Menu.Item disabled>{t('ui.promptHistoryMenu.empty')}</Menu.Item> : null}
        {prompts.map((prompt) => (
          <Menu.Item key={prompt} onClick={() => onChoose(prompt)}>
            <span className={classes.historyItem}>{prompt}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
