// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Finds the line that is not UTF-8, once decoding has failed somewhere.
final class Utf8 {
    private Utf8() {
    }

    /// A line feed byte is never part of a longer character, so lines can be decoded one by one.
    static long firstBadLine(InputStream bytes) throws IOException {
        var line = new ByteArrayOutputStream();
        long number = 1;
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            if (b != '\n') {
                line.write(b);
                continue;
            }
            if (!isUtf8(line.toByteArray())) {
                return number;
            }
            line.reset();
            number++;
        }
        return number;
    }

    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
