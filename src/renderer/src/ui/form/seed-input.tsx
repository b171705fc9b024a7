import { SegmentedControl } from '@mantine/core'
import { IconDice3 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SeedField } from '../../../../shared/domain/field.ts'
import { maxSeed } from '../../../../shared/domain/parameters.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { seedFrom } from '../../data/requests-from-form.ts'
import { IconButton } from '../icon-button.tsx'
import { describedBy, FieldLabel, FieldProblem } from './field-label.tsx'
import classes from './form.module.css'
import { useFieldId } from './form-name.ts'
import { NumberBox } from './number-box.tsx'
import { readSeed } from './number-text.ts'

interface Props {
  field: SeedField
  value: number | undefined
  mode: SeedMode
  problem: string | undefined
  onChange: (value: number | undefined) => void
  onMode: (mode: SeedMode) => void
  onLeave: () => void
}

const modes: { value: SeedMode; label: string }[] = [
  { value: 'random', label: t('ui.seedInput.random') },
  { value: 'locked', label: t('ui.seedInput.locked') },
  { value: 'increment', label: t('ui.seedInput.countUp') }
]

const meaning: Record<SeedMode, string> = {
  random: t('ui.seedInput.randomHelp'),
  locked: t('ui.seedInput.lockedHelp'),
  increment: t('ui.seedInput.countUpHelp')
}

/** "-1" empties the field, since a random seed has no value yet. */
const readTyped = (text: string): number | undefined => {
  const seed = readSeed(text)
  return seed === 'random' ? undefined : seed
}

/**
 * The seed and its mode. A typed or rolled seed is locked, unless seeds are counted up. A random one is drawn on
 * sending: the last one is shown, and is in the box only once it is locked.
 */
export function SeedInput({ field, value, mode, problem, onChange, onMode, onLeave }: Props): ReactNode {
  const id = useFieldId('seed')
  const meant = (seed: number | undefined): void => {
    onChange(seed)
    if (mode === 'random' && seed !== undefined) onMode('locked')
  }
  return (
    <div className={classes.field}>
      <FieldLabel id={id} label={field.label} help={field.help} side={meaning[mode]} />
      <div className={classes.seedRow}>
        <NumberBox
          id={id}
          classNames={{ input: classes.seed }}
          rightSectionWidth={34}
          value={mode === 'random' ? undefined : value}
          step={1}
          min={0}
          max={maxSeed}
          read={readTyped}
          placeholder={
            mode !== 'random'
              ? t('ui.seedInput.anyWholeNumber')
              : value === undefined
                ? t('ui.seedInput.randomPlaceholder')
                : t('ui.seedInput.last', { value })
          }
          error={problem !== undefined}
          aria-describedby={describedBy(id, field.help, problem)}
          onChange={(seed) => {
            if (seed !== undefined || mode !== 'random') meant(seed)
          }}
          onInput={(event) => {
            if (readSeed(event.currentTarget.value) === 'random') onMode('random')
          }}
          onLeave={onLeave}
          rightSection={
            <IconButton
              label={t('ui.seedInput.rollSeed')}
              icon={<IconDice3 size={18} stroke={1.5} />}
              size={26}
              onClick={() => meant(seedFrom(Math.random))}
            />
          }
        />
        <SegmentedControl
          className={classes.modes}
          aria-label={t('ui.seedInput.howSeedChanges')}
          size="xs"
          fullWidth
          withItemsBorders={false}
          data={modes}
          value={mode}
          onChange={onMode}
        />
      </div>
      <FieldProblem id={id} problem={problem} />
    </div>
  )
}
