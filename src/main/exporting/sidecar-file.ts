import type { SidecarKind } from '../../shared/domain/export.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { a1111Text, ownText } from '../metadata/written-texts.ts'
import type { Leaving } from './leaving.ts'

/** The file beside a picture that says how it was made; null when none is wanted, or nothing is known. */
export function sidecarOf(leaving: Pick<Leaving, 'facts' | 'clean'>, picture: Picture, kind: SidecarKind): { ending: string; bytes: Uint8Array } | null {
  if (kind === 'none') return null
  const facts = leaving.facts(picture)
  const text = kind === 'text' ? a1111Text(facts, leaving.clean) : JSON.stringify(JSON.parse(ownText(facts, leaving.clean)), null, 2)
  return text === null ? null : { ending: kind === 'text' ? '.txt' : '.json', bytes: new TextEncoder().encode(`${text}\n`) }
}
