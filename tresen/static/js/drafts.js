// Unsent words survive a closed tab: kept per ticket and way of writing, gone once they are sent.
const SENT = "sent"
// Only after success the server leads to the new message; refused words come back in their form.
const arrived = location.hash.startsWith("#message-") && sessionStorage.getItem(SENT)

function keep(area) {
  const key = `draft/${area.dataset.draft}`
  if (area.value.trim()) localStorage.setItem(key, area.value)
  else localStorage.removeItem(key)
}

if (arrived) localStorage.removeItem(arrived)
sessionStorage.removeItem(SENT)

document.querySelectorAll("[data-draft]").forEach(area => {
  const key = `draft/${area.dataset.draft}`
  area.value ||= localStorage.getItem(key) ?? ""
  area.addEventListener("input", () => keep(area))
  area.form.addEventListener("submit", event => {
    keep(area)
    if (!event.submitter?.dataset.previews) sessionStorage.setItem(SENT, key)
  })
})
