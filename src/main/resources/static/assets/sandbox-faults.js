// The sandbox's databases: sends the buttons' forms without leaving the page, and shows each second what became of it.
(() => {
  const body = document.body;
  const { say, everySecond } = sandboxPage;

  const mode = () => document.querySelector(".fl-mode__name").textContent;

  // Whatever is marked as live is filled anew where it differs.
  const show = (text) => {
    const before = mode();
    const fresh = new DOMParser().parseFromString(text, "text/html");
    for (const now of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(now.id);
      if (!next) continue;
      if (now.className !== next.className) now.className = next.className;
      if (now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML;
    }
    if (mode() !== before) say(mode());
  };

  const refresh = async () => {
    const answer = await fetch("/sandbox/faults");
    if (answer.ok) show(await answer.text());
  };

  document.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const button = event.submitter;
    button.disabled = true;
    say(body.dataset.working);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      say(answer.ok ? body.dataset.ordered : body.dataset.failed);
      if (answer.ok) show(await answer.text());
    } catch {
      say(body.dataset.failed);
    }
    button.disabled = false;
  });

  everySecond(refresh);
})();
