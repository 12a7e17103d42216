package io.neurocards.notifications.messages;

/**
 * What a message says, as plain text.
 *
 * @param path where on the site there is more, such as {@code /cabinet}
 * @param tag what it is about: a later message with the same tag takes the place of the earlier
 */
public record Notice(String title, String body, String path, String tag) {

    /** Hides what it says. */
    @Override
    public String toString() {
        return "Notice[path=" + path + "]";
    }
}
