/** How the bot speaks: texts of both languages, escaped, and the buttons below them. */
@NullMarked
package io.neurocards.telegram.screens;

import org.jspecify.annotations.NullMarked;
