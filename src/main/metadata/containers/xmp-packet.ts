/** XMP, written in one fixed form. */

/** IPTC's term for a picture made by a trained model. */
export const trainedAlgorithmicMedia = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'
/** IPTC's term for a picture made by an untrained algorithm: the demo's pictures. */
export const algorithmicMedia = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia'

/** Characters that XML 1.0 cannot represent are left out; line breaks are written so that a parser keeps them. */
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
  /** IPTC's term for where the picture came from; null if unknown. */
  source: typeof trainedAlgorithmicMedia | typeof algorithmicMedia | null
  /** The app's own JSON, if nothing else in the file has room for it. */
  recipe: string | null
}

/** A complete packet. */
export function writeXmp({ creatorTool, source, recipe }: XmpFacts): string {
  const properties = [
    `xmp:CreatorTool="${escaped(creatorTool)}"`,
    ...(source === null ? [] : [`Iptc4xmpExt:DigitalSourceType="${source}"`]),
    ...(recipe === null ? [] : [`palimpsest:recipe="${escaped(recipe)}"`])
  ]
  const namespaces = [
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    'xmlns:palimpsest="https://palimpsest.invalid/ns/1.0/"'
  ].join(' ')
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" ${namespaces}
   ${properties.join('\n   ')}/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}
