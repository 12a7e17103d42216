package io.neurocards.providers.local;

import io.neurocards.providers.LookUpAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * The files of one task. A rendering is ready when its list of ignored words is there, which is put in place last and
 * whole; what a killed process leaves behind is therefore never taken for a clip.
 */
record RenderFolder(Path path) {

    private static final Pattern TASK = Pattern.compile("[0-9a-f-]{36}");
    private static final String READY = "ready.txt";

    /** Returns the folder of a task, or nothing when {@code taskId} can't be one of ours. */
    static Optional<RenderFolder> of(Path home, String taskId) {
        return TASK.matcher(taskId).matches() ? Optional.of(new RenderFolder(home.resolve(taskId))) : Optional.empty();
    }

    /** Makes the folder anew, with the task's pictures in it. */
    void prepare(Path photo, Optional<Path> cutout) throws IOException {
        delete();
        Files.createDirectories(path);
        Files.copy(photo, photo());
        if (cutout.isPresent()) {
            Files.copy(cutout.get(), cutout());
        }
    }

    /** Deletes the folders below {@code home} that were begun before {@code moment}: nobody asks for their tasks any more. */
    static int deleteBegunBefore(Path home, Instant moment) throws IOException {
        if (!Files.isDirectory(home)) {
            return 0;
        }
        var deleted = 0;
        try (var folders = Files.newDirectoryStream(home)) {
            for (var folder : folders) {
                if (TASK.matcher(folder.getFileName().toString()).matches()
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(moment)) {
                    FileSystemUtils.deleteRecursively(folder);
                    deleted++;
                }
            }
        }
        return deleted;
    }

    Path photo() {
        return path.resolve("photo.jpg");
    }

    Path cutout() {
        return path.resolve("cutout.png");
    }

    Path clip() {
        return path.resolve("clip.mp4");
    }

    Path poster() {
        return path.resolve("poster.jpg");
    }

    void markReady(List<String> ignoredWords) throws IOException {
        var unfinished = path.resolve("ready.unfinished");
        Files.write(unfinished, ignoredWords);
        Files.move(unfinished, path.resolve(READY), StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<LookUpAnswer.Ready> ready() throws IOException {
        var mark = path.resolve(READY);
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        return Optional.of(new LookUpAnswer.Ready(clip().toUri(), poster().toUri(), Files.readAllLines(mark)));
    }

    void delete() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
