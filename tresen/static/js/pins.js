// A phone PIN must not stand in an address. What looks like one is told as in a call instead.
const LIKE_A_PIN = /^(?:\S*[0-9]\S*\s)?[0-9]{3}\s?[0-9]{3}$/

export function looksLikeAPin(text) {
  return LIKE_A_PIN.test(text.trim().replace(/\s+/g, " "))
}

document.querySelectorAll("[data-pins]").forEach(search => {
  search.addEventListener("submit", event => {
    const told = search.elements.q
    if (!looksLikeAPin(told.value)) return
    event.preventDefault()
    const call = document.getElementById(search.dataset.pins).querySelector("form")
    call.elements.typed.value = told.value
    told.value = ""
    call.submit()
  })
})
