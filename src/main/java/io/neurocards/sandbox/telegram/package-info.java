/**
 * Telegram on this machine: an HTTP server that speaks the Bot API as strictly as the real one, and the people who talk to
 * the bot, moved by a chat page at {@code /sandbox/telegram} or by JSON. Only in demo mode.
 *
 * <p>Everything hangs below {@code /sandbox/telegram/api}: {@code /bot<token>/<method>} and {@code /file/bot<token>/<path>}
 * are the Bot API; {@code /people/<user id>/…} is what a person does with a phone; {@code /faults} orders trouble.
 */
@NullMarked
package io.neurocards.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
