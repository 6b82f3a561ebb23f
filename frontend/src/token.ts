// The token that every change carries; a restarted server has a new one.
function held(): HTMLMetaElement | null {
  return document.querySelector<HTMLMetaElement>('meta[name="token"]');
}

export function token(): string {
  return held()?.content ?? "";
}

// Reads the token anew from this page's own address, for the page and the forms on it.
export async function renewToken(): Promise<void> {
  const text = await (await fetch(window.location.href)).text();
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector<HTMLMetaElement>('meta[name="token"]');
  const old = held();
  if (!fresh || !old) return;
  old.content = fresh.content;
  document.querySelectorAll<HTMLInputElement>('input[name="token"]').forEach((field) => (field.value = fresh.content));
}
