package io.neurocards.videos;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.PhotoIntake;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Drafts.StoredPhoto;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Takes customers' photos in. A photo is stored under the digest of its own bytes, so that the same photo sent twice is one
 * file, and so that a retried order never replaces another order's picture.
 */
final class StoredPhotos {
    private final PhotoIntake intake;
    private final MediaStore store;

    StoredPhotos(PhotoIntake intake, MediaStore store) {
        this.intake = intake;
        this.store = store;
    }

    StoredPhoto take(PersonId person, InputStream upload) throws IOException {
        var photo = intake.check(upload);
        var jpeg = photo.jpeg();
        var cutout = photo.cutout();
        var name = person + "/" + digest(jpeg, cutout);
        var key = new MediaKey(Bucket.INPUTS, name + ".jpg");
        store.put(key, jpeg);
        if (cutout == null) {
            return new StoredPhoto(key.path(), null);
        }
        var cutoutKey = new MediaKey(Bucket.INPUTS, name + ".png");
        store.put(cutoutKey, cutout);
        return new StoredPhoto(key.path(), cutoutKey.path());
    }

    boolean has(StoredPhoto photo) throws IOException {
        return store.exists(new MediaKey(Bucket.INPUTS, photo.photo()));
    }

    private static String digest(byte[] jpeg, byte @Nullable [] cutout) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(jpeg);
            if (cutout != null) {
                sha256.update(cutout);
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
