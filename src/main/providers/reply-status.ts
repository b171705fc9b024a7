/** The service's word for the state of a job, read case-insensitively. */
import type { JsonRecord } from './json.ts'
import { own } from './json.ts'

const ended = new Set(['completed', 'complete', 'succeeded', 'success', 'done'])
const failed = new Set(['failed', 'failure', 'error', 'canceled', 'cancelled', 'aborted'])
/** Words that certainly mean "not yet"; other unknown words count as pending only if there is no picture. */
const pending = new Set([
  'pending',
  'processing',
  'queued',
  'running',
  'starting',
  'started',
  'submitted',
  'in_progress',
  'in_queue'
])

export interface JobStatus {
  /** As the service wrote it, truncated. */
  word: string
  means: 'ended' | 'failed' | 'pending' | 'unknown'
}

/** Undefined if the reply has no status word. */
export function findReplyStatus(reply: JsonRecord): JobStatus | undefined {
  const value = own(reply, 'status')
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const word = value.trim().slice(0, 60)
  const key = word.toLowerCase()
  return {
    word,
    means: ended.has(key) ? 'ended' : failed.has(key) ? 'failed' : pending.has(key) ? 'pending' : 'unknown'
  }
}
