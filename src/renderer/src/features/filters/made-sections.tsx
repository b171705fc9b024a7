import type { ReactNode } from 'react'
import { orientations, pictureKinds, sizeClasses } from '../../../../shared/domain/picture-flags.ts'
import type { PictureFilters } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { filter } from '../../actions/find-pictures.ts'
import { kindWords, orientationWords, sizeNotes, sizeWords } from '../../data/find/filter-words.ts'
import { toggled } from '../../data/find/filters.ts'
import { BrowseSection } from './browse-section.tsx'
import { ChoiceRow } from './choice-row.tsx'
import type { PartProps } from './part.ts'

interface ChoicesProps<T extends string> extends Pick<PartProps, 'stale'> {
  name: 'kinds' | 'sizes' | 'orientations'
  label: string
  values: readonly T[]
  words: Record<T, string>
  notes?: Record<T, string>
  chosen: readonly T[] | undefined
  counts: Record<T, number> | undefined
  onChange: (values: T[] | undefined) => void
}

function Choices<T extends string>({
  name,
  label,
  values,
  words,
  notes,
  chosen,
  counts,
  stale,
  onChange
}: ChoicesProps<T>): ReactNode {
  return (
    <BrowseSection name={name} label={label} chosen={chosen?.map((value) => words[value]).join(', ')}>
      <div role="group" aria-label={label}>
        {values.map((value) => (
          <ChoiceRow
            key={value}
            label={words[value]}
            note={notes?.[value]}
            count={counts?.[value]}
            stale={stale}
            on={chosen?.includes(value) === true}
            group="check"
            onChange={() => onChange(toggled(chosen, value))}
          />
        ))}
      </div>
    </BrowseSection>
  )
}

const yesFilters = [
  { name: 'hasMask', label: t('filters.madeSections.withMask') },
  { name: 'hasChildren', label: t('filters.madeSections.hasVariations') },
  { name: 'missing', label: t('filters.madeSections.fileMissing') },
  { name: 'fileRemoved', label: t('filters.madeSections.fileRemovedRecipeKept') }
] as const satisfies { name: keyof PictureFilters; label: string }[]

/** How a picture was made, its size and shape, and what else is known about it. */
export function MadeSections({ filters, counts, stale }: PartProps): ReactNode {
  return (
    <>
      <Choices
        name="kinds"
        label={t('filters.madeSections.howItWasMade')}
        values={pictureKinds}
        words={kindWords}
        chosen={filters.kinds}
        counts={counts?.kinds}
        stale={stale}
        onChange={(kinds) => filter({ kinds })}
      />
      <Choices
        name="sizes"
        label={t('filters.madeSections.size')}
        values={sizeClasses}
        words={sizeWords}
        notes={sizeNotes}
        chosen={filters.sizes}
        counts={counts?.sizes}
        stale={stale}
        onChange={(sizes) => filter({ sizes })}
      />
      <Choices
        name="orientations"
        label={t('filters.madeSections.shape')}
        values={orientations}
        words={orientationWords}
        chosen={filters.orientations}
        counts={counts?.orientations}
        stale={stale}
        onChange={(shapes) => filter({ orientations: shapes })}
      />
      <BrowseSection
        name="state"
        label={t('filters.madeSections.more')}
        chosen={yesFilters.flatMap(({ name, label }) => (filters[name] ? [label] : [])).join(', ')}
      >
        <div role="group" aria-label={t('filters.madeSections.more')}>
          {yesFilters.map(({ name, label }) => (
            <ChoiceRow
              key={name}
              label={label}
              count={counts?.[name]}
              stale={stale}
              on={filters[name] === true}
              group="check"
              onChange={() => filter({ [name]: filters[name] === true ? undefined : true })}
            />
          ))}
        </div>
      </BrowseSection>
    </>
  )
}
