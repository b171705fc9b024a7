import { useEffect, useState } from 'react'
import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { api } from '../../data/client.ts'
import { usePictures } from '../../data/pictures-store.ts'

/** Milliseconds: no requests while flipping through pictures. */
const patience = 80
/** Most pictures requested: the nearest ones, of which a few are shown. */
const most = 60

export interface Relatives {
  /** From the first one to the parent. */
  before: LineageNode[]
  /** Made from it, oldest first. */
  after: LineageNode[]
  /** Made by the same click, without a parent. */
  beside: LineageNode[]
  /** Of the whole family, or as many as were requested. */
  count: number
  cut: boolean
}

/** A picture's surroundings in its family. Pure. */
export function relativesOf(id: string, nodes: readonly LineageNode[], cut: boolean): Relatives {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const self = byId.get(id)
  const before: LineageNode[] = []
  for (let at = byId.get(self?.parentId ?? ''); at !== undefined; at = byId.get(at.parentId ?? '')) before.unshift(at)
  const after = nodes.filter(({ parentId }) => parentId === id)
  const beside = self?.parentId === null ? nodes.filter((node) => node.parentId === null && node.id !== id) : []
  return { before, after, beside, count: nodes.length, cut }
}

/** A picture's relatives; null until loaded. Reloaded when pictures are added or removed. */
export function useRelatives(id: string): Relatives | null {
  const [found, setFound] = useState<{ id: string; relatives: Relatives } | null>(null)
  useEffect(() => {
    let wanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        api.lineage.tree({ id, most }).then(
          ({ nodes, cut }) => {
            if (wanted) setFound({ id, relatives: relativesOf(id, nodes, cut) })
          },
          // The inspector already shows what is wrong with the picture itself.
          () => undefined
        )
      }, patience)
    }
    ask()
    const stop = usePictures.subscribe((now, before) => {
      if (now.version !== before.version) ask()
    })
    return () => {
      wanted = false
      clearTimeout(timer)
      stop()
    }
  }, [id])
  return found?.id === id ? found.relatives : null
}
