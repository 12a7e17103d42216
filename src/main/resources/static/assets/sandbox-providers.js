// The sandbox's providers: shows what they do as it changes, and orders what shall go wrong.
(() => {
  const body = document.body;
  const { say, everySecond } = sandboxPage;

  const refresh = async () => {
    const answer = await fetch("/sandbox/providers/live");
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
    const now = document.getElementById("live");
    if (fresh && now.innerHTML !== fresh.innerHTML && !now.contains(document.activeElement)) now.replaceWith(fresh);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-path]");
    if (!button) return;
    button.disabled = true;
    try {
      const answer = await fetch(`/sandbox/providers/api${button.dataset.path}`, {
        method: button.dataset.method ?? "POST",
        headers: { "Content-Type": "application/json" },
        body: button.dataset.body,
      });
      say(answer.ok ? body.dataset.ordered : body.dataset.failed);
    } catch {
      say(body.dataset.failed);
    }
    button.disabled = false;
    button.blur();
    await refresh().catch(() => {});
  });

  everySecond(refresh);
})();
