// <composer-tabs>: the five ways to write, switched in place. Without it the tabs are plain links.
customElements.define("composer-tabs", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", event => {
      const tab = event.target.closest("[data-tab]")
      if (!tab) return
      event.preventDefault()
      this.choose(tab.dataset.tab)
    })
  }

  choose(kind) {
    this.querySelectorAll("[data-tab]").forEach(tab => {
      if (tab.dataset.tab === kind) tab.setAttribute("aria-current", "true")
      else tab.removeAttribute("aria-current")
    })
    this.querySelectorAll("form").forEach(form => { form.hidden = form.dataset.kind !== kind })
    this.querySelector("form:not([hidden]) textarea").focus()
  }
})
