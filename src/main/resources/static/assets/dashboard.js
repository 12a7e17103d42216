// The databases, live: asks once a second and shows what has changed.
(() => {
  const words = Object.fromEntries([...document.querySelectorAll("#words dd")].map((dd) => [dd.dataset.key, dd.textContent]));
  const word = (key) => words[key] ?? key;
  const at = (id) => document.getElementById(id);
  const language = document.documentElement.lang;
  const number = (value) => new Intl.NumberFormat(language).format(value);
  const time = (value) => new Date(value).toLocaleString(language, { dateStyle: "short", timeStyle: "medium" });

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const duration = (ms) => {
    if (ms < 1000) return `${number(Math.round(ms))} ${word("ms")}`;
    const seconds = ms / 1000;
    if (seconds < 60) return `${number(Math.round(seconds * 10) / 10)} ${word("s")}`;
    if (seconds < 3600) return `${number(Math.floor(seconds / 60))} ${word("min")} ${Math.floor(seconds % 60)} ${word("s")}`;
    if (seconds < 86400) return `${Math.floor(seconds / 3600)} ${word("h")} ${Math.floor((seconds % 3600) / 60)} ${word("min")}`;
    return `${number(Math.floor(seconds / 86400))} ${word("d")} ${Math.floor((seconds % 86400) / 3600)} ${word("h")}`;
  };

  // Only what differs is put in, so that a selection or the focus survives a second.
  const fill = (parent, children) => {
    const fresh = make("div");
    fresh.append(...children);
    if (parent.innerHTML !== fresh.innerHTML) parent.replaceChildren(...fresh.childNodes);
  };

  const counts = (pairs) => pairs.map(([name, value]) => {
    const group = make("div");
    group.append(make("dt", "", word(name)), make("dd", "", value));
    return group;
  });

  const line = (main, below) => {
    const item = make("li", "", main);
    if (below) item.append(make("span", "muted small", below));
    return item;
  };

  const part = (id, list, items) => {
    at(id).hidden = items.length === 0;
    fill(at(list), items);
  };

  const looks = { deciding: "good", in_sync: "good", following: "warn", doubtful: "warn", away: "bad", damaged: "bad" };

  const card = (database, alone) => {
    const box = make("article", "db-card");
    const top = make("div", "db-card-top");
    top.append(make("h2", "", word(alone ? "only" : database.side)), make("span", `db-state db-state--${looks[database.state] ?? "warn"}`, word(database.state)));
    box.append(top, make("p", "muted small", `${word("since")} ${time(database.since)}`));
    if (database.reason) box.append(make("p", "db-why", database.reason));
    if (database.advice) box.append(make("p", "", `${word("advice")}: ${database.advice}`));
    const list = make("dl", "db-counts");
    const figures = [["latency", database.latency_ms === null ? word("unknown") : `${number(database.latency_ms)} ${word("ms")}`]];
    if (!alone) figures.push(["lag", database.lag === null ? word("unknown") : `${number(database.lag)} ${word("entries")}`]);
    figures.push(["hour", `${number(database.uptime.last_hour_percent)} %`]);
    figures.push(["checks", `${number(database.uptime.answered)} / ${number(database.uptime.checks)}`]);
    list.append(...counts(figures));
    box.append(list);
    return box;
  };

  const showMode = (report) => {
    const alone = report.backup === "not_configured";
    const kind = { FULL_OPERATIONAL: "full", CACHE_ONLY: "none" }[report.mode] ?? (alone ? "full" : "alone");
    at("mode").className = `db-mode db-mode--${kind}`;
    at("mode-name").textContent = report.mode;
    at("mode-says").textContent = alone && report.mode === "POSTGRESQL_ONLY" ? word("ONE") : word(report.mode);
    at("since").textContent = time(report.since);
    at("uptime").textContent = duration(report.uptime_seconds * 1000);
    fill(at("databases"), report.databases.map((database) => card(database, alone)));
    for (const button of document.querySelectorAll("[data-decider]")) {
      button.hidden = alone || button.dataset.decider === report.decider;
    }
  };

  const dead = (letter) => {
    const item = line(`${letter.type}: ${letter.reason}`, `${letter.operation} · ${time(letter.at)}`);
    if (at("dead").dataset.may !== "true") return item;
    const buttons = make("div", "db-buttons");
    for (const wish of ["retry", "drop"]) {
      const button = make("button", "button button--quiet button--small", word(wish));
      button.type = "button";
      button.dataset.wish = wish;
      button.dataset.operation = letter.operation;
      buttons.append(button);
    }
    item.append(buttons);
    return item;
  };

  const showQueue = (queue) => {
    at("queue-part").hidden = queue === null;
    if (queue === null) return;
    const figures = [["total", `${number(queue.total)} / ${number(queue.limit)}`]];
    for (const [priority, count] of Object.entries(queue.by_priority)) figures.push([priority, number(count)]);
    for (const [platform, count] of Object.entries(queue.by_platform)) figures.push([platform, number(count)]);
    if (queue.oldest_seconds !== null) figures.push(["oldest", duration(queue.oldest_seconds * 1000)]);
    figures.push(["payments", number(queue.payments)], ["dead", number(queue.dead_letters.length)], ["copies", number(queue.copies)]);
    fill(at("queue"), counts(figures));
    fill(at("dead"), queue.dead_letters.map(dead));
    fill(at("findings"), queue.findings.map((finding) => line(finding)));
  };

  const showCache = (cache) => {
    at("cache-part").hidden = cache === null;
    if (cache === null) return;
    fill(at("cache"), counts(["items", "bytes", "hits", "misses"].map((name) => [name, number(cache[name])])
      .concat([["hit_rate", cache.hit_rate === null ? word("unknown") : `${number(cache.hit_rate)} %`]])));
  };

  const different = (table) => line(table.table, [
    `${word("rows-decider")} ${number(table.decider_rows)}`,
    `${word("rows-copy")} ${number(table.copy_rows)}`,
    `${word("rows-expected")} ${number(table.expected_rows)}`,
    `${word("checksum")} ${table.expected_checksum} / ${table.copy_checksum}`,
    ...table.rows.map((row) => {
      const [id, is] = row.split(" ");
      return `${id} ${word(is)}`;
    }),
  ].join(" · "));

  const showComparison = (comparison) => {
    at("comparison-part").hidden = comparison === null;
    if (comparison === null) return;
    at("comparison-says").className = comparison.outcome === "equal" ? "" : "db-why";
    at("comparison-says").textContent = word(comparison.outcome);
    at("comparison-more").textContent = `${time(comparison.at)} · ${word(comparison.why)} · ${word("compared")} ${number(comparison.compared)} · ${word("lag")} ${number(comparison.behind)} · ${word("took")} ${duration(comparison.took_ms)}`;
    fill(at("comparison"), comparison.details.map(different));
  };

  const show = ({ report, troubles, reasons }) => {
    showMode(report);
    part("troubles-part", "troubles", troubles.map((trouble) => {
      const item = line(trouble.message, `${word("since")} ${time(trouble.since)}. ${trouble.action}`);
      item.className = `db-${trouble.level}`;
      return item;
    }));
    showQueue(report.queue);
    showCache(report.cache);
    showComparison(report.comparison);
    at("no-switches").hidden = report.switches.length > 0;
    fill(at("switches"), report.switches.map((change, index) => line(
      `${time(change.at)}: ${change.from} → ${change.to}`,
      `${reasons[index]} · ${word("lasted")} ${duration(change.lasted_ms)} · ${word("gap")} ${duration(change.gap_ms)} · ${change.node}`)));
    part("nodes-part", "nodes", report.nodes.map((node) => line(node.name, `${word(node.alive ? "alive" : "silent")} · ${duration(node.silent_ms)} · ${word("mark")} ${number(node.mark)}`)));
    part("orphans-part", "orphans", report.orphans.latest.map((orphan) => line(
      `${orphan.type} · ${word(orphan.decided_again ? "again" : "not-again")}`,
      `${orphan.operation} · ${word(orphan.database)} · ${orphan.node ?? ""} · ${time(orphan.decided_at)} · ${word("undone")} ${time(orphan.undone_at)} · ${orphan.tables.join(", ")}`)));
  };

  const lost = at("lost").textContent;

  const refresh = async () => {
    try {
      const answer = await fetch("/dashboard/state", { headers: { Accept: "application/json" } });
      if (answer.status === 401) {
        location.href = "/dashboard/sign-in";
        return;
      }
      // Who looks by a token of their own is told when no database knows whether it is still good.
      at("lost").textContent = answer.status === 503 ? (await answer.json()).detail : lost;
      at("lost").hidden = answer.ok;
      if (answer.ok) show(await answer.json());
    } catch {
      at("lost").textContent = lost;
      at("lost").hidden = false;
    }
    setTimeout(refresh, 1000);
  };

  const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;

  const press = async (button, path, fields, told) => {
    button.disabled = true;
    at("said").textContent = "…";
    try {
      const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields), headers: { [meta("csrf-header")]: meta("csrf"), Accept: "application/json" } });
      const body = await answer.json();
      at("said").textContent = answer.ok ? told(body) : body.detail ?? word("failed");
    } catch {
      at("said").textContent = word("failed");
    }
    button.disabled = false;
  };

  at("sync")?.addEventListener("click", (event) => press(event.currentTarget, "/dashboard/sync", {}, (done) => word("synced")
    .replace("{processed}", number(done.processed)).replace("{failed}", number(done.failed))
    .replace("{remaining}", number(done.remaining)).replace("{shipped}", number(done.shipped)).replace("{lag}", number(done.lag))));
  for (const button of document.querySelectorAll("[data-decider]")) {
    button.addEventListener("click", () => press(button, "/dashboard/decider", { database: button.dataset.decider }, () => word("asked")));
  }
  at("dead").addEventListener("click", (event) => {
    const { wish, operation } = event.target.dataset;
    if (wish && (wish !== "drop" || confirm(word("drop-sure")))) {
      press(event.target, "/dashboard/dead-letter", { operation, wish }, (done) => done.reason ? `${word("dead-still")}: ${done.reason}` : word("dead-over"));
    }
  });
  refresh();
})();
