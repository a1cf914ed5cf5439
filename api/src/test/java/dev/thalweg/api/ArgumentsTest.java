// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.Parameter.Range;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Parameter DELTA = Parameter.positive("delta", 1, "a bend").alias("d");
    private static final Parameter COUNT = Parameter.integer("count", 3, 0, 9, "how many");
    private static final Parameter FULL = Parameter.flag("full", false, "all of it");
    private static final Parameter KIND = Parameter.choice("kind", "which", "soft", "hard").synonym("firm", "hard");
    private static final Parameter STEPS = Parameter.numbers("steps",
            new Range(0, false, 100, false, "a number from 0 to 100"),
            "when");
    private static final Arguments DEFAULTS = Arguments.defaults(DELTA, COUNT, FULL, KIND, STEPS);

    private static Arguments read(Map<String, String> given) {
        return DEFAULTS.read("loss 'x'", "TH-L012", given);
    }

    @Test
    void everyTypeIsReadAndWritten() {
        Arguments arguments = read(
                Map.of("d", "1e-3", "count", "7", "full", "True", "kind", "firm", "steps", "[1, 2.5]"));

        assertThat(arguments.get(DELTA)).isEqualTo(0.001);
        assertThat(arguments.get(COUNT)).isEqualTo(7);
        assertThat(arguments.flag(FULL)).isTrue();
        assertThat(arguments.choice(KIND)).isEqualTo("hard");
        assertThat(arguments.numbers(STEPS)).containsExactly(1.0, 2.5);
        assertThat(arguments.text()).isEqualTo("(delta=0.001, count=7, full=true, kind=hard, steps=[1, 2.5])");
    }

    @Test
    void severalWordsAreReadAndWritten() {
        Parameter kinds = Parameter.choices("kinds", "what each is", "soft", "hard");
        Arguments defaults = Arguments.defaults(kinds);
        Arguments arguments = defaults.read("loss 'x'", "TH-L012", Map.of("kinds", "[hard, soft, hard]"));

        assertThat(arguments.words(kinds)).containsExactly("hard", "soft", "hard");
        assertThat(arguments.changedText()).isEqualTo("(kinds=[hard, soft, hard])");
        assertThat(defaults.changedText()).isEmpty();
        assertThatThrownBy(() -> defaults.read("loss 'x'", "TH-L012", Map.of("kinds", "[weak]"))).hasMessage(
                "loss 'x': parameter 'kinds' is [weak]; expected words in brackets, each one of soft, hard. Try kinds=[] (the default).");
    }

    @Test
    void onlyWhatDiffersFromTheDefaultsIsShown() {
        assertThat(DEFAULTS.changedText()).isEmpty();
        assertThat(DEFAULTS.with(DELTA, 1e-8).changedText()).isEqualTo("(delta=1e-8)");
        assertThat(DEFAULTS.with(STEPS, List.of(5.0)).changedText()).isEqualTo("(steps=[5])");
    }

    @Test
    void badValuesAreRefusedOneByOne() {
        for (Map<String, String> given : List.of(Map.of("delta", "0"), Map.of("delta", "1f"), Map.of("delta", "0x1p3"),
                Map.of("delta", "NaN"), Map.of("count", "1.5"), Map.of("count", "10"), Map.of("full", "yes"),
                Map.of("kind", "weak"),
                Map.of("steps", "[1, 101]"), Map.of("steps", "[1,,2]"), Map.of("gamma", "1"))) {
            assertThatThrownBy(() -> read(given)).as(given.toString()).isInstanceOf(ThalwegException.class)
                    .hasMessageStartingWith("loss 'x': ");
        }
    }

    @Test
    void valuesOutsideTheirRangeCannotBeHeld() {
        assertThatThrownBy(() -> DEFAULTS.with(DELTA, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEFAULTS.with(STEPS, List.of(-1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Arguments(List.of(DELTA), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no value");
    }
}
