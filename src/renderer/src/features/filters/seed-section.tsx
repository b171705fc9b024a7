import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { filter } from '../../actions/find-pictures.ts'
import { readNumber } from '../../ui/form/number-text.ts'
import classes from './browse.module.css'
import { BrowseSection } from './browse-section.tsx'
import type { PartProps } from './part.ts'

const isSeed = (value: number | undefined): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0

/** Pictures with one seed: typed here, or taken from a picture by "Same seed". */
export function SeedSection({ filters }: PartProps): ReactNode {
  const { seed } = filters
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (seed === undefined ? '' : String(seed))
  const value = readNumber(shown)
  const wrong = shown.trim() !== '' && !isSeed(value)
  const apply = (): void => {
    if (wrong) return
    setTyped(null)
    if (value !== seed) filter({ seed: value })
  }
  return (
    <BrowseSection
      name="seed"
      label={t('filters.seedSection.seed')}
      chosen={seed === undefined ? undefined : String(seed)}
    >
      <form
        className={classes.field}
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <TextInput
          size="xs"
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('filters.seedSection.seed')}
          placeholder={t('filters.seedSection.anySeed')}
          value={shown}
          error={wrong ? t('filters.seedSection.problem') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={apply}
        />
      </form>
    </BrowseSection>
  )
}
