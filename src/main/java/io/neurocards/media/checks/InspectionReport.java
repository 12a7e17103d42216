package io.neurocards.media.checks;

import io.neurocards.media.ffmpeg.ClipFacts;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what ffmpeg printed while it looked at a clip. */
final class InspectionReport {

    private static final Pattern BLACK = Pattern.compile("black_duration:([\\d.]+)");
    private static final Pattern FREEZE = Pattern.compile("freezedetect\\.freeze_(start|end): ([\\d.]+)");
    private static final Pattern PLAYED =
            Pattern.compile("frame=\\s*(\\d+).*?time=(\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d)");
    private static final Pattern LOUDEST = Pattern.compile("max_volume: (-?[\\d.]+|-inf) dB");
    private static final Pattern TURNED = Pattern.compile("rotation of (-?\\d+)");
    private static final Pattern ASPECT = Pattern.compile("\\[SAR (\\d+):(\\d+)");
    private static final Pattern MARK = Pattern.compile("(?m)^\\s+digital_source_type\\s*: (\\w+)");

    /** A maximum as low as this is the rounding of silence. */
    private static final double SILENCE = -80;

    private InspectionReport() {}

    static ClipInspection read(String words, long bytes, Stills stills) throws UnplayableClipException {
        var input = words.substring(0, end(words, "Output #0"));
        var facts = ClipFacts.read(input, bytes);
        var played = played(words);
        var seconds = Math.max(0.001, played.toMillis() / 1000.0);
        return new ClipInspection(
                facts,
                ratio(input, facts),
                played,
                Math.min(1, sum(BLACK.matcher(words)) / seconds),
                Math.min(1, frozen(FREEZE.matcher(words), seconds) / seconds),
                facts.hasAudio() && loudest(words) < SILENCE,
                mark(input),
                stills);
    }

    private static int end(String words, String sign) {
        var at = words.indexOf(sign);
        return at < 0 ? words.length() : at;
    }

    private static Duration played(String words) throws UnplayableClipException {
        var found = PLAYED.matcher(words.replace('\r', '\n'));
        @Nullable Duration last = null;
        while (found.find()) {
            last = Duration.ofHours(Long.parseLong(found.group(2)))
                    .plusMinutes(Long.parseLong(found.group(3)))
                    .plusSeconds(Long.parseLong(found.group(4)))
                    .plusMillis(10 * Long.parseLong(found.group(5)));
        }
        if (last == null) {
            throw new UnplayableClipException("It has no frame that can be decoded");
        }
        return last;
    }

    private static double sum(Matcher found) {
        double sum = 0;
        while (found.find()) {
            sum += Double.parseDouble(found.group(1));
        }
        return sum;
    }

    /** A film that is frozen at its end is not said to thaw. */
    private static double frozen(Matcher found, double seconds) {
        double sum = 0;
        var since = -1.0;
        while (found.find()) {
            var moment = Double.parseDouble(found.group(2));
            if (found.group(1).equals("start")) {
                since = moment;
            } else if (since >= 0) {
                sum += moment - since;
                since = -1;
            }
        }
        return since >= 0 ? sum + Math.max(0, seconds - since) : sum;
    }

    private static double loudest(String words) {
        var found = LOUDEST.matcher(words);
        return !found.find() || found.group(1).equals("-inf")
                ? Double.NEGATIVE_INFINITY
                : Double.parseDouble(found.group(1));
    }

    /** Width to height as a player shows it: pixels need not be square, and phones store films lying on their side. */
    private static double ratio(String input, ClipFacts facts) {
        var aspect = ASPECT.matcher(input);
        var stretch = aspect.find()
                        && !aspect.group(1).equals("0")
                        && !aspect.group(2).equals("0")
                ? Double.parseDouble(aspect.group(1)) / Double.parseDouble(aspect.group(2))
                : 1;
        var stored = facts.width() * stretch / facts.height();
        var turned = TURNED.matcher(input);
        return turned.find() && Math.abs(Integer.parseInt(turned.group(1))) % 180 == 90 ? 1 / stored : stored;
    }

    private static Optional<String> mark(String input) {
        var found = MARK.matcher(input);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
