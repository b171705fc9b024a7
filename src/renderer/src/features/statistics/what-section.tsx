import type { ReactNode } from 'react'
import type { Statistics } from '../../../../shared/domain/statistics.ts'
import { formatCount, plural } from '../../../../shared/words/count.ts'
import { percent } from './headline.tsx'
import { type Bar, BarList } from './plots/bar-list.tsx'
import { PlotFrame } from './plots/plot-frame.tsx'
import { Shares } from './plots/shares.tsx'
import { showInGallery } from './show-in-gallery.ts'

interface Props {
  statistics: Statistics
  /** Kept as a filter when a bar is followed to the gallery. */
  within: { from?: number; to?: number }
}

const mostModels = 12

const kinds = { generated: 'Generated', repainted: 'Repainted', imported: 'From files' } as const

function modelBars({ models }: Statistics, within: Props['within']): Bar[] {
  return models.slice(0, mostModels).map(({ service, model, pictures, favourites }) => ({
    key: `${service}\t${model}`,
    label: model || 'Not known',
    hint: service,
    value: pictures,
    marked: favourites,
    shown: formatCount(pictures),
    act: {
      label: 'Show them in the gallery',
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
            label: 'Show them in the gallery',
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
    hint: width === height ? 'square' : width > height ? 'landscape' : 'portrait',
    value: pictures,
    shown: formatCount(pictures)
  }))
  return otherSizes > 0
    ? [...bars, { key: 'others', label: 'All others', hint: '', value: otherSizes, shown: formatCount(otherSizes) }]
    : bars
}

/** What was made: with which model, of which kind and size, and how it was liked. */
export function WhatSection({ statistics, within }: Props): ReactNode {
  const { pictures, favourites, ratings, models, sizes, otherSizes } = statistics
  const more = models.length - mostModels
  return (
    <>
      <PlotFrame
        title="By model and service"
        note={`Amber: favourites among them.${more > 0 ? ` ${plural(more, 'more model')} in the table.` : ''}`}
        table={{
          columns: ['Model', 'Service', 'Pictures', 'Favourites'],
          rows: models.map(({ model, service, pictures: count, favourites: liked }) => [
            model || 'Not known',
            service,
            count,
            liked
          ])
        }}
      >
        <BarList bars={modelBars(statistics, within)} />
      </PlotFrame>
      <PlotFrame
        title="Liked"
        note={`${formatCount(ratings[0]!)} without a rating.`}
        table={{
          columns: ['Rating', 'Pictures'],
          rows: [...ratings.map((count, rating) => [rating === 0 ? 'none' : rating, count]), ['Favourites', favourites]]
        }}
      >
        <BarList
          bars={[
            {
              key: 'favourites',
              label: 'Favourites',
              hint: percent(favourites, pictures),
              value: favourites,
              marked: favourites,
              shown: formatCount(favourites),
              ...(favourites > 0
                ? {
                    act: { label: 'Show them in the gallery', run: () => showInGallery({ ...within, favourite: true }) }
                  }
                : {})
            },
            ...ratingBars(statistics, within)
          ]}
        />
      </PlotFrame>
      <PlotFrame
        title="Sizes"
        table={{
          columns: ['Size', 'Pictures'],
          rows: [
            ...sizes.map(({ width, height, pictures: count }) => [`${width} × ${height}`, count]),
            ...(otherSizes > 0 ? [['All others', otherSizes]] : [])
          ]
        }}
      >
        <BarList bars={sizeBars(statistics)} />
      </PlotFrame>
      <PlotFrame
        title="How they came about"
        table={{
          columns: ['Kind', 'Pictures'],
          rows: Object.entries(kinds).map(([kind, label]) => [label, statistics.kinds[kind as keyof typeof kinds]])
        }}
      >
        <Shares
          label="How they came about"
          shares={Object.entries(kinds).map(([kind, label]) => {
            const value = statistics.kinds[kind as keyof typeof kinds]
            return { key: kind, label, value, shown: formatCount(value) }
          })}
        />
      </PlotFrame>
    </>
  )
}
