/**
 * The line between a test and the app's main process: what the app asked of the desktop goes out, scripted answers come
 * in.
 */

/** What a test can tell the stand-in. */
export type Command =
  | { standIn: 'answer'; method: string; answer: unknown }
  /** Where a file with this name is on the disk, for `webUtils.getPathForFile`: a page's own File has no path here. */
  | { standIn: 'filePath'; name: string; path: string }
  | { standIn: 'quit' }
  /** Something that a test cannot cause from outside: see probe.ts. The answer is a report. */
  | { standIn: 'probe'; id: number; what: string; details: Record<string, unknown> }

/** What the stand-in tells a test. */
export type Report =
  | { standIn: 'window'; endpoint: string }
  | { standIn: 'asked'; what: string; details: unknown }
  | { standIn: 'chromium'; pid: number | null }
  | { standIn: 'probed'; id: number; value: unknown }

/** True when a test holds the other end of the line. */
export const scripted = process.send !== undefined

const answers = new Map<string, unknown[]>()
const quitListeners: (() => void)[] = []
const pathListeners: ((name: string, path: string) => void)[] = []
let prober: (what: string, details: Record<string, unknown>) => unknown = () => undefined

/** Calls back when the test wants the app to quit. */
export function onQuitCommand(listener: () => void): void {
  quitListeners.push(listener)
}

/** Calls back when the test gives a file's path. */
export function onFilePath(listener: (name: string, path: string) => void): void {
  pathListeners.push(listener)
}

/** Who answers a test's probes. */
export function onProbe(answer: (what: string, details: Record<string, unknown>) => unknown): void {
  prober = answer
}

/** Tells the test, when there is one. */
export function report(message: Report): void {
  if (process.connected) process.send?.(message)
}

/** The next scripted answer for a method, or undefined. */
export function nextAnswer(method: string): unknown {
  return answers.get(method)?.shift()
}

process.on('message', (command: Command) => {
  if (command.standIn === 'answer')
    answers.set(command.method, [...(answers.get(command.method) ?? []), command.answer])
  if (command.standIn === 'filePath') for (const listener of pathListeners) listener(command.name, command.path)
  if (command.standIn === 'probe') {
    const { id, what, details } = command
    void Promise.resolve(prober(what, details)).then((value) => report({ standIn: 'probed', id, value }))
  }
  if (command.standIn === 'quit') for (const listener of quitListeners) listener()
})
