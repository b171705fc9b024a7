export function findBrowser(options?: { showsWindows?: boolean }): string | null
export function provideBrowser(): string
