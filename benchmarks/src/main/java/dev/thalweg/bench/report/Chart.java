// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import dev.thalweg.bench.race.Candidate;
import dev.thalweg.training.svg.Svg;
import dev.thalweg.training.svg.Svg.Anchor;
import dev.thalweg.training.svg.Svg.Stroke;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The results as a picture in SVG: how many times as long as Thalweg each candidate takes, on a logarithmic scale, with a
/// whisker from the tenth to the ninetieth percentile.
public final class Chart {
    private static final int LEFT = 250;
    private static final int WIDTH = 700;
    private static final int RIGHT = 30;
    private static final int TOP = 70;
    private static final int LINE = 20;
    private static final int TEXT_DROP = 4;
    private static final String TITLE = "Time of a call over Thalweg's: to the right of 1, Thalweg is faster";

    private final List<Row> rows;
    private final List<String> works;
    private final LogScale scale;
    private final Svg svg;

    private Chart(List<Row> rows) {
        this.rows = rows.stream().filter(Chart::isDrawn).toList();
        this.works = this.rows.stream().map(Chart::label).distinct().toList();
        this.scale = LogScale.over(this.rows.stream().flatMap(row -> Stream.ofNullable(row.ratio()))
                .flatMap(ratio -> Stream.of(ratio.p10(), ratio.p90())).toList(), LEFT, WIDTH);
        this.svg = new Svg(LEFT + WIDTH + RIGHT, bottom() + LINE, TITLE);
    }

    /// Draws.
    ///
    /// @param rows the results
    /// @return an SVG document
    public static String of(List<Row> rows) {
        return new Chart(rows).draw();
    }

    private int bottom() {
        return TOP + works.size() * LINE;
    }

    /// Limits have a column of their own in the table, and Thalweg over itself is 1.
    private static boolean isDrawn(Row row) {
        return row.ratio() != null && !row.who().isLimit() && row.who() != Candidate.THALWEG;
    }

    private static String label(Row row) {
        return row.work() + " " + row.shape();
    }

    private String draw() {
        svg.text(LEFT, LINE, Anchor.START, TITLE);
        drawLegend();
        for (double tick : scale.ticks()) {
            String color = tick == 1 ? "#000" : "#ddd";
            svg.line(scale.x(tick), TOP - LINE / 2.0, scale.x(tick), bottom(), Stroke.thin(color));
            svg.text(scale.x(tick), TOP - LINE / 2.0 - TEXT_DROP, Anchor.MIDDLE, LogScale.name(tick));
        }
        for (int i = 0; i < works.size(); i++) {
            svg.text(LEFT - LINE / 2.0, TOP + i * LINE + LINE / 2.0 + TEXT_DROP, Anchor.END, works.get(i));
        }
        for (Row row : rows) {
            draw(row);
        }
        return svg.document();
    }

    private void drawLegend() {
        int x = LEFT;
        for (Candidate candidate : rows.stream().map(Row::who).distinct().sorted().toList()) {
            svg.dot(x, 2.0 * LINE - TEXT_DROP, color(candidate), candidate.id());
            svg.text(x + LINE / 2.0, 2.0 * LINE, Anchor.START, candidate.id());
            x += LINE * TEXT_DROP;
        }
    }

    private void draw(Row row) {
        Ratio ratio = row.ratio();
        if (ratio != null) {
            double y = TOP + works.indexOf(label(row)) * LINE + LINE / 2.0;
            String color = color(row.who());
            svg.line(scale.x(ratio.p10()), y, scale.x(ratio.p90()), y, Stroke.thin(color));
            svg.dot(scale.x(ratio.median()), y, color,
                    String.format(Locale.ROOT, "%s %s: %.2f", label(row), row.candidate(), ratio.median()));
        }
    }

    private static String color(Candidate candidate) {
        return switch (candidate) {
            case THALWEG, COPY, TRIAD, FMA, PRODUCTS -> "#000000";
            case TWIN -> "#9aa0a6";
            case JAVA -> "#e8a33d";
            case LIBTORCH -> "#d1495b";
            case ND4J -> "#6c5b9e";
            case OPENBLAS -> "#2e86ab";
        };
    }
}
