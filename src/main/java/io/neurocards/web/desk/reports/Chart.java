package io.neurocards.web.desk.reports;

import java.util.List;

/**
 * A picture of numbers, as a page draws it; colours are the page's, by the number of a series.
 *
 * @param key by which its title and parts are named within the page
 * @param says what it shows, for whoever does not see it
 * @param boxes of bars, each with what it says when it is pointed at
 * @param lines from point to point, as SVG writes them
 * @param heights marks of the scale on the left
 * @param feet marks below
 * @param legend what the series are called; empty when there is one
 */
record Chart(
        String key,
        String says,
        int width,
        int height,
        List<Box> boxes,
        List<Line> lines,
        List<Mark> heights,
        List<Mark> feet,
        List<Entry> legend) {

    record Box(String x, String y, String width, String height, int series, String says) {}

    record Line(String points, int series) {}

    /** @param anchor where the text stands from its point: start, middle or end */
    record Mark(String x, String y, String text, String anchor) {}

    record Entry(int series, String name) {}
}
