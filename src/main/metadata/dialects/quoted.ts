/** A value as written in the line: quoted if it would otherwise be split. */
export function quoted(value: string): string {
  return /[,:\n"{]/.test(value) || value.trim() !== value || value === '' ? JSON.stringify(value) : value
}
