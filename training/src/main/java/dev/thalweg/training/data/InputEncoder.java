// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ElementType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns raw rows into the input matrix by a fitted [InputEncoding].
final class InputEncoder {
    private final RawData raw;
    private final int[] rows;
    private final Matrix matrix;
    private final EncodingLog log;

    private InputEncoder(RawData raw, int[] rows, Matrix matrix, EncodingLog log) {
        this.raw = raw;
        this.rows = rows;
        this.matrix = matrix;
        this.log = log;
    }

    /// Encodes some rows.
    static Matrix encode(InputEncoding encoding, RawData raw, int[] rows, ElementType type, EncodingLog log) {
        Place file = Place.of(raw.place(0).file());
        var encoder = new InputEncoder(raw, rows, new Matrix(type, rows.length, encoding.features(), file), log);
        switch (encoding) {
            case InputEncoding.Columns columns when raw instanceof Table table -> encoder.columns(columns, table);
            case InputEncoding.Sparse sparse when raw instanceof SparseRows entries -> encoder.sparse(sparse, entries);
            case InputEncoding.Pixels pixels when raw instanceof Images images -> encoder.pixels(pixels, images);
            case InputEncoding other ->
                throw DataError.OTHER_SHAPE.at(file, "this is %s, but the model was trained on %s.",
                        raw.format().text(), other.format().text());
        }
        return encoder.matrix;
    }

    private void columns(InputEncoding.Columns encoding, Table table) {
        Map<String, Column> byName = new HashMap<>();
        table.inputs().forEach(column -> byName.put(column.name(), column));
        int feature = 0;
        for (ColumnEncoding column : encoding.columns()) {
            Column cells = byName.get(column.column());
            switch (column) {
                case ColumnEncoding.Numeric numeric when cells instanceof NumericColumn numbers ->
                    numbers(numeric, numbers, feature);
                case ColumnEncoding.Categorical categorical when cells instanceof TextColumn texts ->
                    texts(categorical, texts, feature);
                case ColumnEncoding other -> throw new IllegalStateException(
                        "column '" + other.column() + "' was read as another kind than it is encoded as");
            }
            feature += column.featureNames().size();
        }
    }

    private void numbers(ColumnEncoding.Numeric encoding, NumericColumn cells, int feature) {
        for (int i = 0; i < rows.length; i++) {
            double value = cells.value(rows[i]);
            if (!Double.isNaN(value)) {
                set(i, feature, encoding.scaling().apply(value), cells);
            } else if (encoding.indicator()) {
                matrix.set(i, feature + 1, 1);
            } else if (!encoding.scaling().isConstant()) {
                log.unseenMissing(encoding.column());
            }
        }
    }

    private void texts(ColumnEncoding.Categorical encoding, TextColumn cells, int feature) {
        int[] featureOf = featureOf(encoding, cells);
        for (int i = 0; i < rows.length; i++) {
            int code = cells.code(rows[i]);
            if (code == TextColumn.MISSING) {
                missingText(encoding, i, feature);
            } else if (featureOf[code] < 0) {
                log.unknownCategory(encoding.column());
            } else {
                matrix.set(i, feature + featureOf[code], 1);
            }
        }
    }

    private void missingText(ColumnEncoding.Categorical encoding, int i, int feature) {
        if (encoding.indicator()) {
            matrix.set(i, feature + encoding.categories().size(), 1);
        } else {
            log.unseenMissing(encoding.column());
        }
    }

    /// Of each text of the file, its place among the categories, or -1.
    private static int[] featureOf(ColumnEncoding.Categorical encoding, TextColumn cells) {
        Map<String, Integer> places = new HashMap<>();
        encoding.categories().forEach(category -> places.put(category, places.size()));
        return cells.texts().stream().mapToInt(text -> places.getOrDefault(text, -1)).toArray();
    }

    private void sparse(InputEncoding.Sparse encoding, SparseRows entries) {
        Scaling[] scalings = encoding.scalings().toArray(Scaling[]::new);
        var zeros = new double[scalings.length];
        for (int feature = 0; feature < zeros.length; feature++) {
            zeros[feature] = scalings[feature].apply(0);
        }
        for (int i = 0; i < rows.length; i++) {
            for (int feature = 0; feature < zeros.length; feature++) {
                matrix.set(i, feature, zeros[feature]);
            }
            for (int entry = entries.start(rows[i]); entry < entries.start(rows[i] + 1); entry++) {
                int feature = entries.index(entry) - encoding.firstIndex();
                if (feature >= 0 && feature < scalings.length) {
                    set(i, feature, scalings[feature].apply(entries.value(entry)), null);
                } else {
                    log.unknownIndex();
                }
            }
        }
    }

    private void pixels(InputEncoding.Pixels encoding, Images images) {
        if (!images.shape().equals(encoding.shape())) {
            throw DataError.OTHER_SHAPE.at(Place.of(images.place(0).file()),
                    "images of %s pixels, but the model was trained on %s.", images.shape(), encoding.shape());
        }
        var scaled = new double[256];
        for (int value = 0; value < scaled.length; value++) {
            scaled[value] = encoding.scaling().apply(value);
        }
        int pixels = images.pixelsPerImage();
        for (int i = 0; i < rows.length; i++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                matrix.set(i, pixel, scaled[images.pixel(rows[i] * pixels + pixel)]);
            }
        }
    }

    /// A value far outside the training part's range must not become an infinity unnoticed.
    private void set(int i, int feature, double value, @Nullable Column column) {
        if (Math.abs(value) > Float.MAX_VALUE) {
            Place row = raw.place(rows[i]);
            throw DataError.NOT_FINITE.at(column == null ? row : row.atColumn(column.position(), column.name()),
                    "after scaling the value is %s, too large to compute with. Check it.", value);
        }
        matrix.set(i, feature, value);
    }
}
