import { Popover, UnstyledButton } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import classes from './search.module.css'

const lines: [string, string][] = [
  ['light', t('filters.searchHelp.beginning')],
  [t('filters.searchHelp.foxSnow'), t('filters.searchHelp.bothWords')],
  ['"red fox"', t('filters.searchHelp.phrase')],
  ['-night', t('filters.searchHelp.excluded')],
  ['灯台', t('filters.searchHelp.anyScript')]
]

/** Explains how to search. */
export function SearchHelp(): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.help}
          aria-label={t('filters.searchHelp.howToSearch')}
          title={t('filters.searchHelp.howToSearch')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconHelp size={15} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters.searchHelp.howToSearch')} tabIndex={-1} data-autofocus>
        <p className={classes.helpText}>{t('filters.searchHelp.lead')}</p>
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
