import { TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import classes from './form.module.css'
import { readCount, stepped } from './number-text.ts'

interface Props {
  count: number
  /** Most requests sent by one click. */
  most: number
  onCount: (count: number) => void
}

/** How many requests one click sends: an invalid count is marked while typing, and gone when the box is left. */
export function CountBox({ count, most, onCount }: Props): ReactNode {
  const [typed, setTyped] = useState<string | null>(null)
  const step = (by: number): void => {
    setTyped(null)
    onCount(stepped(count, by, { min: 1, max: most }))
  }
  const type = (text: string): void => {
    const read = readCount(text, most)
    if (read !== null) onCount(read)
    // Too many, or starting over: the box shows at once what would be sent.
    setTyped(read === null ? text : null)
  }
  return (
    <TextInput
      className={classes.count}
      aria-label={t('ui.countBox.requestsToSend')}
      title={t('ui.countBox.range', { most })}
      inputMode="numeric"
      autoComplete="off"
      error={typed !== null}
      value={typed ?? `× ${count}`}
      rightSectionWidth={20}
      rightSection={
        <span className={classes.countSteps} aria-hidden>
          <UnstyledButton tabIndex={-1} disabled={count >= most} onClick={() => step(1)}>
            <IconChevronUp size={12} stroke={1.5} />
          </UnstyledButton>
          <UnstyledButton tabIndex={-1} disabled={count <= 1} onClick={() => step(-1)}>
            <IconChevronDown size={12} stroke={1.5} />
          </UnstyledButton>
        </span>
      }
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') setTyped(null)
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        step(event.key === 'ArrowUp' ? 1 : -1)
      }}
    />
  )
}
