// What the pages of the sandbox have in common: a line that goes away by itself, and a look each second while somebody looks.
const sandboxPage = (() => {
  let timer = 0;

  const say = (what, milliseconds = 3000) => {
    const toast = document.getElementById("toast");
    toast.textContent = what;
    toast.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => { toast.hidden = true; }, milliseconds);
  };

  // The studio may be restarted meanwhile; the next round finds it again.
  const everySecond = (refresh) => setTimeout(async () => {
    if (!document.hidden) await refresh().catch(() => {});
    everySecond(refresh);
  }, 1000);

  return { say, everySecond };
})();
