/**
 * If the system shows no dialog, the user types or pastes the path in the window. The page can send a path only as the
 * answer to a question asked here, so nothing else can make the app read or write anywhere.
 */
import { stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import type { PathQuestion } from '../../shared/contract/common.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'

export interface TypedPaths {
  /** @returns an absolute path of what was asked for; null when the user closed the question */
  ask(question: Omit<PathQuestion, 'id'>): Promise<string | null>
  /** @throws AppError invalid-input: the path is not what was asked for, and the question stays open */
  answer(id: string, path: string | null): Promise<void>
}

/** @param home the user's home folder, for a path that begins with "~" */
export function createTypedPaths(
  newId: () => string,
  home: string,
  tell: (question: PathQuestion) => void
): TypedPaths {
  let open: { question: PathQuestion; settle: (path: string | null) => void } | null = null
  return {
    ask: (asked) => {
      open?.settle(null)
      const question = { id: newId(), ...asked }
      return new Promise((settle) => {
        open = { question, settle }
        tell(question)
      })
    },
    answer: async (id, typed) => {
      if (open?.question.id !== id) return
      const path = typed === null ? null : await checked(open.question.what, typed, home)
      if (open?.question.id !== id) return
      open.settle(path)
      open = null
    }
  }
}

const wrong = (message: string, nextStep: string): AppError => new AppError('invalid-input', message, { nextStep })

async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return null
  }
}

async function checked(what: PathQuestion['what'], typed: string, home: string): Promise<string> {
  // File managers may copy a path in quotes.
  const plain = typed.trim().replace(/^(["'])(.*)\1$/, '$2')
  const whole = /^~(?=[/\\]|$)/.test(plain) ? join(home, plain.slice(1)) : plain
  if (whole.includes('\0') || !isAbsolute(whole))
    throw wrong(t('shell.typedPaths.notWhole'), t('shell.typedPaths.notWholeNext'))
  const path = resolve(whole)
  const kind = await kindOf(path)
  if (what === 'folder' && kind !== 'folder')
    throw wrong(t('shell.typedPaths.noFolder'), t('shell.typedPaths.noFolderNext'))
  if (what === 'picture' && kind !== 'file') throw wrong(t('shell.typedPaths.noFile'), t('shell.typedPaths.noFileNext'))
  if (what === 'newFile') {
    if (kind !== null) throw wrong(t('shell.typedPaths.taken'), t('shell.typedPaths.takenNext'))
    if ((await kindOf(dirname(path))) !== 'folder')
      throw wrong(t('shell.typedPaths.noFolder'), t('shell.typedPaths.noFolderNext'))
  }
  return path
}
