/** Asks the user, for code that draws nothing. One question at a time; app renders its dialog. */
import type { ReactNode } from 'react'
import { create } from 'zustand'

export interface Question {
  title: string
  text: ReactNode
  /** Labels of the two buttons; without a yes it is only to be read. */
  yes?: string
  no: string
  /** A yes loses or costs something. */
  danger?: true
}

export interface Asked extends Question {
  answer: (yes: boolean) => void
}

interface QuestionState {
  /** The first is on screen; the others wait until it is answered. */
  asked: readonly Asked[]
}

export const useQuestions = create<QuestionState>()(() => ({ asked: [] }))

/** @returns true for yes; false for no, and for a closed dialog */
export function ask(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const asked: Asked = {
      ...question,
      answer: (yes) => {
        useQuestions.setState((state) => ({ asked: state.asked.filter((other) => other !== asked) }))
        resolve(yes)
      }
    }
    useQuestions.setState((state) => ({ asked: [...state.asked, asked] }))
  })
}
