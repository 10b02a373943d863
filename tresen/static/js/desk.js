// Small behaviours of the staff's pages. Every one of them has a link or a form behind it.
import "./calls.js"
import "./composer-tabs.js"
import "./mail-sheet.js"
import "./previews.js"
import "./pins.js"
import "./queue-keys.js"
import "./drafts.js"
import "./work-timer.js"
import { onKey } from "./keys.js"

onKey("/", () => {
  const field = document.querySelector("[aria-keyshortcuts='/']")
  field ? field.focus() : document.querySelector("#search").click()
})
onKey("?", () => document.querySelector("#keys")?.showModal())

// Whatever names its key in the page: links and buttons are pressed, fields get the focus.
document.querySelectorAll("[data-key]").forEach(element => {
  onKey(element.dataset.key, () => (element.matches("a, button") ? element.click() : element.focus()))
})

// Where one is stands in sight, however many areas there are. On a telephone they lie in one line, and the bell comes first.
const areas = document.querySelector("body > nav")
if (areas.scrollHeight > areas.clientHeight) areas.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" })
