/** XMP: a packet of RDF. Read by the names of a few properties, without an XML parser; written as one fixed form. */

/** Keyword of the PNG chunk that holds the packet. */
export const xmpKeyword = 'XML:com.adobe.xmp'

/** IPTC's word for a picture that a trained model made. */
export const trainedAlgorithmicMedia = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'
/** Made by an algorithm that was trained on nothing: IPTC's word for the demo's pictures. */
export const algorithmicMedia = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia'

/** A property's text, as an attribute or an element, the first of a list; null when it is not there. */
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
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Characters that XML 1.0 cannot hold are left out; line breaks are written so that a parser keeps them. */
function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '&#10;')
      .replaceAll('\r', '&#13;')
      .replaceAll('\t', '&#9;')
      // oxlint-disable-next-line no-control-regex -- these are what XML forbids
      .replaceAll(/[\u0000-\u001f\ufffe\uffff]/g, '')
  )
}

export interface XmpFacts {
  creatorTool: string
  /** Where the picture came from, as IPTC says it; null where that is not known. */
  source: typeof trainedAlgorithmicMedia | typeof algorithmicMedia | null
  /** The app's own JSON, where nothing else of the file has room for it. */
  recipe: string | null
}

/** A whole packet. */
export function writeXmp({ creatorTool, source, recipe }: XmpFacts): string {
  const properties = [
    `xmp:CreatorTool="${escaped(creatorTool)}"`,
    ...(source === null ? [] : [`Iptc4xmpExt:DigitalSourceType="${source}"`]),
    ...(recipe === null ? [] : [`palimpsest:recipe="${escaped(recipe)}"`])
  ]
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:palimpsest="https://palimpsest.invalid/ns/1.0/"
   ${properties.join('\n   ')}/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}
