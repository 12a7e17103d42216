// The sandbox's chat: asks the server for the chat whenever something changed, and sends what a person does.
(() => {
  const body = document.body;
  const api = `/sandbox/telegram/api/people/${body.dataset.person}`;
  const log = () => document.getElementById("log");
  const text = document.getElementById("text");
  const file = document.getElementById("file");
  let asked = false;
  let again = false;
  let lastAnswer = Math.max(0, ...[...document.querySelectorAll("#answers li")].map((li) => Number(li.dataset.number)));

  const say = (what) => { if (what) sandboxPage.say(what, 5000); };

  const send = async (path, content, method = "POST") => {
    const form = content instanceof FormData;
    try {
      const answer = await fetch(path, {
        method,
        body: form ? content : JSON.stringify(content ?? {}),
        headers: form ? {} : { "Content-Type": "application/json" },
      });
      const json = await answer.json();
      if (!answer.ok) say(json.error ?? json.description ?? body.dataset.failed);
      return answer.ok ? json : null;
    } catch {
      say(body.dataset.failed);
      return null;
    }
  };

  const atEnd = () => log().scrollHeight - log().scrollTop - log().clientHeight < 120;
  const toEnd = () => { log().scrollTop = log().scrollHeight; };

  const patch = (fresh) => {
    const stay = atEnd();
    for (const id of ["head", "menu", "answers"]) {
      const now = document.getElementById(id);
      const then = fresh.getElementById(id);
      if (now.innerHTML !== then.innerHTML && !(id === "menu" && now.querySelector("details[open]"))) now.replaceWith(then);
    }
    const list = log();
    const wanted = new Set();
    for (const item of [...fresh.getElementById("log").children]) {
      wanted.add(item.id);
      const known = document.getElementById(item.id);
      if (!known) list.append(item);
      else if (known.dataset.revision !== item.dataset.revision) {
        const held = known.contains(document.activeElement);
        known.replaceWith(item);
        if (held) (item.querySelector("button, a") ?? list).focus();
      }
    }
    for (const item of [...list.children]) if (!wanted.has(item.id)) item.remove();
    if (stay) toEnd();
    hear();
  };

  const hear = () => {
    for (const item of document.querySelectorAll("#answers li")) {
      if (Number(item.dataset.number) <= lastAnswer) continue;
      lastAnswer = Number(item.dataset.number);
      for (const key of document.querySelectorAll(".key[aria-busy]")) key.removeAttribute("aria-busy");
      if (item.dataset.alert === "true" && item.textContent) {
        document.getElementById("alerttext").textContent = item.textContent;
        document.getElementById("alert").showModal();
      } else say(item.textContent);
    }
  };

  const refresh = async () => {
    if (asked) { again = true; return; }
    asked = true;
    try {
      const answer = await fetch(`/sandbox/telegram/chat?user=${body.dataset.user}`);
      if (answer.ok) patch(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { /* the event stream tells when the server is back */ }
    asked = false;
    if (again) { again = false; refresh(); }
  };

  const pay = async (id) => {
    const end = await send(`${api}/pay`, { message_id: Number(id) });
    if (!end) return;
    const words = { paid: body.dataset.paid, failed: body.dataset.refused, cancelled: body.dataset.cancelled, not_enough_stars: body.dataset.poor };
    say(end.error_message ? `${words[end.status]}: ${end.error_message}` : words[end.status]);
  };

  const attached = () => {
    const names = [...file.files].map((each) => each.name).join(", ");
    document.getElementById("names").textContent = names;
    document.getElementById("attached").hidden = !names;
  };

  document.addEventListener("click", (event) => {
    const hit = event.target.closest("[data-press],[data-pay],[data-say],[data-block],[data-fault],[data-calm],#detach");
    if (!hit) return;
    const data = hit.dataset;
    if ("press" in data) {
      hit.setAttribute("aria-busy", "true");
      setTimeout(() => hit.removeAttribute("aria-busy"), 10000);
      send(`${api}/press`, { message_id: Number(data.message), data: data.press });
    } else if ("pay" in data) pay(data.pay);
    else if ("say" in data) { hit.closest("details")?.removeAttribute("open"); send(`${api}/text`, { text: data.say }); }
    else if ("block" in data) send(`${api}/block`, { blocked: data.block === "true" });
    else if ("fault" in data) send("/sandbox/telegram/api/faults", { kind: data.fault, times: 1, seconds: 5 }).then((ok) => ok && say(body.dataset.ordered));
    else if ("calm" in data) send("/sandbox/telegram/api/faults", {}, "DELETE");
    else { file.value = ""; attached(); }
  });

  document.getElementById("write").addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = text.value;
    if (file.files.length) {
      const form = new FormData();
      for (const each of file.files) form.append("file", each);
      form.append("caption", words);
      form.append("as", document.getElementById("asfile").checked ? "document" : "photo");
      if (await send(`${api}/photo`, form)) { file.value = ""; text.value = ""; attached(); }
    } else if (words.trim() && await send(`${api}/text`, { text: words })) text.value = "";
    toEnd();
    text.focus();
  });

  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      document.getElementById("write").requestSubmit();
    }
  });
  file.addEventListener("change", attached);
  document.getElementById("who").addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = document.getElementById("name").value;
    await send(api, { first_name: name, language_code: document.getElementById("language").value }, "PUT");
    location.reload(); // all of the phone changes its language
  });
  document.getElementById("deep").addEventListener("submit", (event) => {
    event.preventDefault();
    send(`${api}/text`, { text: `/start ${document.getElementById("start").value}`.trim() });
  });

  // A bot that is busy stops being busy without telling.
  setInterval(() => { if (document.querySelector("#head [aria-live]")?.textContent.endsWith("…")) refresh(); }, 2000);
  const listen = () => {
    const events = new EventSource(`${api}/events`);
    events.onmessage = refresh;
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    };
  };
  listen();
  toEnd();
})();
