// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
    private final DecimalParser parser = new DecimalParser();

    private boolean parses(String text) {
        char[] padded = ("x" + text + "9").toCharArray();
        return parser.parse(padded, 1, padded.length - 1);
    }

    @Property
    void readsBackWhatJavaPrints(@ForAll double value) {
        if (Double.isNaN(value)) {
            assertThat(parses("NaN")).isFalse();
            return;
        }
        assertThat(parses(Double.toString(value))).isTrue();
        assertThat(Double.doubleToRawLongBits(parser.value())).isEqualTo(Double.doubleToRawLongBits(value));
    }

    @Property(tries = 1000)
    void roundsAsJavaDoes(@ForAll long mantissa, @ForAll @IntRange(max = 30) int decimals,
            @ForAll @IntRange(min = -330, max = 330) int exponent) {
        String digits = Long.toString(mantissa);
        String text = digits + "0".repeat(decimals) + "." + digits.replace("-", "") + "e" + exponent;
        assertThat(parses(text)).isTrue();
        assertThat(parser.value()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "+1", ".5", "5.", "1e3", "1E-3", " 7 ", "0000000000000000000000001", "1e-400",
        "123456789012345678901234567890", "0.1000000000000000055511151231257827021181583404541015625"})
    void readsEverySpellingOfANumber(String text) {
        assertThat(parses(text)).isTrue();
        assertThat(parser.value()).isEqualTo(Double.parseDouble(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-", "+", ".", "-.", "e5", "1e", "1e+", "1f", "1d", "0x10", "1,000", "1 2", "1.2.3",
                "--1", "NaN", "abc", "infinit", "1e5.0"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(parses(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "+Infinity", "INF", "1e999"})
    void readsInfinity(String text) {
        assertThat(parses(text)).isTrue();
        assertThat(parser.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(parses("-" + text.replace("+", ""))).isTrue();
        assertThat(parser.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
