package io.neurocards.accounts.export;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One ZIP: the data, photos and clips, and what to know about them. At any moment one part of it is in memory. */
record ExportArchive(JdbcClient jdbc, List<ExportedData> kept, List<PersonId> persons, Instant now) {

    private static final Logger log = LoggerFactory.getLogger(ExportArchive.class);
    private static final int BUFFER = 65_536;

    /** A file that is not in the archive, or not whole. */
    private record Missing(String name, boolean isGone) {}

    void write(OutputStream target) throws IOException {
        var zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("data.json"));
        new ExportJson(jdbc, persons.stream().map(PersonId::value).toArray(UUID[]::new), now).write(zip, sections());
        zip.closeEntry();
        zip.setLevel(Deflater.NO_COMPRESSION); // photos and clips are as small as they get
        var missing = new ArrayList<Missing>();
        var names = new HashSet<String>();
        for (var part : kept) {
            for (var person : persons) {
                part.files(person, (name, content) -> add(zip, free(name, names), content, missing));
            }
        }
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(new ZipEntry("README.txt"));
        zip.write(readme(missing).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private List<ExportedSection> sections() {
        return kept.stream().flatMap(part -> part.sections().stream()).toList();
    }

    /** Returns the name, or one like it that no file of the archive has yet. */
    private static String free(String name, Set<String> names) {
        var dot = name.lastIndexOf('.');
        var chosen = name;
        for (var number = 2; !names.add(chosen); number++) {
            chosen = name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
        }
        return chosen;
    }

    /** Of a file that ends before its end the beginning is kept, and it is named: a ZIP can't take back what was sent. */
    private static void add(ZipOutputStream zip, String name, ExportedData.Content content, List<Missing> missing)
            throws IOException {
        try (var opened = open(name, content, missing)) {
            if (opened == null) {
                return;
            }
            zip.putNextEntry(new ZipEntry(name));
            var buffer = new byte[BUFFER];
            for (var length = read(opened, buffer, name, missing);
                    length > 0;
                    length = read(opened, buffer, name, missing)) {
                zip.write(buffer, 0, length);
            }
            zip.closeEntry();
        }
    }

    @SuppressWarnings("NullAway") // try-with-resources closes nothing when there is nothing
    private static @org.jspecify.annotations.Nullable InputStream open(
            String name, ExportedData.Content content, List<Missing> missing) {
        try {
            return content.open();
        } catch (ProblemException _) {
            missing.add(new Missing(name, true));
        } catch (IOException | RuntimeException e) {
            log.warn("A file could not be read for its owner's export: {}", e.toString());
            missing.add(new Missing(name, false));
        }
        return null;
    }

    private static int read(InputStream content, byte[] buffer, String name, List<Missing> missing) {
        try {
            return content.read(buffer);
        } catch (IOException | RuntimeException e) {
            log.warn("A file ended before its end in its owner's export: {}", e.toString());
            missing.add(new Missing(name, false));
            return -1;
        }
    }

    private String readme(List<Missing> missing) {
        var text = new StringBuilder("""
                NeuroCards, %s

                data.json  всё, что о вас хранится, в машинном виде: строка за строкой, время по UTC
                photos     фотографии товаров, которые вы прислали, без координат
                clips      ваши ролики
                Здесь нет паролей, ключей и данных других людей.

                data.json  everything kept about you, for programs: row by row, times in UTC
                photos     the photos of products that you sent, without positions
                clips      your clips
                There are no passwords, no keys and nothing about other people here.
                """.formatted(now));
        add(
                text,
                missing,
                true,
                "Срок хранения этих файлов вышел: / These files were kept as long as promised, and are gone:");
        add(
                text,
                missing,
                false,
                "Эти файлы сейчас не читаются целиком, попробуйте позже: / These files can't be read whole now, try again later:");
        return text.toString();
    }

    private static void add(StringBuilder text, List<Missing> missing, boolean isGone, String title) {
        var names = missing.stream()
                .filter(one -> one.isGone() == isGone)
                .map(Missing::name)
                .toList();
        if (!names.isEmpty()) {
            text.append('\n').append(title).append('\n');
            names.forEach(name -> text.append("  ").append(name).append('\n'));
        }
    }
}
