package io.neurocards.media.film;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.process.FilmProcesses;
import io.neurocards.media.film.words.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Makes a film of eight seconds for every photo and template at full size, and beside each photo the plain zoomed still
 * that films are to beat; prints what each took. {@code mvn test-compile exec:exec@film-bench}; photos or styles may be
 * named as arguments. Films are made as the server makes them, in a renderer of its own; the first one finds it cold.
 */
final class FilmBenchmark {

    private FilmBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var wanted = List.of(arguments).subList(1, arguments.length);
        var ffmpeg = Ffmpeg.find(null, folder);
        System.out.printf(
                "%nffmpeg %s (%s), %d cores, heap at most %d MB%n",
                ffmpeg.version(),
                ffmpeg.origin(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.println(
                "| film | wall s | renderer CPU s | ffmpeg CPU s | peak MB | clip MB | mask | dE2000 | jump px | banding |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        try (var films = new FilmProcesses(ffmpeg, 160, Duration.ofMinutes(5))) {
            var temperature = " (cold)";
            for (var photo : Photos.ALL) {
                if (wanted.isEmpty() || wanted.stream().anyMatch(photo::contains)) {
                    still(ffmpeg, photo, folder);
                    for (var style : FilmStyle.values()) {
                        film(ffmpeg, films, ContactSheets.order(photo, style, 0, folder), folder, temperature);
                        temperature = "";
                    }
                }
            }
        }
    }

    private static void film(Ffmpeg ffmpeg, FilmMaker films, FilmOrder silent, Path folder, String temperature)
            throws Exception {
        var order = new FilmOrder(
                silent.photo(), null, silent.style(), silent.wishes(), silent.duration(), silent.seed(), 0, true);
        var name = order.photo().getFileName().toString().replaceAll("\\..*", "") + "-"
                + order.style().name().toLowerCase(Locale.ROOT);
        var clip = folder.resolve(name + ".mp4");
        try (var watch = new Watch()) {
            var film = films.render(order, clip, folder.resolve(name + ".jpg"), percent -> {});
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.2f | %s |%n",
                    name + temperature,
                    watch.figures(),
                    Files.size(clip) / 1e6,
                    film.cutting().maskScore(),
                    pictureFigures(ffmpeg, order));
        }
    }

    private static String pictureFigures(Ffmpeg ffmpeg, FilmOrder order) throws Exception {
        var size = FrameSize.FULL;
        try (var reel = new FilmStudio(ffmpeg)
                        .reel(order, FilmStudio.cast(order), Wishes.read(order.wishes()), FilmStudio.score(order));
                var bench = new Workbench(size)) {
            var yuv = new byte[size.bytes()];
            var hero = reel.frames() - 12;
            reel.develop(hero, bench, yuv);
            var fidelity = Measures.fidelity(reel, hero, Sheet.picture(yuv, size));
            var luma = java.util.Arrays.copyOf(yuv, size.width() * size.height());
            return String.format(
                    Locale.ROOT,
                    "%.2f | %.0f | %.4f",
                    fidelity.colourDifference(),
                    Measures.largestJump(reel),
                    Measures.banding(luma, size.width()));
        }
    }

    /** The usual automatic clip: the photo over its own blur, slowly growing. */
    private static void still(Ffmpeg ffmpeg, String photo, Path folder) throws Exception {
        var clip = folder.resolve(photo.replaceAll("\\..*", "") + "-still.mp4");
        var source = Photos.upright(photo, folder);
        var ratio = (double) Picture.read(source, 400).height()
                / Picture.read(source, 400).width();
        var height = (int) (1080 * ratio) / 2 * 2;
        var filter = "[0]scale=2160:-2,split[a][b];[b]scale=270:480:force_original_aspect_ratio=increase,crop=270:480,"
                + "boxblur=8,scale=1080:1920[back];[a]zoompan=z='1+0.15*on/240':d=240:x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':"
                + "s=1080x" + height
                + ":fps=30[front];[back]loop=240:1:0,fps=30[still];[still][front]overlay=0:(H-h)/2:shortest=1";
        var command = new ArrayList<>(List.of(
                ffmpeg.executable().toString(),
                "-nostdin",
                "-loglevel",
                "error",
                "-y",
                "-i",
                source.toString(),
                "-filter_complex",
                filter,
                "-t",
                "8",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "19",
                "-pix_fmt",
                "yuv420p",
                clip.toString()));
        try (var watch = new Watch()) {
            var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            System.out.printf(
                    Locale.ROOT,
                    "| %s zoomed still%s | %s | %.1f | - | - | - | - |%n",
                    photo,
                    exit == 0 ? "" : " FAILED",
                    watch.figures(),
                    Files.exists(clip) ? Files.size(clip) / 1e6 : 0);
        }
    }

    /** Watches the renderer and the ffmpegs from the outside, twenty times a second, through /proc. */
    private static final class Watch implements AutoCloseable {

        private static final double TICKS_PER_SECOND = 100;

        private final long started = System.nanoTime();
        private final Map<Long, Usage> before = usages();
        private final Map<Long, Usage> latest = new ConcurrentHashMap<>();
        private final Thread thread = Thread.ofPlatform().daemon().start(this::look);
        private volatile long peak;

        private record Usage(boolean ffmpeg, double cpu, long kilobytes) {}

        private void look() {
            while (!Thread.currentThread().isInterrupted()) {
                var now = usages();
                latest.putAll(now);
                peak = Math.max(
                        peak, now.values().stream().mapToLong(Usage::kilobytes).sum());
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }

        String figures() {
            return String.format(
                    Locale.ROOT,
                    "%.1f | %.1f | %.1f | %d",
                    (System.nanoTime() - started) / 1e9,
                    cpu(false),
                    cpu(true),
                    peak / 1024);
        }

        private double cpu(boolean ofFfmpeg) {
            latest.putAll(usages());
            return latest.entrySet().stream()
                    .filter(entry -> entry.getValue().ffmpeg() == ofFfmpeg)
                    .mapToDouble(entry -> entry.getValue().cpu()
                            - (before.containsKey(entry.getKey())
                                    ? before.get(entry.getKey()).cpu()
                                    : 0))
                    .sum();
        }

        private static Map<Long, Usage> usages() {
            return ProcessHandle.current()
                    .descendants()
                    .collect(Collectors.toMap(ProcessHandle::pid, child -> usage(child.pid())));
        }

        private static Usage usage(long pid) {
            var kilobytes = lines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            var stat = String.join("", lines(Path.of("/proc/" + pid + "/stat")));
            if (stat.isEmpty()) {
                return new Usage(true, 0, 0);
            }
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            var cpu = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
            return new Usage(stat.contains("(ffmpeg"), cpu, kilobytes);
        }

        private static List<String> lines(Path file) {
            try {
                return Files.readAllLines(file);
            } catch (IOException e) {
                // The process has just ended.
                return List.of();
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
