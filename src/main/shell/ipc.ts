import { ipcMain } from 'electron'
import type { Answer, Handlers } from '../../shared/contract.ts'
import { droppedChannel, invokeChannel } from '../../shared/contract.ts'
import { answerCall, answerDropped } from './call.ts'

/** The one place where calls come in from the window. */
export function registerCalls(handlers: Handlers): void {
  ipcMain.handle(invokeChannel, (event, name: unknown, input: unknown) =>
    answerCall(handlers, event.senderFrame, name, input)
  )
}

/** The one place where paths come in: of files that the user dropped, named by the preload and never by the page. */
export function registerDropped(keep: (paths: readonly string[]) => string): void {
  ipcMain.handle(
    droppedChannel,
    (event, paths: unknown): Answer<{ ticket: string }> => answerDropped(keep, event.senderFrame, paths)
  )
}
