package io.neurocards.sandbox.providers.clips;

import io.neurocards.sandbox.providers.clips.Look.Motion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes clips with ffmpeg, one at a time, and keeps the last ones. Thread-safe. */
public final class ClipMaker {

    private static final int KEPT = 200;
    private static final int FRAMES_PER_SECOND = 15;
    private static final long PATIENCE_SECONDS = 60;

    private final Supplier<Path> ffmpeg;
    private final Path folder;
    private final Semaphore one = new Semaphore(1);
    private final Map<Look, CompletableFuture<Path>> made = new LinkedHashMap<>();

    /**
     * Takes the program, asked for when the first clip is made, and where clips are kept.
     *
     * @param ffmpeg an executable with libx264 and aac
     */
    public ClipMaker(Supplier<Path> ffmpeg, Path folder) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
    }

    /** Returns the file with the clip; whoever asks for the same at once waits for the same. */
    Path clip(Look look) throws IOException, InterruptedException {
        var mine = new CompletableFuture<Path>();
        CompletableFuture<Path> known;
        synchronized (this) {
            known = made.putIfAbsent(look, mine);
            while (made.size() > KEPT) {
                made.remove(made.keySet().iterator().next());
            }
        }
        if (known == null) {
            make(look, mine);
        }
        try {
            return known == null ? mine.join() : known.join();
        } catch (CompletionException e) {
            throw new IOException("No clip could be made", e.getCause());
        }
    }

    private void make(Look look, CompletableFuture<Path> future) throws InterruptedException {
        one.acquire();
        try {
            future.complete(encode(look));
        } catch (IOException e) {
            synchronized (this) {
                made.remove(look);
            }
            future.completeExceptionally(e);
        } finally {
            one.release();
            if (!future.isDone()) {
                future.completeExceptionally(new IOException("The making was broken off"));
            }
        }
    }

    private Path encode(Look look) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var file = folder.resolve(look.name());
        if (Files.exists(file)) {
            return file;
        }
        var part = folder.resolve(look.name() + ".part");
        var mark = folder.resolve("mark-" + look.width() + ".png");
        try (var png = Files.newOutputStream(mark)) {
            Mark.write(look.width() * 3 / 5, png);
        }
        run(command(look, mark, part));
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> command(Look look, Path mark, Path to) {
        var command =
                new ArrayList<>(List.of(ffmpeg.get().toString(), "-hide_banner", "-nostdin", "-y", "-v", "error"));
        command.addAll(picture(look));
        command.addAll(List.of("-i", mark.toString()));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=330:sample_rate=44100"));
        command.addAll(List.of("-filter_complex", filter(look), "-map", "[v]", "-map", "2:a"));
        command.addAll(List.of("-t", Integer.toString(look.seconds()), "-r", Integer.toString(FRAMES_PER_SECOND)));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "28", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "64k", "-af", "volume=0.1", "-threads", "1"));
        command.addAll(List.of("-movflags", "+faststart", "-f", "mp4", to.toString()));
        return command;
    }

    private static List<String> picture(Look look) {
        var photo = look.photo();
        var size = look.width() + "x" + look.height();
        if (look.motion() == Motion.BLACK) {
            return List.of("-f", "lavfi", "-i", "color=black:size=" + size + ":rate=" + FRAMES_PER_SECOND);
        }
        return photo == null
                ? List.of("-f", "lavfi", "-i", "testsrc2=size=" + size + ":rate=" + FRAMES_PER_SECOND)
                : List.of("-f", photo.format().demuxer(), "-i", photo.file().toString());
    }

    /** A still picture is multiplied after it was cut to size: each frame then costs no more than its own few pixels. */
    private static String filter(Look look) {
        var size = look.width() + ":" + look.height();
        var frames = look.seconds() * FRAMES_PER_SECOND;
        var cut = "scale=%s:force_original_aspect_ratio=increase,crop=%s,setsar=1".formatted(size, size);
        var zoom = look.motion() == Motion.ZOOM ? "1+0.25*on/" + frames : "1";
        var still = ",scale=iw*2:ih*2,zoompan=z='%s':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2':d=%d:s=%dx%d:fps=%d"
                .formatted(zoom, frames, look.width(), look.height(), FRAMES_PER_SECOND);
        var held = ",loop=loop=-1:size=1";
        var picture = "[0:v]" + cut;
        if (look.motion() == Motion.BLACK) {
            return picture + "[v];[1:v]nullsink";
        }
        if (look.photo() != null) {
            picture += still;
        } else if (look.motion() == Motion.NONE) {
            picture += held;
        }
        return picture + "[p];[p][1:v]overlay=x=(W-w)/2:y=H-h-H/16,format=yuv420p[v]";
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            process.getOutputStream().close();
            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("ffmpeg made no clip: said=" + said.strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
