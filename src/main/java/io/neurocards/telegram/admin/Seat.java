package io.neurocards.telegram.admin;

import java.util.Locale;

/** An administrator at the desk: their Telegram id, which is also their chat, and their language. */
record Seat(long id, Locale locale) {}
