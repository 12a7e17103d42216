// The sandbox's payments: sends the buttons' forms without leaving the page, and shows each second what became of it.
(() => {
  const body = document.body;
  const { say, everySecond } = sandboxPage;

  const show = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("live");
    const now = document.getElementById("live");
    if (fresh && now.innerHTML !== fresh.innerHTML && !now.contains(document.activeElement)) now.replaceWith(fresh);
  };

  const refresh = async () => {
    const answer = await fetch("/sandbox/payments");
    if (answer.ok) show(await answer.text());
  };

  document.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    const sent = new URLSearchParams(new FormData(event.target));
    sent.set(button.name, button.value);
    button.disabled = true;
    try {
      const answer = await fetch("/sandbox/payments", { method: "POST", body: sent });
      say(answer.ok ? body.dataset.ordered : body.dataset.failed);
      button.blur();
      if (answer.ok) show(await answer.text());
    } catch {
      say(body.dataset.failed);
    }
    button.disabled = false;
  });

  everySecond(refresh);
})();
