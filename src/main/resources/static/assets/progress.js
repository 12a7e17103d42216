// Moves the clips on a page as the server tells of them, and fetches a clip's card anew when it has ended.
'use strict';

(() => {
  const live = document.querySelector('[data-live]');
  const voice = document.getElementById('progress-words');
  if (!live || !voice) return;
  const words = voice.dataset;

  // A browser opens six connections to one host: the films and the page need theirs too.
  const MOST_STREAMS = 2;
  const POLL_MILLIS = 4000;
  const streams = new Map();

  const cards = () => [...live.querySelectorAll('[data-job]')];
  const waiting = () => cards().filter(card => card.dataset.over !== 'true');
  const set = (card, selector, text) => {
    const place = card.querySelector(selector);
    if (!place) return;
    place.hidden = text === '';
    if (place.textContent !== text) place.textContent = text;
  };

  function announce(card) {
    const title = card.querySelector('h1, h2')?.textContent.trim() ?? '';
    const said = `${title}: ${card.querySelector('[data-stage]').textContent}`;
    if (voice.textContent !== said) voice.textContent = said;
  }

  function eta(seconds) {
    if (seconds == null) return '';
    return seconds < 90 ? words.etaSeconds.replace('{0}', seconds) : words.etaMinutes.replace('{0}', Math.round(seconds / 60));
  }

  function place(position) {
    if (position == null) return '';
    return position === 1 ? words.next : words.place.replace('{0}', position);
  }

  function move(card, video) {
    card.dataset.status = video.status;
    const bar = card.querySelector('[data-bar]');
    if (bar) bar.value = video.progress;
    set(card, '[data-percent]', video.status === 'queued' ? '' : `${video.progress}\u00a0%`);
    const stage = words[video.stage] ?? '';
    const isNew = card.querySelector('[data-stage]').textContent !== stage;
    set(card, '[data-stage]', stage);
    if (isNew) announce(card);
    set(card, '[data-queue]', video.status === 'queued' ? place(video.queue_position) : '');
    set(card, '[data-eta]', eta(video.eta_seconds));
    const retried = card.querySelector('[data-retried]');
    if (retried) retried.hidden = !video.retried;
    const tag = card.querySelector('[data-stage]');
    if (tag) tag.classList.toggle('tag--live', video.status === 'processing');
  }

  async function renew(card) {
    const whole = 'whole' in card.dataset ? '?whole=true' : '';
    const answer = await fetch(`/videos/${card.dataset.job}/card${whole}`, {headers: {Accept: 'text/html'}}).catch(() => null);
    if (!answer?.ok) return card;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('[data-job]');
    if (!next) return card;
    card.replaceWith(next);
    document.dispatchEvent(new Event('neurocards:renewed'));
    return next;
  }

  async function end(id) {
    streams.get(id)?.close();
    streams.delete(id);
    const card = cards().find(one => one.dataset.job === id);
    if (card) announce(await renew(card));
    await Promise.all(waiting().filter(one => !streams.has(one.dataset.job)).map(renew));
    follow();
  }

  function listen(card) {
    const id = card.dataset.job;
    const stream = new EventSource(`/v1/videos/${id}/events`);
    streams.set(id, stream);
    stream.addEventListener('video', event => {
      const video = JSON.parse(event.data);
      if (video.status === 'completed' || video.status === 'failed') end(id);
      else move(cards().find(one => one.dataset.job === id) ?? card, video);
    });
    // The browser reconnects by itself; only a refusal closes the stream, and then asking now and then is what is left.
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED && streams.get(id) === stream) window.setTimeout(() => end(id), POLL_MILLIS);
    });
  }

  function follow() {
    for (const card of waiting()) {
      if (streams.size >= MOST_STREAMS) return;
      if (!streams.has(card.dataset.job)) listen(card);
    }
  }

  window.addEventListener('pagehide', () => {
    for (const stream of streams.values()) stream.close();
  });
  follow();
})();
