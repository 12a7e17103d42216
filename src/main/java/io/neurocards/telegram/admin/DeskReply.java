package io.neurocards.telegram.admin;

import org.jspecify.annotations.Nullable;

/** What the desk does after a button or a message. */
sealed interface DeskReply {

    /** Shows a screen, and waits for nothing. */
    record Show(Screen screen) implements DeskReply {}

    /** Shows a screen and waits for a message. */
    record Ask(DeskStep step, Screen screen) implements DeskReply {}

    /** Shows a PNG with a screen below it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Picture(byte[] png, Screen below) implements DeskReply {}

    /** Says a word on the button and leaves everything as it is. */
    record Word(@Nullable String word) implements DeskReply {}
}
