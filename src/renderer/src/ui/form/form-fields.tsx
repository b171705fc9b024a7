import { memo, type ReactNode } from 'react'
import type { Field } from '../../../../shared/domain/field.ts'
import { namesOf } from '../../../../shared/domain/field.ts'
import type { ParameterName, Parameters } from '../../../../shared/domain/parameters.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { ChoiceInput, SwitchInput } from './choice-input.tsx'
import { Fold } from './fold.tsx'
import classes from './form.module.css'
import { NumberField } from './number-field.tsx'
import { PromptHistory } from './prompt-history-menu.tsx'
import { SeedInput } from './seed-input.tsx'
import { SizeInput } from './size-input.tsx'
import { TextInput } from './text-input.tsx'

export interface FormProps {
  fields: readonly Field[]
  form: Parameters
  problems: Partial<Record<ParameterName, string>>
  seedMode: SeedMode
  onChange: (values: Partial<Parameters>) => void
  onSeedMode: (mode: SeedMode) => void
  onLeave: (name: ParameterName) => void
}

type OneField = Omit<FormProps, 'fields'> & { field: Field }

/**
 * A key typed into the prompt changes one field: the others are rendered again only if something of theirs has changed.
 */
function sameField(before: OneField, now: OneField): boolean {
  return (
    before.field === now.field &&
    before.seedMode === now.seedMode &&
    namesOf(now.field).every(
      (name) => Object.is(before.form[name], now.form[name]) && before.problems[name] === now.problems[name]
    )
  )
}

const FieldInput = memo(function FieldInput({
  field,
  form,
  problems,
  seedMode,
  onChange,
  onSeedMode,
  onLeave
}: OneField): ReactNode {
  const problem = namesOf(field)
    .map((name) => problems[name])
    .filter(Boolean)
    .join('. ')
  const shared = { problem: problem === '' ? undefined : problem, onLeave: () => namesOf(field).forEach(onLeave) }
  switch (field.kind) {
    case 'text':
      return (
        <TextInput
          {...shared}
          field={field}
          value={form[field.name] ?? ''}
          side={field.name === 'prompt' ? <PromptHistory onChoose={(prompt) => onChange({ prompt })} /> : null}
          onChange={(value) => onChange({ [field.name]: value })}
        />
      )
    case 'number':
      return (
        <NumberField
          {...shared}
          field={field}
          value={form[field.name]}
          onChange={(value) => onChange({ [field.name]: value })}
        />
      )
    case 'size':
      return (
        <SizeInput
          {...shared}
          field={field}
          size={{ width: form.width, height: form.height }}
          wrong={{ width: problems.width !== undefined, height: problems.height !== undefined }}
          onChange={onChange}
        />
      )
    case 'choice':
      return (
        <ChoiceInput
          {...shared}
          field={field}
          value={form[field.name]}
          onChange={(value) => onChange({ [field.name]: value })}
        />
      )
    case 'switch':
      return (
        <SwitchInput field={field} value={form[field.name]} onChange={(value) => onChange({ [field.name]: value })} />
      )
    case 'seed':
      return (
        <SeedInput
          {...shared}
          field={field}
          value={form.seed}
          mode={seedMode}
          onChange={(seed) => onChange({ seed })}
          onMode={onSeedMode}
        />
      )
  }
}, sameField)

/** Characters of a label that fit beside its number at half width. */
const longestHalf = 16

/** Numbers are two in a row; everything else gets the full width. */
function FieldGrid({ fields, ...rest }: FormProps): ReactNode {
  return (
    <div className={classes.grid}>
      {fields.map((field) => (
        <div
          key={field.name}
          className={field.kind === 'number' && field.label.length <= longestHalf ? classes.half : classes.whole}
        >
          <FieldInput field={field} {...rest} />
        </div>
      ))}
    </div>
  )
}

const order: Record<Field['kind'], number> = { text: 0, size: 1, choice: 2, number: 3, switch: 4, seed: 5 }
const byKind = (fields: readonly Field[]): Field[] => [...fields].sort((a, b) => rankOf(a) - rankOf(b))

/** Ratios are where sizes would be; other choices follow the numbers. */
function rankOf(field: Field): number {
  if (field.kind === 'choice') return field.name === 'aspectRatio' ? 1 : 3.5
  return order[field.kind]
}

interface Whole extends FormProps {
  /** Also in the folded part, after the model's rarer fields. */
  more?: { label: string; content: ReactNode } | undefined
}

/** A model's whole form, generated from its fields; the rarer ones folded under "More". */
export function FormFields({ fields, more, ...rest }: Whole): ReactNode {
  const first = byKind(fields.filter((field) => !field.advanced))
  const rare = byKind(fields.filter((field) => field.advanced))
  const labels = [...rare.map((field) => field.label.toLowerCase()), ...(more ? [more.label] : [])]
  return (
    <>
      <FieldGrid fields={first} {...rest} />
      {labels.length > 0 ? (
        // A problem that is not visible cannot be fixed.
        <Fold
          label={labels.join(', ')}
          forced={rare.some((field) => namesOf(field).some((name) => rest.problems[name] !== undefined))}
        >
          <FieldGrid fields={rare} {...rest} />
          {more?.content}
        </Fold>
      ) : null}
    </>
  )
}
