/** The style and search script of a contact sheet. Both are inline and allowed only by their hashes. */

export const sheetStyle = `
:root {
  color-scheme: light dark; --ground: #fff; --panel: #f4f4f4; --line: #dcdcdc; --text: #1b1b1b;
  --quiet: #666; --mark: #b06f00;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #1b1b1b; --panel: #252525; --line: #3a3a3a; --text: #e8e8e8; --quiet: #9a9a9a; --mark: #e8a33d; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 13px/1.45 system-ui, sans-serif; }
header {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 16px;
  align-items: center; padding: 12px 20px; background: var(--ground);
  border-bottom: 1px solid var(--line);
}
h1 { margin: 0; font-size: 15px; font-weight: 600; }
#found { color: var(--quiet); font-variant-numeric: tabular-nums; }
input {
  margin-inline-start: auto; flex: 0 1 320px; min-width: 160px; padding: 6px 10px; color: inherit;
  background: var(--panel); border: 1px solid var(--line); border-radius: 4px; font: inherit;
}
input:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid var(--mark); outline-offset: 1px; }
main {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 16px;
  padding: 16px 20px 32px; align-items: start;
}
figure {
  margin: 0; padding: 8px; background: var(--panel); border-radius: 4px; content-visibility: auto;
  contain-intrinsic-size: 236px 320px;
}
figure[hidden] { display: none; }
figure img, .gone {
  display: block; width: 100%; height: 220px; object-fit: contain; background: var(--ground);
  border-radius: 2px;
}
.gone { display: grid; place-items: center; color: var(--quiet); }
figcaption { padding-top: 8px; overflow-wrap: anywhere; }
figcaption p { margin: 0 0 4px; white-space: pre-line; }
.name, .facts, .negative { color: var(--quiet); font-size: 12px; }
.stars { color: var(--mark); }
details { margin-bottom: 4px; }
summary { cursor: pointer; }
#none { padding: 32px 20px; color: var(--quiet); }
@media print {
  :root { color-scheme: light; --ground: #fff; --panel: #fff; --line: #ccc; --text: #000; --quiet: #444; --mark: #000; }
  header { position: static; }
  input { display: none; }
  main { display: block; font-size: 9pt; padding: 12px 0; }
  figure {
    display: inline-block; width: 31%; margin: 0 1% 12px; vertical-align: top; break-inside: avoid;
    content-visibility: visible; border: 1px solid var(--line);
  }
  figure[hidden] { display: none; }
  figure img { height: 150px; print-color-adjust: exact; }
}
`

/** Placeholder for the number of pictures found, in the text about a search. */
export const shownPlace = '#'

/** Every word must be found in the text under a picture. It sets no markup. */
export const sheetScript = `
const field = document.getElementById('search')
const found = document.getElementById('found')
const none = document.getElementById('none')
const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase()
const figures = Array.from(document.querySelectorAll('figure'), (figure) => {
  const caption = figure.querySelector('figcaption')
  return { figure, text: fold(caption.textContent) }
})
const all = found.textContent
field.hidden = false
field.addEventListener('input', () => {
  const words = fold(field.value).split(/\\s+/).filter(Boolean)
  let shown = 0
  for (const { figure, text } of figures) {
    const hit = words.every((word) => text.includes(word))
    figure.hidden = !hit
    if (hit) shown += 1
  }
  const number = shown.toLocaleString(document.documentElement.lang)
  found.textContent = words.length === 0 ? all : found.dataset.of.replace('${shownPlace}', number)
  none.hidden = shown > 0
})
`
