// The service worker: the offline studio when a page can't be had, and orders sent once the connection is back.
// It keeps the shell and the files it needs, the same for everybody; pages of customers are never kept.
'use strict';

importScripts('/assets/kept.js');

const SHELL = 'neurocards-@version@';
const FILES = [@files@];
const LANGUAGES = ['ru', 'en'];
const ELSEWHERE = ['/v1/', '/v3/', '/docs', '/swagger-ui', '/storage/', '/sandbox/', '/dashboard', '/desk', '/healthz', '/readyz'];

const shellOf = language => `/offline?language=${language}`;

async function fill() {
  const cache = await caches.open(SHELL);
  await cache.addAll(FILES.map(file => new Request(file, {cache: 'reload', credentials: 'omit'})));
  for (const language of LANGUAGES) {
    const page = await fetch('/offline', {cache: 'reload', credentials: 'omit', headers: {'Accept-Language': language}});
    if (!page.ok) throw new Error(`No offline page: ${page.status}`);
    await cache.put(shellOf(language), page);
  }
}

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith('neurocards-') && name !== SHELL) await caches.delete(name);
  }
  await self.clients.claim();
}

async function shell() {
  const known = (await kept.state().catch(() => null))?.language ?? navigator.language.slice(0, 2);
  const cache = await caches.open(SHELL);
  return await cache.match(shellOf(LANGUAGES.includes(known) ? known : 'en')) ?? Response.error();
}

async function file(request) {
  try {
    return await fetch(request);
  } catch (lost) {
    const cached = await (await caches.open(SHELL)).match(new URL(request.url).pathname);
    if (cached) return cached;
    throw lost;
  }
}

// Whoever uses this browser next is told nothing of this customer's clips.
async function silence() {
  const subscription = await self.registration.pushManager?.getSubscription();
  await subscription?.unsubscribe();
}

self.addEventListener('push', event => {
  const {title, body, url, tag} = event.data?.json() ?? {};
  event.waitUntil(self.registration.showNotification(title ?? 'NeuroCards', {body, tag, icon: '/assets/icon-192.png', data: {url}}));
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  const url = new URL(event.notification.data?.url ?? '/gallery', self.location.origin);
  if (url.origin === self.location.origin) event.waitUntil(self.clients.openWindow(url.href));
});

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(fill());
});

self.addEventListener('activate', event => event.waitUntil(dropOthers()));

self.addEventListener('fetch', event => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === 'POST' && pathname.startsWith('/sign-out')) {
    event.waitUntil(Promise.all([kept.forget(), silence()]));
  } else if (request.method === 'GET' && request.mode === 'navigate') {
    if (!ELSEWHERE.some(start => pathname.startsWith(start))) event.respondWith(fetch(request).catch(shell));
  } else if (request.method === 'GET' && FILES.includes(pathname)) {
    event.respondWith(file(request));
  }
});

self.addEventListener('sync', event => {
  if (event.tag !== 'orders') return;
  event.waitUntil(kept.send().then(outcome => {
    if (outcome === 'offline' || outcome === 'later') throw new Error('Not sent yet'); // the browser tries again by itself
  }));
});
