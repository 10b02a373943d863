// Ticket-IDs as lib/ticket_id.py reads them: the last digit is a Damm check digit.
const DAMM = [
  "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
]
const SPELLED = /^[[(]?(?:#|t-?|ticket(?:-id)?\s?)?([0-9]{4,8})[\s\u2010\u2011\u2013-]?([0-9]{4})[\])]?$/i

export function checkDigit(digits) {
  return [...digits].reduce((interim, digit) => Number(DAMM[interim][digit]), 0)
}

export function isMistyped(text) {
  const spelled = SPELLED.exec(text.trim())
  return spelled !== null && checkDigit(spelled[1] + spelled[2]) !== 0
}
