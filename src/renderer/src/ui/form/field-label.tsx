import { Tooltip } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './form.module.css'

interface Props {
  id: string
  label: string
  help?: string | undefined
  required?: boolean
  side?: ReactNode
}

/** A name with a small help sign, whose text appears on hover. */
export function Helped({ help, children }: { help: string; children: ReactNode }): ReactNode {
  return (
    <Tooltip label={help} multiline maw={260} position="top-start">
      <span className={classes.helped}>
        {children}
        <IconInfoCircle size={12} stroke={1.5} aria-hidden />
      </span>
    </Tooltip>
  )
}

/** A field's name, with its help on hover; the input itself refers to the same text for a screen reader. */
export function FieldLabel({ id, label, help, side }: Props): ReactNode {
  const name = <label htmlFor={id}>{label}</label>
  return (
    <div className={classes.labelRow}>
      {help ? <Helped help={help}>{name}</Helped> : name}
      {help ? (
        <span id={`${id}-help`} className="visually-hidden">
          {help}
        </span>
      ) : null}
      {side ? <span className={classes.side}>{side}</span> : null}
    </div>
  )
}

/** The problem of a field, under it. */
export function FieldProblem({ id, problem }: { id: string; problem: string | undefined }): ReactNode {
  return problem ? (
    <p id={`${id}-problem`} className={classes.problem} role="alert">
      {problem}
    </p>
  ) : null
}

/** What an input is described by: its help and its problem. */
export function describedBy(id: string, help: string | undefined, problem: string | undefined): string | undefined {
  return [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
}
