// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import dev.thalweg.bench.race.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The results as a table for people, which is Markdown as well: a line a work and shape, a column a rival.
public final class Table {
    private static final double HUNDRED = 100;

    private final List<Row> rows;
    private final List<Rival> rivals;

    private Table(List<Row> rows) {
        this.rows = rows;
        this.rivals = rows.stream().filter(row -> !isLimit(row) && !isReference(row)).map(Rival::of).distinct().sorted()
                .toList();
    }

    /// A column.
    private record Rival(Candidate candidate, String heading) implements Comparable<Rival> {
        static Rival of(Row row) {
            Candidate candidate = row.who();
            return new Rival(candidate, (candidate == Candidate.THALWEG ? "1 thread" : candidate.id()) + " ÷ Thalweg");
        }

        @Override
        public int compareTo(Rival other) {
            return candidate.compareTo(other.candidate);
        }
    }

    /// The lines of the table.
    ///
    /// @param rows the results
    /// @return heading, rule, a line a work and shape
    public static List<String> lines(List<Row> rows) {
        return new Table(rows).lines();
    }

    private List<String> lines() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(heading());
        Map<String, List<Row>> works = rows.stream().collect(
                Collectors.groupingBy(row -> row.work() + ":" + row.shape(), LinkedHashMap::new, Collectors.toList()));
        works.values().forEach(work -> work.stream().filter(row -> isReference(row)).findFirst()
                .ifPresent(own -> cells.add(line(own, work))));
        return aligned(cells);
    }

    private List<String> heading() {
        List<String> cells = new ArrayList<>(
                List.of("work", "shape", "threads", "Thalweg", "an element", "of the limit", "B/call"));
        rivals.forEach(rival -> cells.add(rival.heading()));
        return cells;
    }

    private List<String> line(Row own, List<Row> work) {
        List<String> cells = new ArrayList<>(List.of(own.work(), own.shape(), Integer.toString(own.threads()),
                time(own.medianNs()), own.size() == 1 ? "" : time(own.medianNs() / own.size()), limit(own, work),
                format("%.0f", own.bytesPerCall())));
        for (Rival rival : rivals) {
            cells.add(work.stream().filter(row -> row != own && Rival.of(row).equals(rival)).findFirst()
                    .map(Table::ratio).orElse(""));
        }
        return cells;
    }

    private static boolean isLimit(Row row) {
        return row.who().isLimit();
    }

    /// Of a work about threads, Thalweg with one of them is a rival of itself.
    private boolean isReference(Row row) {
        return row.who() == Candidate.THALWEG
                && rows.stream().noneMatch(other -> other.sameWork(row) && other.who() == Candidate.THALWEG
                        && other.threads() > row.threads());
    }

    private static String limit(Row own, List<Row> work) {
        Double fraction = own.limitFraction();
        String name = work.stream().filter(Table::isLimit).map(Row::candidate).findFirst().orElse("");
        return fraction == null ? "" : format("%.0f", HUNDRED * fraction) + " % of " + name;
    }

    private static String ratio(Row row) {
        Ratio ratio = row.ratio();
        return ratio == null ? "no ratio: " + row.note()
                : number(ratio.median()) + " (" + number(ratio.p10()) + "–" + number(ratio.p90()) + ")";
    }

    private static String number(double ratio) {
        return format(ratio < 10 ? "%.2f" : ratio < HUNDRED ? "%.1f" : "%.0f", ratio);
    }

    private static String time(double nanos) {
        double magnitude = Math.abs(nanos);
        return magnitude < 1e3 ? three(nanos) + " ns"
                : magnitude < 1e6 ? three(nanos / 1e3) + " µs" : three(nanos / 1e6) + " ms";
    }

    /// Three digits that matter, never an exponent.
    private static String three(double number) {
        return format(number < 1 ? "%.3f" : number < 10 ? "%.2f" : number < HUNDRED ? "%.1f" : "%.0f", number);
    }

    private static String format(String pattern, double number) {
        return String.format(Locale.ROOT, pattern, number);
    }

    private static List<String> aligned(List<List<String>> cells) {
        List<Integer> widths = IntStream.range(0, cells.getFirst().size())
                .mapToObj(column -> cells.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
                .toList();
        List<String> lines = new ArrayList<>(cells.stream().map(line -> line(line, widths)).toList());
        lines.add(1, widths.stream().map("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|")));
        return lines;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column) + " ".repeat(widths.get(column) - cells.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
