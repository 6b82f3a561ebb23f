// One line at the top of the page for what the person must know now; null takes away what was said about the same thing.
export function notice(text: string | null, about: "server" | "refused" = "server"): void {
  const place = document.getElementById("notice");
  if (!place || (text === null && place.dataset.about !== about)) return;
  place.hidden = text === null;
  place.dataset.about = about;
  if (text !== null) place.textContent = text;
}

// What an error page of superday says.
export function saidIn(page: string): string {
  const says = new DOMParser().parseFromString(page, "text/html").querySelector("[data-says]");
  return says?.textContent ?? "superday itself failed. Your text is still in this window; try again.";
}
