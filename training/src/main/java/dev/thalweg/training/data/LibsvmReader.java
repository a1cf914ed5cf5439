// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Reads LIBSVM (also called SVMlight): `label [qid:list] index:value index:value … [# comment]`, indices increasing.
/// Blank lines and lines that are comments only are passed over.
final class LibsvmReader {
    private LibsvmReader() {
    }

    static SparseRows read(InputFile file) {
        BinaryContent.refuse(file.place(), file.head());
        var rows = new SparseRowsBuilder(file.place());
        // ISO 8859-1 cannot fail: everything but a comment is ASCII, and a comment is not looked at.
        var reader = new BufferedReader(new InputStreamReader(file.content(), StandardCharsets.ISO_8859_1), 1 << 16);
        try {
            var line = new LibsvmLine(file.place(), rows);
            long number = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.read(text, number++);
            }
            return rows.build(file);
        } catch (IOException e) {
            throw file.failure(e);
        }
    }
}
