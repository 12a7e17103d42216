package io.neurocards.notifications;

/**
 * One e-mail, as text and as HTML.
 *
 * @param id the same for every try to send it, so that a mailbox can tell that a second copy is one
 */
record Mail(String id, String to, String subject, String text, String html) {

    /** Hides whom it is for and what it says. */
    @Override
    public String toString() {
        return "Mail[id=" + id + "]";
    }
}
