package io.neurocards.media.film.process;

import io.neurocards.media.film.Cutting;
import io.neurocards.media.film.Film;
import io.neurocards.media.film.FilmOrder;
import io.neurocards.media.film.FilmStyle;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/** What the server and a renderer say to each other. Both come from the same build, so the form needs no version. */
final class Wire {

    private static final int LONGEST_MESSAGE = 4000;

    private Wire() {}

    /** What the server says. */
    sealed interface Request {}

    record Render(FilmOrder order, Path clip, Path poster) implements Request {}

    record Stop() implements Request {}

    /** What the renderer says. */
    sealed interface Reply {}

    record Progress(int percent) implements Reply {}

    record Done(Film film) implements Reply {}

    record Failed(boolean mayHelpToRetry, String message) implements Reply {}

    static void write(DataOutputStream out, Request request) throws IOException {
        switch (request) {
            case Render(var order, var clip, var poster) -> {
                out.writeByte('R');
                write(out, order);
                out.writeUTF(clip.toString());
                out.writeUTF(poster.toString());
            }
            case Stop() -> out.writeByte('S');
        }
        out.flush();
    }

    static Request readRequest(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 'R' -> new Render(readOrder(in), Path.of(in.readUTF()), Path.of(in.readUTF()));
            case 'S' -> new Stop();
            default -> throw new IOException("Not a request to a renderer");
        };
    }

    static void write(DataOutputStream out, Reply reply) throws IOException {
        switch (reply) {
            case Progress(var percent) -> {
                out.writeByte('P');
                out.writeByte(percent);
            }
            case Done(var film) -> {
                out.writeByte('D');
                write(out, film);
            }
            case Failed(var mayHelpToRetry, var message) -> {
                out.writeByte('F');
                out.writeBoolean(mayHelpToRetry);
                out.writeUTF(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
            }
        }
        out.flush();
    }

    static Reply readReply(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 'P' -> new Progress(in.readByte());
            case 'D' -> new Done(readFilm(in));
            case 'F' -> new Failed(in.readBoolean(), in.readUTF());
            default -> throw new IOException("Not a reply of a renderer");
        };
    }

    private static void write(DataOutputStream out, FilmOrder order) throws IOException {
        out.writeUTF(order.photo().toString());
        out.writeUTF(order.cutout() == null ? "" : order.cutout().toString());
        out.writeUTF(order.style().name());
        out.writeUTF(order.wishes());
        out.writeLong(order.duration().toMillis());
        out.writeLong(order.seed());
        out.writeInt(order.variant());
        out.writeBoolean(order.sound());
        out.writeByte(order.frameRate());
    }

    private static FilmOrder readOrder(DataInputStream in) throws IOException {
        var photo = Path.of(in.readUTF());
        var cutout = in.readUTF();
        return new FilmOrder(
                photo,
                cutout.isEmpty() ? null : Path.of(cutout),
                FilmStyle.valueOf(in.readUTF()),
                in.readUTF(),
                Duration.ofMillis(in.readLong()),
                in.readLong(),
                in.readInt(),
                in.readBoolean(),
                in.readByte());
    }

    private static void write(DataOutputStream out, Film film) throws IOException {
        out.writeLong(film.duration().toMillis());
        out.writeUTF(film.cutting().way().name());
        out.writeDouble(film.cutting().maskScore());
        out.writeInt(film.unknownWords().size());
        for (var word : film.unknownWords()) {
            out.writeUTF(word);
        }
    }

    private static Film readFilm(DataInputStream in) throws IOException {
        var duration = Duration.ofMillis(in.readLong());
        var cutting = new Cutting(Cutting.Way.valueOf(in.readUTF()), in.readDouble());
        var words = new ArrayList<String>();
        for (var count = in.readInt(); count > 0; count--) {
            words.add(in.readUTF());
        }
        return new Film(duration, cutting, words);
    }
}
