// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.975312345, 0.97531", "-12.3456789, -12.346", "1, 1", "5321.987, 5322.0", "123456.7, 123460",
        "0.0001, 0.00010000", "0.00001234567, 1.2346e-05", "12345678, 1.2346e+07", "NaN, undefined", "-Infinity, -inf"})
    void numbersHaveFiveSignificantDigits(double value, String text) {
        assertThat(Text.number(value)).isEqualTo(text);
    }

    @Test
    void wordsAreQuotedWhereAShellWouldSplitThem() {
        assertThat(Text.shellWord("runs/iris-0")).isEqualTo("runs/iris-0");
        assertThat(Text.shellWord("my data.csv")).isEqualTo("'my data.csv'");
        assertThat(Text.shellWord("huber(delta=2)")).isEqualTo("'huber(delta=2)'");
        assertThat(Text.shellWord("it's")).isEqualTo("'it'\\''s'");
        assertThat(Text.shellWord("")).isEqualTo("''");
    }

    @Test
    void numbersInTablesAreFlushRight() {
        assertThat(
                TextTable.ofNumbers().row("", "loss", "r2").row("train", "0.5", "0.975").row("test", "10.25").lines())
                .containsExactly("        loss     r2", "train    0.5  0.975", "test   10.25");
    }
}
