import { access } from 'node:fs/promises'

/** Whether a file exists. */
export const there = async (file: string): Promise<boolean> => {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}
