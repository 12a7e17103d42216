/** What the sandbox's Telegram remembers: people, chats, messages, files and updates, kept in a folder over restarts. */
@NullMarked
package io.neurocards.sandbox.telegram.world;

import org.jspecify.annotations.NullMarked;
