import { describe, expect, it } from 'vitest'
import { plainJob } from '../../../shared/domain/__fixtures__/plain-job.ts'
import type { Job } from '../../../shared/domain/job.ts'
import { applies, labelOf, shortLabelOf } from './action.ts'
import { cancelJob, helpJob, jobContext, removeFromList, resumeJob, sendJobAgain } from './jobs.ts'

const job = (more: Partial<Job>): Job => plainJob({ state: 'failed', attempts: 1, ...more })
const words = (action: typeof resumeJob, more: Partial<Job>): [string, string] => [
  labelOf(action, jobContext(job(more))),
  shortLabelOf(action, jobContext(job(more)))
]

describe('what can be done with a job', () => {
  it('has the same name in the queue and on a tile, where there is little room', () => {
    expect(words(resumeJob, {})).toEqual(['Check result again', 'Check result'])
    expect(words(resumeJob, { answered: true })).toEqual(['Fetch the picture', 'Fetch the picture'])
    expect(words(resumeJob, { held: 'profile' })).toEqual(['Store the picture', 'Store the picture'])
    expect(words(sendJobAgain, { state: 'uncertain' })).toEqual(['Send again (may cost twice)', 'Send again…'])
    expect(words(removeFromList, {})).toEqual(['Remove', 'Remove'])
  })

  it('names what its error suggests', () => {
    expect(words(helpJob, {})[0]).toBe('Try again')
    expect(words(helpJob, { error: { code: 'key-rejected', message: '', data: { action: 'check-key' } } })[0]).toBe(
      'Check key'
    )
  })

  it('is not cancelled once it has ended', () => {
    expect(applies(cancelJob, jobContext(job({ state: 'polling' })))).toBe(true)
    expect(applies(cancelJob, jobContext(job({ state: 'failed' })))).toBe(false)
  })
})
