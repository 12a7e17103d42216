package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.SoftMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The background as a smooth surface: a cubic polynomial per Lab channel, fitted to the border of the photo. Pixels that
 * do not belong (a product touching the border) are left out after the first fits.
 */
final class BackgroundModel {

    private static final int TERMS = 10;
    private static final double BORDER = 0.05;
    private static final int ROUNDS = 4;

    private final int width;
    private final int height;
    private final double[][] coefficients;
    private final double plainness;
    private final double spread;

    private BackgroundModel(int width, int height, double[][] coefficients, double plainness, double spread) {
        this.width = width;
        this.height = height;
        this.coefficients = coefficients;
        this.plainness = plainness;
        this.spread = spread;
    }

    static BackgroundModel of(LabImage image) {
        var ring = ring(image.width(), image.height());
        var kept = ring;
        var coefficients = new double[3][];
        double spread = 0;
        for (var round = 0; round < ROUNDS; round++) {
            coefficients = fitted(image, kept);
            var model = new BackgroundModel(image.width(), image.height(), coefficients, 0, 0);
            var distances = ring.stream()
                    .mapToDouble(at -> model.distance(image, at[0], at[1]))
                    .toArray();
            var sorted = distances.clone();
            Arrays.sort(sorted);
            spread = sorted[(int) (sorted.length * 0.7)];
            var limit = Math.max(2.5, 2.5 * spread);
            var next = new ArrayList<int[]>();
            for (var i = 0; i < ring.size(); i++) {
                if (distances[i] <= limit) {
                    next.add(ring.get(i));
                }
            }
            kept = next;
        }
        var model = new BackgroundModel(image.width(), image.height(), coefficients, 0, spread);
        var near = ring.stream()
                .filter(at -> model.distance(image, at[0], at[1]) < 5)
                .count();
        return new BackgroundModel(image.width(), image.height(), coefficients, (double) near / ring.size(), spread);
    }

    /** The share of the border that follows the model within 5 units of Lab. */
    double plainness() {
        return plainness;
    }

    /** How far the border strays from the model: the 70th percentile of the distances. */
    double spread() {
        return spread;
    }

    double expected(int channel, int x, int y) {
        var terms = terms(x, y);
        double sum = 0;
        for (var i = 0; i < TERMS; i++) {
            sum += coefficients[channel][i] * terms[i];
        }
        return sum;
    }

    double distance(LabImage image, int x, int y) {
        var lightness = image.lightness().at(x, y) - expected(0, x, y);
        return Math.hypot(lightness, colourDistance(image, x, y));
    }

    double colourDistance(LabImage image, int x, int y) {
        return Math.hypot(image.a().at(x, y) - expected(1, x, y), image.b().at(x, y) - expected(2, x, y));
    }

    private double[] terms(int x, int y) {
        var u = 2.0 * x / width - 1;
        var v = 2.0 * y / height - 1;
        return new double[] {1, u, v, u * u, u * v, v * v, u * u * u, u * u * v, u * v * v, v * v * v};
    }

    private static List<int[]> ring(int width, int height) {
        var margin = Math.max(2, (int) (Math.min(width, height) * BORDER));
        var ring = new ArrayList<int[]>();
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var edge = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y));
                if (edge < margin && (x + y) % 2 == 0) {
                    ring.add(new int[] {x, y});
                }
            }
        }
        return ring;
    }

    private static double[][] fitted(LabImage image, List<int[]> points) {
        var probe = new BackgroundModel(image.width(), image.height(), new double[3][TERMS], 0, 0);
        var normal = new double[TERMS][TERMS + 3];
        for (var at : points) {
            var terms = probe.terms(at[0], at[1]);
            var values = values(image, at);
            for (var i = 0; i < TERMS; i++) {
                for (var j = 0; j < TERMS; j++) {
                    normal[i][j] += terms[i] * terms[j];
                }
                for (var channel = 0; channel < 3; channel++) {
                    normal[i][TERMS + channel] += terms[i] * values[channel];
                }
            }
        }
        for (var i = 0; i < TERMS; i++) {
            normal[i][i] += 1e-6 * points.size();
        }
        return solved(normal);
    }

    private static double[] values(LabImage image, int[] at) {
        return Arrays.stream(new SoftMap[] {image.lightness(), image.a(), image.b()})
                .mapToDouble(channel -> channel.at(at[0], at[1]))
                .toArray();
    }

    /** Gauss-Jordan with pivoting; three right-hand sides at once. */
    private static double[][] solved(double[][] rows) {
        for (var column = 0; column < TERMS; column++) {
            var pivot = column;
            for (var row = column + 1; row < TERMS; row++) {
                if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
                    pivot = row;
                }
            }
            var swap = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swap;
            for (var row = 0; row < TERMS; row++) {
                if (row != column) {
                    var factor = rows[row][column] / rows[column][column];
                    for (var i = column; i < TERMS + 3; i++) {
                        rows[row][i] -= factor * rows[column][i];
                    }
                }
            }
        }
        var result = new double[3][TERMS];
        for (var channel = 0; channel < 3; channel++) {
            for (var i = 0; i < TERMS; i++) {
                result[channel][i] = rows[i][TERMS + channel] / rows[i][i];
            }
        }
        return result;
    }
}
