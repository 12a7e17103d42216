package io.neurocards.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Checks the largest photo that is taken, in a process with the heap of the server, and prints its longer side. */
final class HeavyPhoto {

    private HeavyPhoto() {}

    static void main() throws IOException {
        var file = PhotoSamples.blackPng(7600, 5200, 16, 6, 64);
        var photo = new PhotoIntake(PhotoIntakeTest.LIMITS).check(new ByteArrayInputStream(file));
        System.out.println(Math.max(photo.width(), photo.height())
                + (photo.cutout() == null ? " without cut-out" : " with cut-out"));
    }
}
