/**
 * True where a key belongs to what lies over the view: a dialog, a menu, a panel that hangs from a button. For the keys that a
 * view hears wherever the focus is.
 */
export function overlayHasKey({ key, target }: KeyboardEvent): boolean {
  // The Escape that closes a dialog, and goes on to the window while it closes, closes nothing else.
  const modal = key === 'Escape' ? '[aria-modal="true"]' : '[aria-modal="true"]:not([data-closing])'
  if (document.querySelector(`${modal}, [role="menu"]`)) return true
  // What is gone by now took the key.
  return target instanceof Element && (!target.isConnected || target.closest('[role="dialog"]') !== null)
}
