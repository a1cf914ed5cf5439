// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {

    static Stream<String> losses() {
        return CatalogueTest.losses();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossIsExplained(String loss) {
        Call call = Call.of("explain", loss);

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out()).contains("(pass check)", "(pass simplify)", "(pass plan)",
                "outputs value[]" + derivedBy(Plugins.find().loss(loss)));
    }

    /// By the predictions, or by the first input that has a slope; by nothing if none has.
    private static String derivedBy(LossSum loss) {
        List<String> offered = loss.inputs().stream().filter(LossInput::differentiable).map(LossInput::name).toList();
        return offered.isEmpty() ? ""
                : ", d." + (offered.contains(LossInput.PREDICTION) ? LossInput.PREDICTION : offered.getFirst());
    }

    @Test
    void explanationIsAsReviewed() {
        GoldenText.check("explain/huber.txt", Call.of("explain", "huber").out());
        GoldenText.check("explain/sum.txt", Call.of("explain", "0.9*huber(delta=2) + 0.1*mae").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "differentiate", "simplify", "lower", "plan"})
    void onePassIsShownAlone(String pass) {
        Call call = Call.of("explain", "cross-entropy", "--pass", pass);

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out()).contains("(pass " + pass + ")").doesNotContain("Inputs and numbers");
    }

    @Test
    void planAloneIsTheLastPass() {
        assertThat(Call.of("explain", "mse", "--plan")).isEqualTo(Call.of("explain", "mse", "--pass", "plan"));
    }

    @Test
    void unknownPassSuggests() {
        Call call = Call.of("explain", "mse", "--pass", "simplfy");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("error[TH-C104]: the option --pass is 'simplfy'")
                .contains("Did you mean 'simplify'?");
    }

    @Test
    void jsonHoldsTheSectionsByName() {
        Call call = Call.of("explain", "mse", "--json");

        assertThat(JsonParser.parseString(call.out()).getAsJsonObject().keySet()).containsExactly("schema", "loss",
                "inputs", "formula",
                "simplified", "plan");
    }
}
