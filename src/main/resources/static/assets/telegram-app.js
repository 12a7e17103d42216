// Opens the studio inside Telegram: hands on what Telegram says of who is there, which is in the address' fragment.
'use strict';

(async () => {
  const $ = selector => document.querySelector(selector);
  const words = $('#entrance').dataset;
  const pass = new URLSearchParams(window.location.hash.slice(1)).get('tgWebAppData') ?? '';
  const say = text => { $('[data-say]').textContent = text; };
  const offer = (selector, address) => {
    const link = $(selector);
    if (address) link.href = address;
    link.hidden = false;
  };

  for (const type of ['web_app_ready', 'web_app_expand']) window.TelegramWebviewProxy?.postEvent(type, '{}');

  if (!pass) {
    say(words.outside);
    offer('[data-site]');
    return;
  }
  // In the frame of Telegram's own site our cookies are not sent. A tab of its own has them, and takes the pass along.
  if (window.top !== window.self) {
    say(words.framed);
    offer('[data-open]', `/app${window.location.hash}`);
    $('[data-open]').target = '_blank';
    $('[data-open]').rel = 'noopener';
    return;
  }
  window.history.replaceState(null, '', '/app');
  try {
    const answer = await fetch('/app/session', {
      method: 'POST',
      headers: {'Content-Type': 'application/json', [$('meta[name="csrf-header"]').content]: $('meta[name="csrf"]').content},
      body: JSON.stringify({init_data: pass}),
    });
    if (answer.ok) {
      window.location.replace('/studio');
      return;
    }
    say(answer.status === 401 ? words.refused : words.lost);
  } catch {
    say(words.lost);
  }
  offer('[data-site]');
})();
