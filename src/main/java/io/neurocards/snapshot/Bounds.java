package io.neurocards.snapshot;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * How much is kept at most.
 *
 * @param lately whoever was here within this time
 * @param persons the latest of them
 * @param videos of each person
 * @param lines of each person's statement
 * @param size of all together; who was here longest ago is left out first
 */
record Bounds(Duration lately, int persons, int videos, int lines, DataSize size) {

    static final Bounds USUAL = new Bounds(Duration.ofDays(7), 1000, 24, 25, DataSize.ofMegabytes(16));

    /** Orders of the catalogue of each person, as many as are told when nobody says how many. */
    static final int ORDERS = 10;

    /** So many lines may all of these orders have; one order may have a hundred. */
    static final int ORDER_LINES = 200;

    /** Lines of points of each person, as many as the view over all platforms shows. */
    static final int POINTS = 10;
}
