// <call-field>: a wrong check digit is told while it is typed. The server looks once more.
// The next caller's words replace the last one's, and Escape gives the single keys back.
import { isMistyped } from "./ticket-id.js"

// Long enough for a PIN behind a customer number, which for a moment looks like a Ticket-ID.
const PAUSE = 300

customElements.define("call-field", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", event => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.look(event.target), PAUSE)
    })
    this.addEventListener("focusin", event => event.target.select())
    this.addEventListener("keydown", event => {
      if (event.key === "Escape") event.target.blur()
    })
    // The browser may have given it the focus before this was loaded.
    this.querySelector("input:focus")?.select()
  }

  look(field) {
    const mistyped = isMistyped(field.value)
    field.setAttribute("aria-invalid", mistyped)
    this.querySelector("[role=status]").textContent = mistyped ? this.dataset.mistyped : ""
  }
})

// Without this the links lead to a page with the same form.
document.querySelectorAll("[data-opens]").forEach(link => {
  link.addEventListener("click", event => {
    event.preventDefault()
    document.getElementById(link.dataset.opens).showModal()
  })
})
