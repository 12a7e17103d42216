package io.neurocards.notifications;

import org.jspecify.annotations.Nullable;

/**
 * One e-mail, as text and as HTML.
 *
 * @param id the same for every try to send it, so that a mailbox can tell that a second copy is one
 * @param unsubscribe where a mailbox stops such mails with one click (RFC 8058), absent for those that can't be stopped
 */
record Mail(
        String id,
        String to,
        String subject,
        String text,
        String html,
        @Nullable String unsubscribe) {

    Mail(String id, String to, String subject, String text, String html) {
        this(id, to, subject, text, html, null);
    }

    /** Hides whom it is for and what it says. */
    @Override
    public String toString() {
        return "Mail[id=" + id + "]";
    }
}
