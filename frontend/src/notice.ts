// One line at the top of the page for what the person must know now; null takes it away.
export function notice(text: string | null): void {
  const place = document.getElementById("notice");
  if (!place) return;
  place.hidden = text === null;
  if (text !== null) place.textContent = text;
}
