// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.nio.charset.StandardCharsets;

/// Refuses what is not text before a text reader trips over it, and says what it probably is.
final class BinaryContent {
    private BinaryContent() {
    }

    static void refuse(Place place, byte[] head) {
        String kind = kind(head);
        if (!kind.isEmpty()) {
            throw DataError.NOT_A_DATA_FILE.at(place,
                    "this is " + kind + ". Expected CSV, LIBSVM or IDX, also with .gz.");
        }
    }

    private static String kind(byte[] head) {
        String start = new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) {
            return "a ZIP archive or an Excel workbook (export the sheet as CSV)";
        }
        if (start.startsWith("PAR1")) {
            return "a Parquet file, which is not read here";
        }
        if (start.startsWith("%PDF")) {
            return "a PDF document";
        }
        if (start.startsWith("\u0089PNG") || start.startsWith("\u00ff\u00d8\u00ff") || start.startsWith("GIF8")) {
            return "a picture";
        }
        if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
            return "UTF-16 text (convert it to UTF-8, for instance with iconv -f UTF-16 -t UTF-8)";
        }
        for (byte b : head) {
            if (b == 0) {
                return "a binary file (it holds zero bytes)";
            }
        }
        return "";
    }
}
