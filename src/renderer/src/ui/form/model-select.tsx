import { Select, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import type { OperationPlace } from '../../data/providers-store.ts'
import classes from './form.module.css'
import { useFieldId } from './form-name.ts'

interface Props {
  /** "Service and model" */
  label: string
  places: readonly OperationPlace[]
  place: OperationPlace | null
  onChoose: (place: OperationPlace) => void
}

const nameOf = ({ provider, operation }: OperationPlace): string =>
  `${provider.demo ? t('ui.modelSelect.demo') : provider.label} · ${operation.label}`

/** Operations grouped by service, in list order. */
function grouped(places: readonly OperationPlace[]): { group: string; items: { value: string; label: string }[] }[] {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const place of places) {
    const items = groups.get(place.provider.label) ?? []
    items.push({ value: place.operation.id, label: nameOf(place) })
    groups.set(place.provider.label, items)
  }
  return [...groups].map(([group, items]) => ({ group, items }))
}

/** What to know about a model before sending: folded, since it is read once. */
function Notes({ notes }: { notes: readonly string[] }): ReactNode {
  return (
    <ul className={classes.noteList}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

/** The choice of service and model, with what the model is good for. */
export function ModelSelect({ label, places, place, onChoose }: Props): ReactNode {
  const id = useFieldId('model')
  const [opened, setOpened] = useState(false)
  const notes = place?.operation.notes ?? []
  const data = useMemo(() => grouped(places), [places])
  const byId = useMemo(() => new Map(places.map((each) => [each.operation.id, each])), [places])
  return (
    <div className={classes.field}>
      <div className={classes.labelRow}>
        <label htmlFor={id}>{label}</label>
        {notes.length > 0 ? (
          <UnstyledButton className={classes.disclose} aria-expanded={opened} onClick={() => setOpened(!opened)}>
            <IconChevronDown size={14} stroke={1.5} aria-hidden data-open={opened || undefined} />
            {t('ui.modelSelect.notes', { count: notes.length })}
          </UnstyledButton>
        ) : null}
      </div>
      <Select
        id={id}
        data={data}
        value={place?.operation.id ?? null}
        allowDeselect={false}
        searchable
        maxDropdownHeight={460}
        nothingFoundMessage={t('ui.modelSelect.noMatch')}
        aria-describedby={place ? `${id}-summary` : undefined}
        onChange={(chosen) => {
          const next = chosen === null ? undefined : byId.get(chosen)
          if (next) onChoose(next)
        }}
        renderOption={({ option }) => {
          const each = byId.get(option.value)
          return (
            <div className={classes.option}>
              <span>{each?.operation.label ?? option.label}</span>
              <span className={classes.optionSummary}>{each?.operation.summary}</span>
            </div>
          )
        }}
      />
      {place ? (
        <p id={`${id}-summary`} className={classes.summary}>
          {place.operation.summary}
        </p>
      ) : null}
      {opened ? <Notes notes={notes} /> : null}
    </div>
  )
}
