// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void noCommandIsAnErrorThatListsThem() {
        Call call = Call.of();

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).startsWith("error[TH-C100]: no command given; expected one of train, resume, ")
                .endsWith("Run 'thalweg --help' for what it takes.\n");
        assertThat(call.out()).isEmpty();
    }

    @Test
    void unknownCommandSuggestsTheNearestAndNothingElseIsJudged() {
        Call call = Call.of("trian", "data.csv", "--epochs", "3");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("error[TH-C101]: no command 'trian'").contains("Did you mean 'train'?");
        assertThat(call.err().lines().filter(line -> line.startsWith("error"))).hasSize(1);
    }

    @Test
    void unknownOptionSuggestsTheNearestAndItsValueIsNotBlamed() {
        Call call = Call.of("train", "data.csv", "--epoch", "3");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err())
                .isEqualTo("""
                           error[TH-C102]: 'thalweg train' has no option '--epoch'. Did you mean '--epochs'?
                           Run 'thalweg train --help' for what it takes.
                           """);
    }

    @Test
    void everyMistakeOfOneCommandLineIsReported() {
        Call call = Call.of("train", "--lr", "fast", "--hidden", "64,wide", "--epoch=3", "--epochs", "0", "--seed", "1",
                "--seed=2");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("error[TH-C103]: DATA is missing")
                .contains("error[TH-C104]: the option --lr is 'fast'; expected a number.")
                .contains("error[TH-C104]: the option --hidden is 'wide'; expected a whole number.")
                .contains("error[TH-C102]: 'thalweg train' has no option '--epoch'.")
                .contains("error[TH-C011]: epochs is 0; expected a whole number >= 1.")
                .contains("error[TH-C105]: the option --seed is given more than once");
    }

    @Test
    void everyRefusedValueOfOneCommandLineIsReported() {
        Call call = Call.of("train", "data.csv", "--epochs", "0", "--lr", "-1", "--dtype", "f16", "--batch", "some",
                "--activation",
                "rulu", "--validation", "2", "--threads", "0", "--l1", "NaN");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("epochs is 0", "lr is -1.0", "--dtype is 'f16'", "batch is 'some'",
                "Did you mean 'relu'?",
                "validation is 2.0", "threads is 0", "l1 is NaN");
        assertThat(call.err().lines().filter(line -> line.startsWith("error"))).hasSize(8);
    }

    @Test
    void optionWithoutItsValueSaysWhatItTakes() {
        Call call = Call.of("train", "data.csv", "--target");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err())
                .contains("error[TH-C103]: the option --target has no value; expected COL: Column to predict");
    }

    @Test
    void surplusArgumentIsNamed() {
        Call call = Call.of("resume", "run", "fast");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err())
                .contains("error[TH-C106]: 'thalweg resume' takes no more than RUN, but there is also 'fast'.");
    }

    @Test
    void negativeNumbersAreValuesNotOptions() {
        Call call = Call.of("train", "no-such-file.csv", "--target", "y", "--seed", "-1");

        assertThat(call.err()).doesNotContain("TH-C10");
    }
}
