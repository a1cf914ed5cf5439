// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.training.ComputeOptions;
import dev.thalweg.training.FitOptions;
import dev.thalweg.training.ModelOptions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

    static Stream<String> commands() {
        return Dispatcher.commandLine().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfEachCommandIsAsReviewed(String command) {
        Call call = Call.of(command, "--help");

        assertThat(call.code()).isZero();
        assertThat(call.err()).isEmpty();
        GoldenText.check("help/" + command + ".txt", call.out());
    }

    @Test
    void helpListsTheCommands() {
        GoldenText.check("help/thalweg.txt", Call.of("--help").out());
    }

    @Test
    void helpWinsOverMistakes() {
        assertThat(Call.of("train", "--epochs", "many", "--help").code()).isZero();
    }

    @Test
    void defaultsInHelpAreThoseOfTraining() {
        String help = Call.of("train", "--help").out().replaceAll("\\s+", " ");
        FitOptions fit = FitOptions.defaults();

        assertThat(help).contains("see 'thalweg optimizers' (default: " + fit.optimizer() + ")")
                .contains("(default: " + fit.schedule() + ")")
                .contains("starts from (default: " + fit.learningRate() + ")")
                .contains("rows are seen (default: " + fit.epochs() + ")")
                .contains("Rows a step (default: " + fit.batch().text() + ")")
                .contains("dropout (default: " + fit.seed() + ")")
                .contains("sigmoid (default: " + ModelOptions.linear().activation().text() + ")")
                .contains("all numbers (default: " + ComputeOptions.defaults().elementType().text() + ")")
                .contains("thalweg backends' (default: " + ComputeOptions.defaults().backend() + ")");
    }

    @Test
    void versionIsOneLineAndTheSameByEitherName() {
        Call longName = Call.of("--version");

        assertThat(longName.code()).isZero();
        assertThat(longName.out()).startsWith("thalweg ").hasLineCount(1);
        assertThat(Call.of("-V")).isEqualTo(longName);
    }
}
