// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import dev.thalweg.bench.race.Candidate;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/// The results as a picture in SVG: how many times as long as Thalweg each candidate takes, on a logarithmic scale, with a
/// whisker from the tenth to the ninetieth percentile.
public final class Chart {
    private static final int LEFT = 250;
    private static final int WIDTH = 700;
    private static final int RIGHT = 30;
    private static final int TOP = 70;
    private static final int LINE = 20;
    private static final int TEXT_DROP = 4;

    private final List<Row> rows;
    private final List<String> works;
    private final LogScale scale;
    private final Svg svg;

    private Chart(List<Row> rows, Svg svg) {
        this.rows = rows.stream().filter(Chart::isDrawn).toList();
        this.works = this.rows.stream().map(Chart::label).distinct().toList();
        this.scale = LogScale.over(this.rows.stream().flatMap(row -> Stream.ofNullable(row.ratio()))
                .flatMap(ratio -> Stream.of(ratio.p10(), ratio.p90())).toList(), LEFT, WIDTH);
        this.svg = svg;
    }

    /// Draws.
    ///
    /// @param rows the results
    /// @return an SVG document
    public static String of(List<Row> rows) {
        StringWriter text = new StringWriter();
        try {
            new Chart(rows, new Svg(XMLOutputFactory.newInstance().createXMLStreamWriter(text))).draw();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    /// Limits have a column of their own in the table, and Thalweg over itself is 1.
    private static boolean isDrawn(Row row) {
        return row.ratio() != null && !row.who().isLimit() && row.who() != Candidate.THALWEG;
    }

    private static String label(Row row) {
        return row.work() + " " + row.shape();
    }

    private void draw() throws XMLStreamException {
        int bottom = TOP + works.size() * LINE;
        svg.open(LEFT + WIDTH + RIGHT, bottom + LINE);
        svg.text(LEFT, LINE, "start", "Time of a call over Thalweg's: to the right of 1, Thalweg is faster");
        drawLegend();
        for (double tick : scale.ticks()) {
            String color = tick == 1 ? "#000" : "#ddd";
            svg.line(scale.x(tick), TOP - LINE / 2.0, scale.x(tick), bottom, color);
            svg.text(scale.x(tick), TOP - LINE / 2.0 - TEXT_DROP, "middle", LogScale.name(tick));
        }
        for (int i = 0; i < works.size(); i++) {
            svg.text(LEFT - LINE / 2.0, TOP + i * LINE + LINE / 2.0 + TEXT_DROP, "end", works.get(i));
        }
        for (Row row : rows) {
            draw(row);
        }
        svg.close();
    }

    private void drawLegend() throws XMLStreamException {
        int x = LEFT;
        for (Candidate candidate : rows.stream().map(Row::who).distinct().sorted().toList()) {
            svg.dot(x, 2.0 * LINE - TEXT_DROP, color(candidate), candidate.id());
            svg.text(x + LINE / 2.0, 2.0 * LINE, "start", candidate.id());
            x += LINE * TEXT_DROP;
        }
    }

    private void draw(Row row) throws XMLStreamException {
        Ratio ratio = row.ratio();
        if (ratio != null) {
            double y = TOP + works.indexOf(label(row)) * LINE + LINE / 2.0;
            String color = color(row.who());
            svg.line(scale.x(ratio.p10()), y, scale.x(ratio.p90()), y, color);
            svg.dot(scale.x(ratio.median()), y, color,
                    String.format(Locale.ROOT, "%s %s: %.2f", label(row), row.candidate(), ratio.median()));
        }
    }

    private static String color(Candidate candidate) {
        return switch (candidate) {
            case THALWEG, COPY, TRIAD, FMA -> "#000000";
            case TWIN -> "#9aa0a6";
            case JAVA -> "#e8a33d";
            case LIBTORCH -> "#d1495b";
            case ND4J -> "#6c5b9e";
            case OPENBLAS -> "#2e86ab";
        };
    }
}
