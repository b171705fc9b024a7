import { type ReactNode, useId } from 'react'
import type { PictureFilters } from '../../../../shared/domain/picture-query.ts'
import { t } from '../../../../shared/messages/t.ts'
import { filter } from '../../actions/find-pictures.ts'
import classes from './browse.module.css'
import { BrowseSection } from './browse-section.tsx'
import { ChoiceRow } from './choice-row.tsx'
import type { PartProps } from './part.ts'

type Rating = NonNullable<PictureFilters['rating']>

const choices: { rating: Rating; words: string }[] = [
  ...[5, 4, 3, 2, 1].map((least) => ({
    rating: { least, most: 5 },
    words: t('filters.ratingSection.stars', { least })
  })),
  { rating: { least: 0, most: 0 }, words: t('filters.ratingSection.notRated') }
]

/** How many pictures a rating filter lists, given the number for each rating. */
export function ratedCount(ratings: readonly number[] | undefined, { least, most }: Rating): number | undefined {
  return ratings?.slice(least, most + 1).reduce((sum, count) => sum + count, 0)
}

/** By stars. */
export function RatingSection({ filters, counts, stale }: PartProps): ReactNode {
  const name = useId()
  const { rating } = filters
  const same = (other: Rating): boolean => rating?.least === other.least && rating.most === other.most
  const chosen = choices.find((choice) => same(choice.rating))
  const row = { stale, group: { name } }
  return (
    <BrowseSection name="rating" label={t('filters.ratingSection.rating')} chosen={chosen?.words}>
      <div role="radiogroup" aria-label={t('filters.ratingSection.rating')}>
        <ChoiceRow
          {...row}
          any
          label={t('filters.ratingSection.anyRating')}
          count={undefined}
          on={rating === undefined}
          onChange={() => filter({ rating: undefined })}
        />
        {choices.map((choice) => (
          <ChoiceRow
            key={choice.words}
            {...row}
            label={
              choice.rating.least === 0 ? (
                choice.words
              ) : (
                <>
                  <span className={classes.stars} aria-hidden>
                    {'★'.repeat(choice.rating.least)}
                  </span>{' '}
                  {choice.words}
                </>
              )
            }
            count={ratedCount(counts?.ratings, choice.rating)}
            on={same(choice.rating)}
            onChange={() => filter({ rating: choice.rating })}
          />
        ))}
      </div>
    </BrowseSection>
  )
}
