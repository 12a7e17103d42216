package io.neurocards.media.film.cutout;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.setRNGSeed;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_BGD;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_FGD;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_INIT_WITH_MASK;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_PR_BGD;
import static org.bytedeco.opencv.global.opencv_imgproc.GC_PR_FGD;
import static org.bytedeco.opencv.global.opencv_imgproc.grabCut;

import io.neurocards.media.film.picture.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** Lets the outline of a rough region snap to the nearest edges and straighten, within a narrow band. */
final class GrabCut {

    private static final int SEED = 7;

    private GrabCut() {}

    /**
     * The region with a better outline.
     *
     * @param band how far the outline may move, in pixels
     */
    static Region refined(Picture picture, Region region, int band, int rounds) {
        var sure = region.shrunk(band);
        var possible = region.grown(band);
        var count = picture.argb().length;
        var colours = new byte[count * 3];
        var labels = new byte[count];
        for (var i = 0; i < count; i++) {
            for (var channel = 0; channel < 3; channel++) {
                colours[3 * i + channel] = (byte) (picture.argb()[i] >> (8 * channel));
            }
            var label = region.pixels().get(i) ? GC_PR_FGD : GC_PR_BGD;
            labels[i] =
                    (byte) (sure.pixels().get(i) ? GC_FGD : possible.pixels().get(i) ? label : GC_BGD);
        }
        try (var image = new Mat(picture.height(), picture.width(), CV_8UC3, new BytePointer(colours));
                var mask = new Mat(picture.height(), picture.width(), CV_8UC1, new BytePointer(labels));
                var everything = new Rect();
                var background = new Mat();
                var foreground = new Mat()) {
            // Its colour models begin at random places; the same photo must give the same outline.
            setRNGSeed(SEED);
            grabCut(image, mask, everything, background, foreground, rounds, GC_INIT_WITH_MASK);
            mask.data().get(labels);
        }
        return Region.of(region.width(), region.height(), i -> labels[i] == GC_FGD || labels[i] == GC_PR_FGD);
    }
}
