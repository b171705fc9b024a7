import { type ReactNode, useEffect, useState } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { useAppInfo } from '../../data/app-store.ts'
import { useProviders } from '../../data/providers-store.ts'
import { Section } from './parts.tsx'
import { ServiceCard } from './service-card.tsx'

/** One card per service; requested ones are open. */
export function ServicesSection({ wanted }: { wanted: { id: string; turn: number } | null }): ReactNode {
  const providers = useProviders((state) => state.providers)
  const protection = useAppInfo((state) => state.app?.keyProtection.description)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string): void => {
    const next = new Set(opened)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
  const [turn, setTurn] = useState(0)
  if (wanted && wanted.turn !== turn) {
    setTurn(wanted.turn)
    setOpened(new Set([...opened, wanted.id]))
  }
  useEffect(() => {
    if (!wanted) return
    // After the card has opened: its key field is what the user came for.
    const frame = requestAnimationFrame(() => {
      const card = document.getElementById(`service-${wanted.id}`)
      card?.scrollIntoView({ block: 'start' })
      card?.querySelector<HTMLElement>('input[type="password"], [data-first]')?.focus({ preventScroll: true })
    })
    return (): void => cancelAnimationFrame(frame)
  }, [wanted])
  const sorted = [...providers].sort((a, b) => Number(b.demo) - Number(a.demo))
  return (
    <Section
      id="services"
      title={t('settings.common.services')}
      lead={`${t('settings.servicesSection.lead')} ${protection ?? ''}`}
    >
      {sorted.map((provider) => (
        <ServiceCard
          key={provider.id}
          provider={provider}
          open={opened.has(provider.id)}
          onToggle={() => toggle(provider.id)}
        />
      ))}
    </Section>
  )
}
