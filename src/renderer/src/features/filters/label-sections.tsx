import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { filter } from '../../actions/find-pictures.ts'
import { modelName, serviceName } from '../../data/find/filter-words.ts'
import { toggled } from '../../data/find/filters.ts'
import { BrowseSection } from './browse-section.tsx'
import type { PartProps } from './part.ts'
import { type Value, ValueList } from './value-list.tsx'

/** What pictures were made with: the service and model, with their names at the time. */
export function LabelSections({ filters, counts, stale }: PartProps): ReactNode {
  const services = filters.services ?? []
  const models = filters.models ?? []
  return (
    <>
      <BrowseSection
        name="services"
        label={t('filters.labelSections.service')}
        chosen={services.map(serviceName).join(', ')}
      >
        <ValueList
          what={t('filters.labelSections.services')}
          values={withChosen(
            (counts?.services ?? []).map(({ value, count }) => ({ value, label: serviceName(value), count })),
            services,
            serviceName
          )}
          chosen={services}
          stale={stale}
          onToggle={(value) => filter({ services: toggled(filters.services, value) })}
        />
      </BrowseSection>
      <BrowseSection name="models" label={t('filters.labelSections.model')} chosen={models.map(modelName).join(', ')}>
        <ValueList
          what={t('filters.labelSections.models')}
          values={withChosen(modelValues(counts?.models ?? []), models, modelName)}
          chosen={models}
          stale={stale}
          onToggle={(value) => filter({ models: toggled(filters.models, value) })}
        />
      </BrowseSection>
    </>
  )
}

/** One line for a model, whatever services have it: a filter by model lists them all. */
export function modelValues(models: readonly { value: string; service: string; count: number }[]): Value[] {
  const values = new Map<string, Value & { count: number; services: string[] }>()
  for (const { value, service, count } of models) {
    const known = values.get(value)
    if (known) {
      known.count += count
      known.services.push(serviceName(service))
    } else values.set(value, { value, label: modelName(value), count, services: [serviceName(service)] })
  }
  return [...values.values()]
    .toSorted((a, b) => b.count - a.count)
    .map(({ services, ...value }) => ({
      ...value,
      note:
        services.length > 2 ? t('filters.labelSections.manyServices', { count: services.length }) : services.join(', ')
    }))
}

/** Chosen values are listed even if nothing of them is left. */
export function withChosen(
  values: readonly Value[],
  chosen: readonly string[],
  label: (value: string) => string
): Value[] {
  const missing = chosen.filter((value) => !values.some((one) => one.value === value))
  return [...values, ...missing.map((value) => ({ value, label: label(value), count: 0 }))]
}
