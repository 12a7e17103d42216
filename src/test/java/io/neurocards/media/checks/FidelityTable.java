package io.neurocards.media.checks;

import io.neurocards.media.ffmpeg.Ffmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Prints the table of docs/checks.md. {@code mvn test-compile exec:exec@fidelity-table} */
final class FidelityTable {

    private FidelityTable() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("fidelity-");
        var clips = new ProductClips(folder);
        var inspector = new ClipInspector(Ffmpeg.find(null, folder));
        for (var name : arguments.length == 0 ? ProductClips.PHOTOS : java.util.List.of(arguments)) {
            var photo = clips.photo(name);
            for (var way : ProductClips.FAITHFUL.entrySet()) {
                say(name, "+ " + way.getKey(), photo, clips.clip(photo, way.getValue()), inspector);
            }
            for (var background : new String[] {"testsrc2", "mandelbrot", "gradients"}) {
                var clip = clips.elsewhere(photo, background);
                if (clip.isPresent()) {
                    say(name, "+ before " + background, photo, clip.get(), inspector);
                }
            }
            for (var way : ProductClips.UNFAITHFUL.entrySet()) {
                say(name, "- " + way.getKey(), photo, clips.clip(photo, way.getValue()), inspector);
            }
            for (var other : ProductClips.PHOTOS) {
                if (!other.equals(name)) {
                    var clip = clips.clip(clips.photo(other), ProductClips.FAITHFUL.get("zoom"));
                    say(name, "- is " + other, photo, clip, inspector);
                }
            }
        }
    }

    private static void say(String name, String what, Path photo, Path clip, ClipInspector inspector) throws Exception {
        var stills = inspector.inspect(clip).stills();
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        var began = threads.getCurrentThreadCpuTime();
        var score = Fidelity.of(photo, null, stills);
        var millis = (threads.getCurrentThreadCpuTime() - began) / 1_000_000;
        System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %d ms |%n", name, what, score, millis);
    }
}
