// Single keys, only where nothing is being typed and no modifier is held.
const bound = new Map()

export function onKey(key, act) {
  bound.set(key, act)
}

function isTyping(target) {
  return target.matches("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")
}

addEventListener("keydown", event => {
  const act = bound.get(event.key)
  if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  event.preventDefault()
  act()
})
