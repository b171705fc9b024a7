import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { t } from '../../../shared/messages/t.ts'
import classes from './name-form.module.css'
import { useWork } from './use-work.ts'

interface Props {
  label: string
  /** The initial content of the field, selected. */
  value?: string
  /**
   * A dialog has the label above and the buttons below, a row has all on one line; in place there is only the field.
   */
  look?: 'dialog' | 'row' | 'place'
  size?: 'xs' | 'sm'
  /** The button's label, for the current name. */
  action?: string | ((name: string) => string)
  maxLength?: number
  /** What is wrong with a name before it is applied; null if nothing is. */
  problemOf?: (name: string) => string | null
  /** Applies the name, without surrounding spaces. @throws AppError, shown under the field, which then stays */
  onName: (name: string) => unknown
  /** The name was applied, or nothing is to change. */
  onClose: () => void
  /** Other choices, between field and buttons. */
  children?: (name: string) => ReactNode
}

const missing = (name: string): string | null => (name === '' ? t('ui.nameForm.enterName') : null)

/**
 * Asks for a name. Enter applies it; Escape leaves everything as it was, and closes a dialog. It is no <form>, so that
 * it can be inside another one, whose Enter it does not trigger.
 */
export function NameForm({
  label,
  value = '',
  look = 'dialog',
  size = look === 'dialog' ? 'sm' : 'xs',
  action = t('ui.nameForm.rename'),
  maxLength,
  problemOf = missing,
  onName,
  onClose,
  children
}: Props): ReactNode {
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<string | null>(null)
  const { busy, failure, run, clear } = useWork()
  const name = text.trim()
  const give = async (): Promise<void> => {
    if (busy) return
    if (look === 'place' && name === '') return onClose()
    const wrong = problemOf(name)
    setProblem(wrong)
    if (wrong === null && (await run(async () => await onName(name)))) onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, repeat } = event
    const leaves = key === 'Escape' && look !== 'dialog'
    if ((key !== 'Enter' && !leaves) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    if (leaves) onClose()
    else if (!repeat) void give()
  }
  const buttons = (
    <>
      <Button size={size} onClick={onClose}>
        {t('ui.nameForm.cancel')}
      </Button>
      <Button size={size} variant="filled" loading={busy} onClick={() => void give()}>
        {typeof action === 'string' ? action : action(name)}
      </Button>
    </>
  )
  return (
    <div className={classes[look]}>
      <TextInput
        className={classes.field}
        size={size}
        {...(look === 'dialog'
          ? { label, 'data-autofocus': true }
          : // The surrounding dialog gets Escape before the field does.
            { 'aria-label': label, placeholder: label, autoFocus: true, 'data-mantine-stop-propagation': 'true' })}
        autoComplete="off"
        maxLength={maxLength}
        value={text}
        error={problem ?? failure}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setProblem(null)
          clear()
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          const untouched = name === '' || text === value
          if (look === 'place' && untouched && !busy && problem === null && failure === null) onClose()
        }}
      />
      {children?.(name)}
      {look === 'dialog' ? <div className={classes.buttons}>{buttons}</div> : null}
      {look === 'row' ? buttons : null}
    </div>
  )
}
