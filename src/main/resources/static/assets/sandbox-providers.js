// The sandbox's providers: shows what they do as it changes, and orders what shall go wrong.
(() => {
  const body = document.body;
  const toast = document.getElementById("toast");
  let toastTimer = 0;

  const say = (what) => {
    toast.textContent = what;
    toast.hidden = false;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { toast.hidden = true; }, 3000);
  };

  const refresh = async () => {
    try {
      const answer = await fetch("/sandbox/providers/live");
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
      const now = document.getElementById("live");
      if (fresh && now.innerHTML !== fresh.innerHTML && !now.contains(document.activeElement)) now.replaceWith(fresh);
    } catch {
      // The studio is being restarted; the next round finds it again.
    }
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
    await refresh();
  });

  const again = async () => {
    if (!document.hidden) await refresh();
    setTimeout(again, 1000);
  };
  setTimeout(again, 1000);
})();
