// <work-timer since="…">: for how long somebody has been working. Without it, words say since when.
const SECOND = 1_000
const parts = seconds => [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor)
const since = moment => Math.max(Date.now() - Date.parse(moment), 0) / SECOND

customElements.define("work-timer", class extends HTMLElement {
  connectedCallback() {
    this.title = this.textContent
    this.role = "timer"
    this.tick()
    this.timer = setInterval(() => this.tick(), SECOND)
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  tick() {
    const time = parts(since(this.getAttribute("since")))
    this.textContent = time.map(part => String(part).padStart(2, "0")).join(":")
  }
})

// A field that the timer fills goes with the time, until somebody types into it.
document.querySelectorAll("[data-since]").forEach(field => {
  const timer = setInterval(() => {
    field.value = `${Math.max(Math.round(since(field.dataset.since) / 60), 1)} min`
  }, 10 * SECOND)
  field.addEventListener("input", () => clearInterval(timer))
})
