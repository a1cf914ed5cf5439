// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Fits an [InputEncoding] on the rows of the training part, and on nothing else.
final class InputFit {
    private InputFit() {
    }

    static InputEncoding of(RawData raw, int[] rows) {
        InputEncoding encoding = switch (raw) {
            case Table table -> ColumnsFit.of(table, rows);
            case SparseRows sparse -> SparseFit.of(sparse, rows);
            case Images images -> PixelsFit.of(images, rows);
        };
        if (encoding.features() == 0) {
            throw DataError.NO_INPUT_COLUMN.at(Place.of(raw.place(0).file()),
                    "the training part holds nothing to predict from besides the target. Drop fewer columns.");
        }
        return encoding;
    }
}
