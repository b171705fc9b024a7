/** A pointer's position, relative to the middle of an element. */
export function fromMiddle(
  element: Element,
  { clientX, clientY }: { clientX: number; clientY: number }
): { x: number; y: number } {
  const box = element.getBoundingClientRect()
  return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 }
}
