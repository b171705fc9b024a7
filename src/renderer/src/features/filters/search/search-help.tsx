import { Popover, UnstyledButton } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import classes from './search.module.css'

const lines: [string, string][] = [
  ['light', 'also finds lighthouse: the beginning of a word is enough'],
  ['fox snow', 'both words, wherever they stand'],
  ['"red fox"', 'these words side by side'],
  ['-night', 'not this word'],
  ['灯台', 'any script; accents and capitals do not matter']
]

/** How to search, for whoever asks. */
export function SearchHelp(): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.help}
          aria-label="How to search"
          title="How to search"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconHelp size={15} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="How to search" tabIndex={-1} data-autofocus>
        <p className={classes.helpText}>
          Prompts, negative prompts, notes, tags and the names of imported files are searched as you type.
        </p>
        <dl className={classes.helpLines}>
          {lines.map(([typed, meaning]) => (
            <div key={typed}>
              <dt>{typed}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  )
}
