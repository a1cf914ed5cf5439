// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

    @ParameterizedTest
    @EnumSource(ExitCategory.class)
    void knownErrorsExitWithTheCodeOfTheirCategory(ExitCategory category) {
        assertThat(report(new ThalwegException("TH-L012", category, "too much", null)).code())
                .isEqualTo(category.code());
    }

    @Test
    void knownErrorIsOneLineWithItsId() {
        Call call = report(new ThalwegException("TH-L012",
                "loss 'huber': parameter 'delta' is -1; expected a finite number > 0."));

        assertThat(call.err()).isEqualTo(
                "error[TH-L012]: loss 'huber': parameter 'delta' is -1; expected a finite number > 0.\n");
    }

    @Test
    void defectSaysHowToReportItAndShowsNoStackTrace() {
        Call call = report(new IllegalStateException("lost my way"));

        assertThat(call.code()).isEqualTo(70);
        assertThat(call.err())
                .startsWith("error[TH-X120]: a defect of Thalweg: java.lang.IllegalStateException: lost my way")
                .contains("Please report it").contains("THALWEG_DEBUG=1").doesNotContain("\tat ");
    }

    @Test
    void missingFileIsAnInputError() {
        Call call = report(new NoSuchFileException("data.csv"));

        assertThat(call.code()).isEqualTo(5);
        assertThat(call.err()).isEqualTo("error[TH-C121]: input or output failed: data.csv: no such file or folder.\n");
    }

    @Test
    void outOfMemoryIsTheEnvironmentAndSaysHowToAllowMore() {
        Call call = report(new OutOfMemoryError("Java heap space"));

        assertThat(call.code()).isEqualTo(7);
        assertThat(call.err()).startsWith("error[TH-B120]: out of memory").contains("THALWEG_JAVA_OPTS=-Xmx");
    }

    @Test
    void readerThatWentAwayEndsQuietly() {
        Call call = versionTo(new IOException("Broken pipe"));

        assertThat(call).isEqualTo(new Call(0, "", ""));
    }

    @Test
    void fullDiskBehindStandardOutputIsAnOutputError() {
        Call call = versionTo(new IOException("No space left on device"));

        assertThat(call.code()).isEqualTo(5);
        assertThat(call.err()).startsWith("error[TH-C120]: cannot write to standard output: No space left on device.");
    }

    private static Call report(Throwable thrown) {
        var err = new ByteArrayOutputStream();
        int code = Failure.report(thrown, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Call(code, "", err.toString(StandardCharsets.UTF_8));
    }

    private static Call versionTo(IOException failure) {
        var failing = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };
        var err = new ByteArrayOutputStream();
        var printed = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Main.run(
                new Terminal(InputStream.nullInputStream(), new Output(failing), printed, 0, new Interruption()),
                "--version");
        return new Call(code, "", err.toString(StandardCharsets.UTF_8));
    }
}
