// A letter is previewed below the words that are being typed. Without this it opens in a page of its own.
document.querySelectorAll("[data-previews]").forEach(button => {
  const frame = document.getElementById(button.dataset.previews)
  button.formTarget = frame.name
  button.addEventListener("click", () => {
    frame.hidden = false
    frame.scrollIntoView({ block: "nearest" })
  })
})
