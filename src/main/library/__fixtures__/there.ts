import { access } from 'node:fs/promises'

/** Whether a file is there. */
export const there = async (file: string): Promise<boolean> => {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}
