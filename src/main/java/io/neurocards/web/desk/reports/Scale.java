package io.neurocards.web.desk.reports;

import java.util.List;
import java.util.Locale;

/** Where numbers stand in a picture: from zero to a round number that none of them is above. */
record Scale(double most, double top, double bottom) {

    private static final double TEN = 10;
    private static final List<Double> ROUND = List.of(1.0, 2.0, 4.0, 5.0, 10.0);

    /** Returns one up to which {@code largest} fits. */
    static Scale upTo(double largest, double top, double bottom) {
        if (largest <= 0) {
            return new Scale(1, top, bottom);
        }
        var power = Math.pow(TEN, Math.floor(Math.log10(largest)));
        var most = ROUND.stream()
                .map(one -> one * power)
                .filter(one -> one >= largest)
                .findFirst()
                .orElse(TEN * power);
        return new Scale(most, top, bottom);
    }

    double at(double value) {
        return bottom - (bottom - top) * Math.min(value, most) / most;
    }

    /** Returns the numbers beside which a mark stands. */
    List<Double> marks() {
        return List.of(0.0, most / 2, most);
    }

    /** Returns a place as SVG writes it. */
    static String place(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
