// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The formats that are read, told apart by content: names lie, and `.gz` is looked through.
public enum DataFormat {
    /// Comma-separated values (also `;`, tab or `|`), with or without a header.
    CSV("csv"),
    /// Sparse rows, `label index:value …`.
    LIBSVM("libsvm"),
    /// The binary format of the MNIST files.
    IDX("idx");

    private static final Pattern LIBSVM_LINE = Pattern
            .compile("[-+]?[0-9.][-+0-9.eE]*(\\s+qid:\\d+)?(\\s+\\d+:[^\\s:,]+)*\\s*(#.*)?");
    private static final Pattern LIBSVM_ENTRY = Pattern.compile("\\s\\d+:\\S");

    private final String text;

    DataFormat(String text) {
        this.text = text;
    }

    /// The name in files and messages.
    ///
    /// @return such as `csv`
    public String text() {
        return text;
    }

    /// Which format a file has.
    ///
    /// @throws dev.thalweg.api.ThalwegException TH-D004 if it is none of them
    static DataFormat detect(InputFile file) {
        byte[] head = file.head();
        if (head.length >= 4 && head[0] == 0 && head[1] == 0 && head[3] > 0) {
            return IDX;
        }
        BinaryContent.refuse(file.place(), head);
        return firstLines(head).limit(5).anyMatch(DataFormat::isLibsvm) ? LIBSVM : CSV;
    }

    private static Stream<String> firstLines(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        int last = head.length < 4096 ? text.length() : text.lastIndexOf('\n') + 1;
        return (last > 0 ? text.substring(0, last) : text).lines();
    }

    /// Needs one `index:value`, since a lone number may as well be a CSV of one column.
    private static boolean isLibsvm(String line) {
        return LIBSVM_ENTRY.matcher(line).find() && LIBSVM_LINE.matcher(line.strip()).matches();
    }
}
