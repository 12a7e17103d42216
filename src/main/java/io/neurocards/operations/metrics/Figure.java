package io.neurocards.operations.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.List;

/**
 * One figure.
 *
 * @param labels such as {@code stage=waiting}, with commas between them
 */
record Figure(String name, String labels, double value) {

    private static final int LONGEST = 60;

    Tags tags() {
        return labels.isEmpty()
                ? Tags.empty()
                : Tags.of(Arrays.stream(labels.split(",", -1)).map(Figure::tag).toList());
    }

    private static Tag tag(String label) {
        var parts = List.of(label.split("=", 2));
        var value = parts.getLast();
        return Tag.of(parts.getFirst(), value.length() > LONGEST ? value.substring(0, LONGEST) : value);
    }
}
