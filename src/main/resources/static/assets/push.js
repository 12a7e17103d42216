// The cabinet's button for notifications: on and off in this browser.
'use strict';

(async () => {
  const button = document.querySelector('[data-push]');
  if (!button || !window.PushManager || !navigator.serviceWorker || !window.Notification) return;
  const meta = name => document.querySelector(`meta[name="${name}"]`).content;
  const said = document.querySelector('[data-push-said]');
  const say = text => {
    said.textContent = text;
    said.hidden = !text;
  };
  const registration = await navigator.serviceWorker.ready;

  async function show() {
    const on = Boolean(await registration.pushManager.getSubscription());
    button.textContent = on ? button.dataset.off : button.dataset.on;
    button.setAttribute('aria-pressed', String(on));
    button.hidden = false;
  }

  const call = (method, path, body) => fetch(path, {
    method, body: body && JSON.stringify(body), headers: {'Content-Type': 'application/json', [meta('csrf-header')]: meta('csrf')},
  });

  async function on() {
    if (await Notification.requestPermission() !== 'granted') {
      say(button.dataset.denied);
      return;
    }
    const {public_key: applicationServerKey} = await (await fetch('/v1/push/key')).json();
    const subscription = await registration.pushManager.subscribe({userVisibleOnly: true, applicationServerKey});
    const answer = await call('POST', '/v1/push/subscriptions', subscription);
    if (!answer.ok) {
      await subscription.unsubscribe();
      say((await answer.json()).detail);
    }
  }

  async function off(subscription) {
    await call('DELETE', `/v1/push/subscriptions?endpoint=${encodeURIComponent(subscription.endpoint)}`);
    await subscription.unsubscribe();
  }

  button.addEventListener('click', async () => {
    button.disabled = true;
    say('');
    try {
      const subscription = await registration.pushManager.getSubscription();
      await (subscription ? off(subscription) : on());
      await show();
    } catch {
      say(button.dataset.failed);
    }
    button.disabled = false;
  });
  await show();
})();
