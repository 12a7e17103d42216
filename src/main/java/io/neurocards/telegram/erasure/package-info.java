/** What the bot keeps of its chats, for those who have their data deleted. */
@NullMarked
package io.neurocards.telegram.erasure;

import org.jspecify.annotations.NullMarked;
