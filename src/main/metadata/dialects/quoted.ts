/** A value as it stands in the line: quoted where it would be taken apart. */
export function quoted(value: string): string {
  return /[,:\n"{]/.test(value) || value.trim() !== value || value === '' ? JSON.stringify(value) : value
}
