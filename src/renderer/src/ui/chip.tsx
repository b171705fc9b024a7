import { Tooltip } from '@mantine/core'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import classes from './chip.module.css'

interface Props extends ComponentPropsWithoutRef<'button'> {
  /** Omitted for a chip that only acts; true or false for one that can be on. */
  active?: boolean
  tooltip?: string | undefined
}

/** A small rounded button for choices side by side. */
export function Chip({ active, tooltip, className, ...rest }: Props): ReactNode {
  const chip = (
    <button
      type="button"
      {...rest}
      className={className ? `${classes.chip} ${className}` : classes.chip}
      aria-pressed={active}
      data-active={active || undefined}
    />
  )
  return tooltip ? (
    <Tooltip label={tooltip} multiline maw={280}>
      {chip}
    </Tooltip>
  ) : (
    chip
  )
}

/** Chips in rows. */
export function ChipRow({
  label,
  className,
  children
}: {
  label: string
  className?: string | undefined
  children: ReactNode
}): ReactNode {
  return (
    <div className={className ? `${classes.row} ${className}` : classes.row} role="group" aria-label={label}>
      {children}
    </div>
  )
}
