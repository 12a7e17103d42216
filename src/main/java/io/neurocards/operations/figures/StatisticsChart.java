package io.neurocards.operations.figures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import javax.imageio.ImageIO;

/** Draws days as bars: clips above, new customers below; a PNG of 1080x960 pixels that is readable on a telephone. */
public final class StatisticsChart {

    private static final int WIDTH = 1080;
    private static final int HEIGHT = 960;
    private static final int MARGIN = 56;
    private static final double TITLE = 34;
    private static final double SMALL = 22;
    private static final Color PAPER = new Color(0xFBFAF7);
    private static final Color INK = new Color(0x23262B);
    private static final Color FAINT = new Color(0x8A8F98);
    private static final Color RULE = new Color(0xDEDCD5);
    private static final Color ORDERED = new Color(0xA9B4C6);
    private static final Color READY = new Color(0x2F6FDB);
    private static final Color FAILED = new Color(0xD8453B);
    private static final Color PEOPLE = new Color(0x2E9B62);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM", Locale.ROOT);

    private final Lettering lettering;

    private StatisticsChart(Lettering lettering) {
        this.lettering = lettering;
    }

    /** Returns a pen that writes without fonts. */
    public static StatisticsChart create() throws IOException {
        return new StatisticsChart(Lettering.load());
    }

    /** The words in the picture, in capitals. */
    enum Words {
        RUSSIAN("РОЛИКИ ПО ДНЯМ", "ЗАКАЗАНО", "ГОТОВО", "НЕ ВЫШЛО", "НОВЫЕ КЛИЕНТЫ"),
        ENGLISH("CLIPS BY DAY", "ORDERED", "READY", "FAILED", "NEW CUSTOMERS");

        private final String clips;
        private final String ordered;
        private final String ready;
        private final String failed;
        private final String customers;

        Words(String clips, String ordered, String ready, String failed, String customers) {
            this.clips = clips;
            this.ordered = ordered;
            this.ready = ready;
            this.failed = failed;
            this.customers = customers;
        }

        static Words of(Locale locale) {
            return locale.getLanguage().equals("ru") ? RUSSIAN : ENGLISH;
        }

        String all() {
            return clips + ordered + ready + failed + customers;
        }
    }

    private record Bars(String name, Color colour, ToLongFunction<Day> value) {}

    /** Returns the picture as a PNG file. */
    public byte[] draw(List<Day> days, Locale locale) throws IOException {
        var words = Words.of(locale);
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.setColor(PAPER);
            canvas.fillRect(0, 0, WIDTH, HEIGHT);
            var clips = List.of(
                    new Bars(words.ordered, ORDERED, Day::ordered),
                    new Bars(words.ready, READY, Day::completed),
                    new Bars(words.failed, FAILED, Day::failed));
            title(canvas, words.clips, MARGIN);
            legend(canvas, clips, MARGIN + 62);
            bars(canvas, days, clips, 190, 300);
            title(canvas, words.customers, 612);
            bars(canvas, days, List.of(new Bars("", PEOPLE, Day::registrations)), 690, 180);
        } finally {
            canvas.dispose();
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }

    private void title(Graphics2D canvas, String text, double y) {
        canvas.setColor(INK);
        lettering.write(canvas, text, MARGIN, y, TITLE);
    }

    private void legend(Graphics2D canvas, List<Bars> groups, double y) {
        var x = (double) MARGIN;
        for (var group : groups) {
            canvas.setColor(group.colour());
            canvas.fill(new RoundRectangle2D.Double(x, y - 1, SMALL + 2, SMALL + 2, 8, 8));
            canvas.setColor(INK);
            lettering.write(canvas, group.name(), x + SMALL + 16, y, SMALL);
            x += SMALL + 16 + lettering.width(group.name(), SMALL) + 48;
        }
    }

    private void bars(Graphics2D canvas, List<Day> days, List<Bars> groups, double top, double height) {
        var most = groups.stream()
                .flatMap(group -> days.stream().map(group.value()::applyAsLong))
                .reduce(1L, Math::max);
        var floor = top + height;
        var slot = (WIDTH - 2.0 * MARGIN) / Math.max(1, days.size());
        var bar = Math.min(84, (slot - 26) / groups.size());
        canvas.setColor(RULE);
        canvas.fillRect(MARGIN, (int) floor, WIDTH - 2 * MARGIN, 2);
        for (var index = 0; index < days.size(); index++) {
            var day = days.get(index);
            var middle = MARGIN + slot * (index + 0.5);
            var left = middle - bar * groups.size() / 2;
            for (var group : groups) {
                var value = group.value().applyAsLong(day);
                canvas.setColor(group.colour());
                column(canvas, left, floor, bar, value == 0 ? 0 : Math.max(6, (height - 40) * value / most));
                number(canvas, value, left + bar / 2, floor - (height - 40) * value / most - SMALL - 8, bar);
                left += bar;
            }
            canvas.setColor(FAINT);
            var date = DATE.format(day.date());
            lettering.write(canvas, date, middle - lettering.width(date, SMALL) / 2, floor + 18, SMALL);
        }
    }

    private static void column(Graphics2D canvas, double left, double floor, double width, double height) {
        canvas.fill(new RoundRectangle2D.Double(left + 3, floor - height, width - 6, height, 10, 10));
    }

    /** Zero is left out: an empty place says it better. */
    private void number(Graphics2D canvas, long value, double middle, double y, double width) {
        if (value == 0) {
            return;
        }
        var text = value < 10_000 ? Long.toString(value) : value / 1000 + "K";
        var size = Math.min(SMALL - 2, (SMALL - 2) * (width - 2) / Math.max(1, lettering.width(text, SMALL - 2)));
        canvas.setColor(INK);
        lettering.write(canvas, text, middle - lettering.width(text, size) / 2, y, size);
    }
}
