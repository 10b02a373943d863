// <mail-sheet>: its links show the formatted mail right here, in a frame. Without us they lead there.
customElements.define("mail-sheet", class extends HTMLElement {
  connectedCallback() {
    this.toggle = this.querySelector("a")
    this.toggle.setAttribute("aria-expanded", "false")
    this.toggle.dataset.open = this.toggle.textContent
    this.addEventListener("click", event => {
      const link = event.target.closest("a")
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      link === this.toggle && this.frame ? this.shut() : this.show(link)
    })
  }

  show(link) {
    this.shut()
    this.append(this.querySelector("template").content.cloneNode(true))
    this.frame = this.querySelector("iframe")
    this.frame.src = link.href
    this.tell(true)
    this.toggleAttribute("loaded", link !== this.toggle)
  }

  shut() {
    this.frame?.remove()
    this.frame = null
    this.tell(false)
  }

  tell(open) {
    this.toggleAttribute("open", open)
    this.toggle.setAttribute("aria-expanded", open)
    this.toggle.textContent = open ? this.toggle.dataset.shut : this.toggle.dataset.open
  }
})
