// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetterChartTest {

    @Test
    void pointsStandWhereTheyAreAndThoseOutsideNowhere() {
        LetterChart chart = new LetterChart(Scale.linear(0, 10), Scale.linear(-1, 1));
        chart.mark(new double[] {0, 5, 10, 11, 5}, new double[] {1, 0, -1, 0, 1.5}, '*');

        List<String> lines = chart.lines();

        assertThat(lines.getFirst()).isEqualTo("      1 |*" + " ".repeat(60));
        assertThat(lines.get(6)).isEqualTo("      0 |" + "-".repeat(30) + "*" + "-".repeat(30));
        assertThat(lines.get(12)).isEqualTo("     -1 |" + " ".repeat(60) + "*");
        assertThat(lines.getLast()).startsWith(" ".repeat(9) + "0").endsWith(" 10");
        assertThat(String.join("", lines)).containsPattern("[*].*[*].*[*]").doesNotContainPattern("([*].*){4}");
    }

    @Test
    void numbersThatAreAllAboveZeroHaveNoLineThere() {
        LetterChart chart = new LetterChart(Scale.logarithmic(0.01, 100), Scale.linear(2, 3));
        chart.mark(1, 2.5, '*');

        assertThat(chart.lines().get(6)).isEqualTo("        |" + " ".repeat(30) + "*" + " ".repeat(30));
        assertThat(String.join("", chart.lines())).doesNotContain("--");
    }
}
