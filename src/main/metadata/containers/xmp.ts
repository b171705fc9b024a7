/** XMP: an RDF packet from which a few properties are read by name, without an XML parser. */

/** Keyword of the PNG chunk with the packet. */
export const xmpKeyword = 'XML:com.adobe.xmp'

/** A property's text, as an attribute or an element, the first of a list; null if missing. */
export function xmpValue(packet: string, property: string): string | null {
  return attribute(packet, property) ?? element(packet, property)
}

function attribute(packet: string, property: string): string | null {
  const start = packet.search(new RegExp(`\\s${property}=["']`))
  if (start < 0) return null
  const quote = start + property.length + 2
  const end = packet.indexOf(packet[quote]!, quote + 1)
  return end < 0 ? null : unescaped(packet.slice(quote + 1, end))
}

function element(packet: string, property: string): string | null {
  const start = packet.indexOf(`<${property}`)
  const open = start < 0 ? -1 : packet.indexOf('>', start)
  const close = open < 0 ? -1 : packet.indexOf(`</${property}>`, open)
  if (close < 0) return null
  const inner = packet.slice(open + 1, close).replaceAll(/<[^<>]*>/g, '')
  return unescaped(inner).trim()
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    }
  )
}
