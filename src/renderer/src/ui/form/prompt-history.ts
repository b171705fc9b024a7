import type { Job } from '../../../../shared/domain/job.ts'

/** The most recent distinct prompts, newest first. @param jobs newest first */
export function lastPrompts(jobs: readonly Pick<Job, 'request'>[], limit: number): string[] {
  const prompts = new Set<string>()
  for (const job of jobs) {
    if (prompts.size === limit) break
    const prompt = job.request.parameters.prompt.trim()
    if (prompt !== '') prompts.add(prompt)
  }
  return [...prompts]
}

/** Words and characters of a text, as a person counts them. */
export function countText(text: string): { words: number; characters: number } {
  const trimmed = text.trim()
  return { words: trimmed === '' ? 0 : trimmed.split(/\s+/u).length, characters: Array.from(text).length }
}
