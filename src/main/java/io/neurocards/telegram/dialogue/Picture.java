package io.neurocards.telegram.dialogue;

import io.neurocards.videos.Drafts.StoredPhoto;
import org.jspecify.annotations.Nullable;

/**
 * The photo of a product: stored with us, so that Telegram's copy is not needed again.
 *
 * @param album what it has in common with the others that were sent together
 * @param pixels how large it is in Telegram, to find the best of an album
 * @param told whether the customer knows that the best of the album is taken
 */
record Picture(StoredPhoto photo, @Nullable String album, long pixels, boolean told) {

    boolean isOfAlbum(@Nullable String other) {
        return album != null && album.equals(other);
    }

    Picture afterTelling() {
        return new Picture(photo, album, pixels, true);
    }
}
