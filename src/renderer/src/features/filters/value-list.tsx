import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import classes from './browse.module.css'
import { ChoiceRow } from './choice-row.tsx'

export interface Value {
  value: string
  label: string
  note?: string
  count: number | undefined
}

interface Props {
  /** "tags", "models" */
  what: string
  values: readonly Value[]
  chosen: readonly string[]
  stale: boolean
  onToggle: (value: string) => void
  /** Replaces the filter box's own search for values, for incomplete lists. */
  onFilter?: (text: string) => void
}

/** Shown before "Show all". */
const few = 8
/** Longer lists can be filtered. */
const filterable = 12

/** What is shown of a long list: the chosen ones and the first ones, or those that match the text. */
export function shownValues(
  values: readonly Value[],
  chosen: readonly string[],
  text: string,
  whole: boolean
): Value[] {
  const wanted = text.trim().toLocaleLowerCase()
  if (wanted !== '')
    return values.filter(({ label, note }) => `${label} ${note ?? ''}`.toLocaleLowerCase().includes(wanted))
  if (whole) return [...values]
  // A chosen value stays where it was: nothing moves under the mouse.
  const first = values.slice(0, few)
  return [...values.slice(few).filter(({ value }) => chosen.includes(value)), ...first]
}

/** The values of a filter with many choices, any number of which can be chosen. */
export function ValueList({ what, values, chosen, stale, onToggle, onFilter }: Props): ReactNode {
  const [text, setText] = useState('')
  const [whole, setWhole] = useState(false)
  const shown = shownValues(values, chosen, text, whole)
  const left = values.length - shown.length
  return (
    <>
      {values.length > filterable || text !== '' ? (
        <div className={classes.field}>
          <TextInput
            size="xs"
            aria-label={t('filters.valueList.filter', { what })}
            placeholder={t('filters.valueList.filter', { what })}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              onFilter?.(event.currentTarget.value)
            }}
          />
        </div>
      ) : null}
      <div role="group" aria-label={what}>
        {shown.map(({ value, label, note, count }) => (
          <ChoiceRow
            key={value}
            label={label}
            note={note}
            count={count}
            stale={stale}
            on={chosen.includes(value)}
            group="check"
            onChange={() => onToggle(value)}
          />
        ))}
      </div>
      {values.length === 0 && text === '' ? <p className={classes.small}>{t('filters.valueList.noneFound')}</p> : null}
      {text !== '' && shown.length === 0 ? <p className={classes.small}>{t('filters.valueList.noMatch')}</p> : null}
      {text === '' && (left > 0 || whole) && values.length > few ? (
        <button type="button" className={classes.link} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('filters.valueList.showFewer') : t('filters.valueList.showAll', { count: values.length, what })}
        </button>
      ) : null}
    </>
  )
}
