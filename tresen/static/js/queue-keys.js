// <queue-keys>: j and k walk through the rows, Enter opens; a refresh never pulls a row away.
import { onKey } from "./keys.js"

customElements.define("queue-keys", class extends HTMLElement {
  connectedCallback() {
    onKey("j", () => this.walk(1))
    onKey("k", () => this.walk(-1))
    this.addEventListener("focusin", event => this.mark(event.target.closest("li")))
    this.addEventListener("htmx:beforeRequest", event => {
      if (this.contains(document.activeElement)) event.preventDefault()
    })
    // Signed out meanwhile: the answer is another page, not a list.
    this.addEventListener("htmx:beforeSwap", event => {
      if (new URL(event.detail.xhr.responseURL).pathname === location.pathname) return
      event.preventDefault()
      location.reload()
    })
  }

  walk(step) {
    const links = [...this.querySelectorAll(".subject")]
    const place = links.indexOf(document.activeElement)
    links[place < 0 ? 0 : Math.min(Math.max(place + step, 0), links.length - 1)]?.focus()
  }

  mark(row) {
    this.querySelector("[aria-current]")?.removeAttribute("aria-current")
    row?.setAttribute("aria-current", "true")
  }
})
