import { TextInput as LineInput, Textarea } from '@mantine/core'
import { type ReactNode, useContext } from 'react'
import type { TextField } from '../../../../shared/domain/field.ts'
import { t } from '../../../../shared/messages/t.ts'
import { useTokenCount } from '../../data/tokens/use-token-count.ts'
import { describedBy, FieldLabel, FieldProblem } from './field-label.tsx'
import classes from './form.module.css'
import { FormName, useFieldId } from './form-name.ts'
import { countText } from './prompt-history.ts'

interface Props {
  field: TextField
  value: string
  problem: string | undefined
  side?: ReactNode
  onChange: (value: string) => void
  onLeave: () => void
}

/**
 * If the model's text encoder is known, its own tokens are counted; beyond its window the rest is processed separately
 * or not at all.
 */
function TokenCount({ value, tokens, strict }: { value: string; tokens: number; strict: boolean }): ReactNode {
  const count = useTokenCount(value)
  const over = count !== null && count > tokens
  return (
    <span
      className={over ? classes.over : undefined}
      title={strict ? t('ui.textInput.serviceLimit', { tokens }) : t('ui.textInput.modelLimit', { tokens })}
    >
      {t('ui.textInput.count', { count: count ?? 0, tokens })}
    </span>
  )
}

/** Shown in place rather than only on hover: the end of the prompt may have no effect. */
function OverWindow({ value, tokens }: { value: string; tokens: number }): ReactNode {
  const count = useTokenCount(value)
  return (
    <p className={classes.overNote} role="status">
      {count !== null && count > tokens ? t('ui.textInput.overLimit', { tokens }) : null}
    </p>
  )
}

/** How long a text is: in the model's tokens if known, else in words. */
function Count({ value, field: { tokens, strict } }: { value: string; field: TextField }): ReactNode {
  const { words, characters } = countText(value)
  if (tokens !== undefined) return <TokenCount value={value} tokens={tokens} strict={strict === true} />
  return characters === 0 ? null : t('ui.textInput.length', { words, characters })
}

/** A prompt, or any other text of a form. */
export function TextInput({ field, value, problem, side, onChange, onLeave }: Props): ReactNode {
  const id = useFieldId(field.name)
  const inStudio = useContext(FormName) === 'studio'
  const isPrompt = field.name === 'prompt'
  const shared = {
    id,
    value,
    spellCheck: field.multiline,
    error: problem !== undefined,
    onBlur: onLeave,
    'aria-required': field.required || undefined,
    'aria-describedby': describedBy(id, field.help, problem)
  }
  const counted = (
    <>
      {field.multiline ? <Count value={value} field={field} /> : null}
      {side}
    </>
  )
  return (
    <div className={classes.field}>
      <FieldLabel id={id} label={field.label} help={field.help} side={counted} />
      {field.multiline ? (
        <Textarea
          {...shared}
          autosize
          classNames={{ input: isPrompt ? classes.prompt : classes.words }}
          minRows={isPrompt ? 2 : 1}
          maxRows={isPrompt ? 12 : 6}
          placeholder={
            isPrompt
              ? t(inStudio ? 'ui.textInput.paintedPart' : 'ui.textInput.placeholder')
              : t('ui.textInput.negativePlaceholder')
          }
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <LineInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {field.multiline && field.tokens !== undefined && !field.strict ? (
        <OverWindow value={value} tokens={field.tokens} />
      ) : null}
      <FieldProblem id={id} problem={problem} />
    </div>
  )
}
