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
