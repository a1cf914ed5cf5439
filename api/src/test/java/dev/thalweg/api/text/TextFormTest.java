// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ThalwegException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormTest {

    private static List<WeightedCall> sum(String text) {
        return TextForm.sum("loss", "TH-L002", text);
    }

    @Test
    void aNameAloneIsATermOfWeightOne() {
        assertThat(sum(" log-cosh ")).containsExactly(new WeightedCall(1, new Call("log-cosh", 2, Map.of())));
    }

    @Test
    void argumentsKeepTheirTextAndOrder() {
        Call call = TextForm.call("optimizer", "TH-O002", "adam( beta1 = 0.8,amsgrad=true , eps=1e-8,\n n=[1, 2 ,3])");

        assertThat(call.arguments()).containsExactly(Map.entry("beta1", "0.8"), Map.entry("amsgrad", "true"),
                Map.entry("eps", "1e-8"), Map.entry("n", "[1, 2 ,3]"));
    }

    @Test
    void termsAreAddedWithTheirWeights() {
        assertThat(sum("0.9*huber(delta=1) + .1 * log-cosh - 2e-1*mse - mae")).extracting(WeightedCall::weight)
                .containsExactly(0.9, 0.1, -0.2, -1.0);
        assertThat(sum("-a + b")).extracting(WeightedCall::weight).containsExactly(-1.0, 1.0);
    }

    @Test
    void parenthesesAreMultipliedOut() {
        assertThat(sum("a - 0.5*(b - 3*(c + d))")).extracting(t -> t.weight() + t.call().name()).containsExactly("1.0a",
                "-0.5b",
                "1.5c", "1.5d");
    }

    @Test
    void aMinusBetweenLettersBelongsToTheName() {
        assertThat(sum("smooth-l1")).hasSize(1);
        assertThat(sum("a - b")).hasSize(2);
        assertThat(sum("a -b")).hasSize(2);
        assertThat(sum("a- b")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                        ``                  | 1  | the end | the name of a loss
                        `huber(`            | 7  | the end | the name of a parameter
                        `huber(delta`       | 12 | the end | '=' after 'delta'
                        `huber(delta=`      | 13 | the end | a value for 'delta', such as a number, a word or [1, 2]
                        `huber(delta=1`     | 14 | the end | ',' or ')'
                        `huber(delta=1,)`   | 15 | ')'     | the name of a parameter
                        `huber(1)`          | 7  | '1'     | the name of a parameter
                        `huber)`            | 6  | ')'     | '+', '-' or the end
                        `huber mse`         | 7  | 'm'     | '+', '-' or the end
                        `2 huber`           | 3  | 'h'     | '*' after a weight
                        `2*`                | 3  | the end | the name of a loss
                        `huber +`           | 8  | the end | the name of a loss
                        `(huber`            | 7  | the end | '+', '-' or ')'
                        `huber * 2`         | 7  | '*'     | '+', '-' or the end
                        `h(a=1, a=2)`       | 8  | 'a'     | 'a' only once
                        `h(a=[1, 2)`        | 5  | '['     | a value for 'a', such as a number, a word or [1, 2]
                        `--mse`             | 2  | '-'     | the name of a loss
                        """)
    void whatCannotBeReadIsPointedAt(String text, int column, String found, String expected) {
        assertThatThrownBy(() -> sum(text)).isInstanceOf(ThalwegException.class).hasMessageStartingWith(
                "the text of the loss cannot be read at column " + column + ": found " + found + ", expected "
                        + expected + ". Here: ");
    }

    @Test
    void whatIsNamedHasItsArticle() {
        assertThatThrownBy(() -> TextForm.wrapped("optimizer", "TH-O002", ""))
                .hasMessageContaining("expected the name of an optimizer.");
        assertThatThrownBy(() -> TextForm.wrapped("optimizer", "TH-O002", "adam with"))
                .hasMessageContaining("expected the name of a wrapper.");
    }

    @Test
    void stagesFollowEachOtherAndFactorsHoldTogether() {
        List<Stage> stages = TextForm.schedule("schedule", "TH-O102",
                "warmup(500) then  a * b(0.1, n=[1]) for 30 epochs then thenceforth(x=then) for 2");

        assertThat(stages).containsExactly(
                new Stage(List.of(new Call("warmup", 1, Map.of(Call.LEADING, "500"))), 0, false),
                new Stage(List.of(new Call("a", 19, Map.of()),
                        new Call("b", 23, Map.of(Call.LEADING, "0.1", "n", "[1]"))), 30, true),
                new Stage(List.of(new Call("thenceforth", 56, Map.of("x", "then"))), 2, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                        a then      | 7  | the end | the name of a schedule
                        a for b     | 7  | 'b'     | a whole number from 1 after 'for'
                        a for 0     | 7  | '0'     | a whole number from 1 after 'for'
                        a for 1.5   | 7  | '1'     | a whole number from 1 after 'for'
                        a *         | 4  | the end | the name of a schedule
                        a b         | 3  | 'b'     | 'then', 'for', '*' or the end
                        a(n=1, 2)   | 8  | '2'     | the name of a parameter
                        """)
    void schedulesThatCannotBeReadArePointedAt(String text, int column, String found, String expected) {
        assertThatThrownBy(() -> TextForm.schedule("schedule", "TH-O102", text))
                .hasMessageStartingWith("the text of the schedule cannot be read at column " + column + ": found "
                        + found + ", expected " + expected + ". Here: ");
    }

    @Test
    void theMessageShowsThePlace() {
        assertThatThrownBy(() -> sum("0.5*huber(delta=1.5, gamma) + 0.5*mse"))
                .hasMessageEndingWith("Here: 0.5*huber(delta=1.5, gamma >>> ) + 0.5*mse");
    }

    @Test
    void textIsBounded() {
        assertThatThrownBy(() -> sum("a".repeat(10_001))).hasMessageContaining("10001 characters");
        assertThatThrownBy(() -> sum("(".repeat(5000)))
                .hasMessageContaining("at most 20 parentheses inside each other");
        assertThatThrownBy(() -> sum("a + ".repeat(200) + "a")).hasMessageContaining("at most 100 terms");
    }

    @Property
    void anyTextIsReadOrRefused(
            @ForAll @StringLength(max = 60) @Chars({'(', ')', '[', ']', '*', '+', '-', '=', ',', ' ', '.'}) @CharRange(
                    from = 'a', to = 'e') @CharRange(from = '0', to = '3') String text) {
        try {
            assertThat(sum(text)).isNotEmpty();
        } catch (ThalwegException e) {
            assertThat(e.id()).isEqualTo("TH-L002");
        }
    }
}
