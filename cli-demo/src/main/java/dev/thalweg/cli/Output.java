// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Standard output, where results go: UTF-8 whatever the locale, and never silent about a failed write.
///
/// `PrintStream` swallows failures; a prediction that did not reach a full disk must not look like success.
final class Output extends Writer {
    private final Writer writer;

    Output(OutputStream stream) {
        writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /// Writes a line.
    void line(CharSequence text) {
        print(text);
        print("\n");
    }

    /// Writes text as it stands.
    void print(CharSequence text) {
        attempt(() -> writer.append(text));
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        attempt(() -> writer.write(buffer, offset, length));
    }

    @Override
    public void flush() {
        attempt(writer::flush);
    }

    @Override
    public void close() {
        attempt(writer::close);
    }

    private static void attempt(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (reason.contains("Broken pipe") || reason.contains("pipe is being closed")) {
            return new ReaderGone(cause);
        }
        return new ThalwegException("TH-C120", ExitCategory.IO,
                "cannot write to standard output: " + reason + ". Free some space or send the output elsewhere.",
                cause);
    }

    /// Whoever read our output stopped reading, as `head` does: a normal end that needs no message.
    static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
