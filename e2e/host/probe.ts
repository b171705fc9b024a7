/** What a test triggers inside the main process: system events, and questions that only Chromium would ask. */
import { app } from './app.ts'
import { openWindow } from './browser-window.ts'
import { onProbe } from './control.ts'
import { StandInEvent } from './event.ts'
import { callHandler } from './ipc-main.ts'
import { pressInMenu } from './menu.ts'
import { screen } from './screen.ts'
import { askPermission } from './session.ts'

type Details = Record<string, unknown>

/** Emits an event that can be prevented. @returns whether it was */
function emitted(
  target: { emit(name: string, ...parts: unknown[]): boolean } | undefined,
  { name, ...fields }: Details
): boolean {
  const event = new StandInEvent(fields)
  target?.emit(String(name), event, ...((fields['parts'] as unknown[] | undefined) ?? []))
  return event.defaultPrevented
}

const answers: Record<string, (details: Details) => unknown> = {
  /** Which of the app's permission handlers grant what: "request", "check" or "device", each separately. */
  permission: (details) => askPermission(openWindow()?.webContents, details as never),
  windowEvent: (details) => emitted(openWindow(), details),
  contentsEvent: (details) => emitted(openWindow()?.contents, details),
  appEvent: (details) => emitted(app, details),
  window: () => openWindow()?.described(),
  displays: ({ text }) => screen.replace(String(text)),
  pressInMenu: ({ label }) => pressInMenu(String(label)),
  /** A call that claims to come from a frame within the page: no preload runs in one, so no page can make it. */
  callFromFrame: ({ channel, parts }) =>
    callHandler(
      String(channel),
      { senderFrame: { url: openWindow()?.contents.getURL(), parent: {} } },
      parts as unknown[]
    ),
  throwUncaught: ({ message }) => {
    setImmediate(() => {
      throw new Error(String(message))
    })
  },
  rejectUnhandled: ({ message }) => {
    void Promise.reject(new Error(String(message)))
  }
}

onProbe((what, details) => {
  const answer = answers[what]
  if (!answer) throw new Error(`The stand-in for Electron has no probe ${what}.`)
  return answer(details)
})
