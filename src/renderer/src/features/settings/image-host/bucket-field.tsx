import { Switch, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { BucketProblems, BucketValues } from './bucket-values.ts'
import classes from './image-host.module.css'

/** The props of each field in the bucket's form. */
export interface FieldProps {
  values: BucketValues
  problems: BucketProblems
  onChange: (values: BucketValues) => void
}

type TextName = 'endpoint' | 'region' | 'bucket' | 'prefix' | 'accessKeyId' | 'publicBaseUrl'

interface TextFieldProps extends FieldProps {
  name: TextName
  label: string
  description?: string
  placeholder?: string
  /** Takes the whole line. */
  wide?: boolean
  /** The form after this text was entered, if it changes more than the text. */
  change?: (values: BucketValues, text: string) => BucketValues
}

/** A text field in the bucket's form, with its problem. */
export function TextField({
  name,
  label,
  description,
  placeholder,
  wide,
  values,
  problems,
  onChange,
  change
}: TextFieldProps): ReactNode {
  const address = name === 'endpoint' || name === 'publicBaseUrl'
  return (
    <TextInput
      id={`bucket-${name}`}
      className={wide ? classes.wide : undefined}
      label={label}
      description={description}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      inputMode={address ? 'url' : 'text'}
      value={values[name]}
      error={problems[name]}
      onChange={(event) => {
        const text = event.currentTarget.value
        onChange(change ? change(values, text) : { ...values, [name]: text })
      }}
    />
  )
}

interface SwitchFieldProps extends Omit<FieldProps, 'problems'> {
  name: 'pathStyle' | 'deleteAfter'
  label: string
  description: string
}

/** One switch in the bucket's form. */
export function SwitchField({ name, label, description, values, onChange }: SwitchFieldProps): ReactNode {
  return (
    <Switch
      className={classes.wide}
      label={label}
      description={description}
      checked={values[name]}
      onChange={(event) => onChange({ ...values, [name]: event.currentTarget.checked })}
    />
  )
}
