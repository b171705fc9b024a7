import type { ReactNode } from 'react'
import type { Statistics } from '../../../../shared/domain/statistics.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatCount } from '../../../../shared/words/count.ts'
import { percent } from './headline.tsx'
import { type Bar, BarList } from './plots/bar-list.tsx'
import { PlotFrame } from './plots/plot-frame.tsx'
import { Shares } from './plots/shares.tsx'
import { showInGallery } from './show-in-gallery.ts'

interface Props {
  statistics: Statistics
  /** Kept as a filter when a bar leads to the gallery. */
  within: { from?: number; to?: number }
}

const mostModels = 12

const kinds = {
  generated: t('statistics.whatSection.generated'),
  repainted: t('statistics.whatSection.repainted'),
  imported: t('statistics.whatSection.imported')
} as const

function modelBars({ models }: Statistics, within: Props['within']): Bar[] {
  return models.slice(0, mostModels).map(({ service, model, pictures, favourites }) => ({
    key: `${service}\t${model}`,
    label: model || t('statistics.whatSection.notKnown'),
    hint: service,
    value: pictures,
    marked: favourites,
    shown: formatCount(pictures),
    act: {
      label: t('statistics.whatSection.showInGallery'),
      run: () => showInGallery({ ...within, services: [service], models: [model] })
    }
  }))
}

function ratingBars({ ratings }: Statistics, within: Props['within']): Bar[] {
  return [5, 4, 3, 2, 1].map((rating) => ({
    key: String(rating),
    label: '★'.repeat(rating),
    value: ratings[rating]!,
    shown: formatCount(ratings[rating]!),
    ...(ratings[rating]! > 0
      ? {
          act: {
            label: t('statistics.whatSection.showInGallery'),
            run: () => showInGallery({ ...within, rating: { least: rating, most: rating } })
          }
        }
      : {})
  }))
}

function sizeBars({ sizes, otherSizes }: Statistics): Bar[] {
  const bars = sizes.map(({ width, height, pictures }) => ({
    key: `${width}x${height}`,
    label: `${width} × ${height}`,
    hint:
      width === height
        ? t('statistics.whatSection.square')
        : width > height
          ? t('statistics.whatSection.landscape')
          : t('statistics.whatSection.portrait'),
    value: pictures,
    shown: formatCount(pictures)
  }))
  return otherSizes > 0
    ? [
        ...bars,
        {
          key: 'others',
          label: t('statistics.whatSection.allOthers'),
          hint: '',
          value: otherSizes,
          shown: formatCount(otherSizes)
        }
      ]
    : bars
}

/** What was made: with which model, of which kind and size, and how it was rated. */
export function WhatSection({ statistics, within }: Props): ReactNode {
  const { pictures, favourites, ratings, models, sizes, otherSizes } = statistics
  const more = models.length - mostModels
  return (
    <>
      <PlotFrame
        title={t('statistics.whatSection.byModelAndService')}
        note={[
          ...(favourites > 0 ? [t('statistics.whatSection.amber')] : []),
          ...(more > 0 ? [t('statistics.whatSection.moreInTable', { more })] : [])
        ].join(' ')}
        table={{
          columns: [
            t('statistics.whatSection.model'),
            t('statistics.whatSection.service'),
            t('statistics.whatSection.pictures'),
            t('statistics.whatSection.favourites')
          ],
          rows: models.map(({ model, service, pictures: count, favourites: liked }) => [
            model || t('statistics.whatSection.notKnown'),
            service,
            count,
            liked
          ])
        }}
      >
        <BarList bars={modelBars(statistics, within)} />
      </PlotFrame>
      <PlotFrame
        title={t('statistics.whatSection.liked')}
        note={t('statistics.whatSection.unrated', { count: ratings[0]! })}
        table={{
          columns: [t('statistics.whatSection.rating'), t('statistics.whatSection.pictures')],
          rows: [
            ...ratings.map((count, rating) => [rating === 0 ? t('statistics.whatSection.none') : rating, count]),
            [t('statistics.whatSection.favourites'), favourites]
          ]
        }}
      >
        <BarList
          bars={[
            {
              key: 'favourites',
              label: t('statistics.whatSection.favourites'),
              hint: percent(favourites, pictures),
              value: favourites,
              marked: favourites,
              shown: formatCount(favourites),
              ...(favourites > 0
                ? {
                    act: {
                      label: t('statistics.whatSection.showInGallery'),
                      run: () => showInGallery({ ...within, favourite: true })
                    }
                  }
                : {})
            },
            ...ratingBars(statistics, within)
          ]}
        />
      </PlotFrame>
      <PlotFrame
        title={t('statistics.whatSection.sizes')}
        table={{
          columns: [t('statistics.whatSection.size'), t('statistics.whatSection.pictures')],
          rows: [
            ...sizes.map(({ width, height, pictures: count }) => [`${width} × ${height}`, count]),
            ...(otherSizes > 0 ? [[t('statistics.whatSection.allOthers'), otherSizes]] : [])
          ]
        }}
      >
        <BarList bars={sizeBars(statistics)} />
      </PlotFrame>
      <PlotFrame
        title={t('statistics.whatSection.kinds')}
        table={{
          columns: [t('statistics.whatSection.kind'), t('statistics.whatSection.pictures')],
          rows: Object.entries(kinds).map(([kind, label]) => [label, statistics.kinds[kind as keyof typeof kinds]])
        }}
      >
        <Shares
          label={t('statistics.whatSection.kinds')}
          shares={Object.entries(kinds).map(([kind, label]) => {
            const value = statistics.kinds[kind as keyof typeof kinds]
            return { key: kind, label, value, shown: formatCount(value) }
          })}
        />
      </PlotFrame>
    </>
  )
}
