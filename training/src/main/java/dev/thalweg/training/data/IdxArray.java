// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What an IDX file holds. Layout: two zero bytes, a type byte, the number of axes, each axis as a big-endian `int`,
/// then the elements, last axis fastest.
final class IdxArray {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final List<Integer> shape;
    private final byte[] bytes;

    private IdxArray(List<Integer> shape, byte[] bytes) {
        this.shape = shape;
        this.bytes = bytes;
    }

    List<Integer> shape() {
        return shape;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Reads the whole file.
    static IdxArray read(InputFile file) {
        requireMagic(file);
        var stream = new DataInputStream(file.content());
        try {
            stream.skipNBytes(3);
            List<Integer> shape = readShape(file, stream);
            long size = size(file.place(), shape);
            byte[] bytes = stream.readNBytes((int) size);
            if (bytes.length < size) {
                throw DataError.BAD_IDX_LENGTH.at(file.place(),
                        "the header announces %,d bytes %s, the file ends after %,d. Fetch it again.", size, shape,
                        bytes.length);
            }
            if (stream.read() >= 0) {
                throw DataError.BAD_IDX_LENGTH.at(file.place(),
                        "the file goes on after the %,d bytes %s that its header announces.", size, shape);
            }
            return new IdxArray(shape, bytes);
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private static void requireMagic(InputFile file) {
        byte[] head = file.head();
        if (head.length < 4 || head[0] != 0 || head[1] != 0) {
            throw DataError.BAD_IDX_HEADER.at(file.place(),
                    "not an IDX file: it does not begin with two zero bytes, a type and a number of axes.");
        }
        if (head[2] != UNSIGNED_BYTE) {
            throw DataError.BAD_IDX_HEADER.at(file.place(),
                    "elements of type 0x%02x; expected unsigned bytes (0x08), as in the MNIST files.", head[2]);
        }
        int axes = head[3];
        if (axes < 1 || axes > 8) {
            throw DataError.BAD_IDX_HEADER.at(file.place(), "%d axes; expected 1 to 8.", axes & 0xff);
        }
        if (head.length < 4 + 4 * axes) {
            throw DataError.BAD_IDX_LENGTH.at(file.place(), "the file ends within its header. Fetch it again.");
        }
    }

    private static List<Integer> readShape(InputFile file, DataInputStream stream) throws IOException {
        int axes = stream.read();
        var shape = new ArrayList<Integer>();
        for (int axis = 0; axis < axes; axis++) {
            int length = stream.readInt();
            if (length < 1) {
                throw DataError.BAD_IDX_HEADER.at(file.place(), "axis %d has length %d; expected at least 1.", axis + 1,
                        length);
            }
            shape.add(length);
        }
        return List.copyOf(shape);
    }

    private static long size(Place place, List<Integer> shape) {
        long size = 1;
        for (int length : shape) {
            size *= length;
            if (size > LARGEST_ARRAY) {
                throw DataError.TOO_LARGE.at(place,
                        "shape %s is more than one array holds (%,d).", shape, LARGEST_ARRAY);
            }
        }
        return size;
    }
}
