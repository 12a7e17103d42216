'use strict';

// Times in the reader's own zone; a form that was sent is not sent again by a second press; the navigation of a small screen is folded.
const language = document.documentElement.lang;

function times(root) {
  const format = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'medium'});
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) time.textContent = format.format(at);
  }
}

times(document);

for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', () => {
    const button = form.querySelector('button[data-once]');
    if (button) button.disabled = true;
  });
}
addEventListener('pageshow', () => document.querySelectorAll('button[data-once]').forEach(button => { button.disabled = false; }));

const fold = document.querySelector('.dk-fold');
if (fold && matchMedia('(max-width: 56rem)').matches) fold.open = false;

// The dashboard: the server tells every two seconds, as markup in which every value is escaped.
const live = document.getElementById('live');
if (live) {
  const lost = document.getElementById('lost');
  let heard = Date.now();
  let source = null;
  const open = () => {
    source = new EventSource('/dashboard/live');
    source.addEventListener('picture', event => {
      heard = Date.now();
      lost.hidden = true;
      live.innerHTML = event.data;
      times(live);
    });
  };
  open();
  setInterval(() => {
    if (Date.now() - heard > 8000) lost.hidden = false;
    if (source.readyState === EventSource.CLOSED) open();
  }, 3000);
  const sync = document.getElementById('sync');
  if (sync) {
    const said = document.getElementById('synced');
    sync.addEventListener('click', async () => {
      sync.disabled = true;
      try {
        const answer = await fetch('/dashboard/sync', {
          method: 'POST',
          headers: {[document.querySelector('meta[name=csrf-header]').content]: document.querySelector('meta[name=csrf]').content},
        });
        const body = await answer.json();
        said.textContent = answer.ok
          ? sync.dataset.done.replace('{0}', body.processed).replace('{1}', body.failed).replace('{2}', body.remaining)
          : body.detail ?? sync.dataset.failed;
      } catch {
        said.textContent = sync.dataset.failed;
      } finally {
        sync.disabled = false;
      }
    });
  }
}
